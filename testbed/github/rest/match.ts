import type { World } from "../world.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";
import { toldRoutes } from "./told.ts";

export interface Matched {
  route: Route;
  parameters: Record<string, string>;
}

const patterns = routes.map(patternOf);

/** What a test tells comes before what the model holds. */
export function matchRoute(world: World, method: string, path: string): Matched | undefined {
  for (const { route, method: expected, pattern } of [...toldRoutes(world).map(patternOf), ...patterns]) {
    const found = method === expected ? pattern.exec(path) : null;
    if (!found) continue;
    const groups = Object.entries(found.groups ?? {});
    return {
      route,
      parameters: Object.fromEntries(groups.map(([name, value]) => [name, decodeURIComponent(value)])),
    };
  }
  return undefined;
}

function patternOf(route: Route) {
  const [method = "", template = ""] = route.operation.split(" ");
  return { route, method, pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
}
