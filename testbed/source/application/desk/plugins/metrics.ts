import type { FastifyInstance } from "fastify";
import { guard } from "../app";

export async function metricsPlugin(app: FastifyInstance) {
  // The hook of the sibling stands before its own routes alone.
  app.get("/metrics", async () => ({ open: 3 }));
  // Asked when the answer is there.
  app.put("/macros", { onSend: guard }, async (_request, reply) => reply.code(204).send());
}
