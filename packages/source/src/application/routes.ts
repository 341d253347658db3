import type { Collector } from "@bylaw/core";
import { defineCollector, ReadError } from "@bylaw/core/provider";
import { OPERATION, sourceKind } from "./kind.ts";
import { locateRoute, routeSchema, type SourceRoute } from "./resources.ts";

/** Every route of an application, and what stands before its handler. A privileged path that no route lies under is unreadable. */
export const sourceRoutes: Collector<SourceRoute> = defineCollector({
  id: "source/routes",
  resource: "route",
  provider: sourceKind,
  per: "application",
  operations: [OPERATION],
  schema: routeSchema,
  locate: locateRoute,
  async *collect(session) {
    const { routes, problem } = await session.analysed();
    yield* routes;
    if (problem !== undefined) throw new ReadError(problem);
  },
});
