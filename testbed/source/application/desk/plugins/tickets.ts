import type { FastifyPluginAsync } from "fastify";

export const ticketsPlugin: FastifyPluginAsync = async (app) => {
  app.get("/", async () => []);
  app.get<{ Params: { id: string } }>("/:id", async (request) => ({ id: request.params.id }));
  app.post("/", async (_request, reply) => reply.code(201).send());
  app.patch("/:id", async (_request, reply) => reply.code(204).send());
};
