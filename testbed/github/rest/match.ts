import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

export interface Matched {
  route: Route;
  parameters: Record<string, string>;
}

const patterns = routes.map((route) => {
  const [method = "", template = ""] = route.operation.split(" ");
  return { route, method, pattern: new RegExp(`^${template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
});

export function matchRoute(method: string, path: string): Matched | undefined {
  for (const { route, method: expected, pattern } of patterns) {
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
