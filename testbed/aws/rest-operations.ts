import { clients } from "./clients.gen.ts";
import { type Route, routesOf } from "./scripted/operation.ts";

/** What a request of a REST service asks: its service, its operation, and what it sends, as the SDK calls it. */
export interface RestAsked {
  readonly service: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The services whose requests are signed for this name: API Gateway has two, S3 and its control plane share one. */
export function servicesSignedFor(name: string): readonly string[] {
  return [...clients].flatMap(([id, { signedFor }]) => (signedFor === name ? [id] : []));
}

/** The operation of one of these services that has this method and path; undefined when none has. */
export function restOperation(
  services: readonly string[],
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>> = {},
): RestAsked | undefined {
  const url = new URL(path, "http://rest");
  const found = services.flatMap((service) =>
    routesOf(service).flatMap((route) => {
      const labels = route.method === method ? labelsOf(route, url) : undefined;
      return labels === undefined ? [] : [{ service, route, labels }];
    }),
  );
  const [best] = found.sort((a, b) => literals(b.route) - literals(a.route));
  if (best === undefined) return undefined;
  const { service, route, labels } = best;
  const sent = Object.entries({ ...Object.fromEntries(url.searchParams), ...body });
  const named = sent.map(([name, value]) => [route.members.get(name) ?? name, value]);
  return { service, operation: route.operation, parameters: { ...Object.fromEntries(named), ...labels } };
}

/** What stands in the places of the path's words in braces; undefined for another path. */
function labelsOf({ path }: Route, url: URL): Readonly<Record<string, string>> | undefined {
  const [place = "", query = ""] = path.split("?");
  const demanded = [...new URLSearchParams(query)];
  if (!demanded.every(([name, value]) => url.searchParams.get(name) === value)) return undefined;
  const names: string[] = [];
  const pattern = place.replace(
    /\{(\w+)(\+?)\}|[.*+?^$()|[\]\\]/g,
    (found, name?: string, greedy?: string) => {
      if (name === undefined) return `\\${found}`;
      names.push(name);
      return greedy === "" ? "([^/]+)" : "(.+)";
    },
  );
  const matched = new RegExp(`^${pattern.replace(/\/$/, "")}/?$`).exec(url.pathname);
  if (matched === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(matched[index + 1] ?? "")]));
}

/** The more of a path is said in so many words, the closer it is. */
function literals({ path }: Route): number {
  return path.replace(/\{[^}]*\}/g, "").length;
}
