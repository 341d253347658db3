import { requireMfa } from "@bylaw/express/fastify";
import cors from "@fastify/cors";
import Fastify, { type FastifyInstance } from "fastify";
import { adminPlugin } from "./plugins/admin";
import { exportsPlugin } from "./plugins/exports";
import { metricsPlugin } from "./plugins/metrics";
import { sessionsPlugin } from "./plugins/sessions";
import { ticketsPlugin } from "./plugins/tickets";

export const guard = requireMfa({ who: "everyone", user: (r) => r.user, verifiedAt: (r) => r.verifiedAt });

export async function build(): Promise<FastifyInstance> {
  const app = Fastify({ logger: true });
  app.decorate("mfa", guard);
  await app.register(cors);
  app.get("/", async () => "desk");
  app.get("/status", { schema: { response: { 200: { type: "string" } } } }, async () => "ok");
  app.register(ticketsPlugin, { prefix: "/tickets" });
  app.register(sessionsPlugin);
  app.register(adminPlugin, { prefix: "/admin" });
  app.register(metricsPlugin, { prefix: "/admin" });
  app.register(exportsPlugin, { prefix: "/admin/exports" });
  app.route({
    method: "GET",
    url: "/admin/audit",
    onRequest: guard,
    handler: async () => [],
  });
  app.get("/admin/queues", { preHandler: [app.mfa] }, async () => []);
  app.register(import(`./plugins/${process.env.DESK_PLUGIN}.ts`));
  return app;
}

const app = await build();
await app.listen({ port: 8081 });
