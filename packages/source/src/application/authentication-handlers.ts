import type { Collector } from "@bylaw/core";
import { defineCollector, ReadError } from "@bylaw/core/provider";
import { OPERATION, sourceKind } from "./kind.ts";
import { type AuthenticationHandler, handlerSchema, locateRoute } from "./resources.ts";

/** Every route that somebody signs in or out by, once for each event that it has to record. A pattern without a route is unreadable. */
export const sourceAuthenticationHandlers: Collector<AuthenticationHandler> = defineCollector({
  id: "source/authentication-handlers",
  resource: "authentication handler",
  provider: sourceKind,
  per: "application",
  operations: [OPERATION],
  schema: handlerSchema,
  locate: locateRoute,
  async *collect(session) {
    const { handlers, problem } = await session.analysed();
    yield* handlers;
    if (problem !== undefined) throw new ReadError(problem);
  },
});
