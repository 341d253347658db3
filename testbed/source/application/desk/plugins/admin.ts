import type { FastifyInstance } from "fastify";
import { guard } from "../app";

export async function adminPlugin(app: FastifyInstance) {
  app.get("/agents", async () => []);
  app.post("/agents", async (_request, reply) => reply.code(201).send());
  app.delete("/agents/:id", async (_request, reply) => reply.code(204).send());
  app.register(billing, { prefix: "/billing" });
  // Added last, and before every route all the same.
  app.addHook("onRequest", guard);
}

async function billing(app: FastifyInstance) {
  app.get("/invoices", async () => []);
  app.post("/refunds", async (_request, reply) => reply.code(202).send());
}
