import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import { guard } from "../app";

const guarded = fp(async (app: FastifyInstance) => {
  app.addHook("preHandler", guard);
});

export const exportsPlugin = async (app: FastifyInstance) => {
  await app.register(guarded);
  app.get("/", async () => "a;b;c");
};
