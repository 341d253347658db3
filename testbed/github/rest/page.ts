import type { Answer, Request } from "../request.ts";
import type { World } from "../world.ts";

const DEFAULT_SIZE = 30;
const MAX_SIZE = 100;

/** One page of a list, with the Link header that leads to the others. */
export function page<T>(
  world: World,
  request: Request,
  items: readonly T[],
  body: (items: T[]) => unknown,
  by: "page" | "after" = "page",
): Answer {
  const size = Math.min(positive(request.query.get("per_page")) ?? DEFAULT_SIZE, MAX_SIZE);
  // A cursor says no more than its own number here, and leads forwards alone.
  const current = positive(request.query.get(by)) ?? 1;
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = linkHeader(world, request, current, last, by);
  return {
    status: 200,
    body: body(items.slice((current - 1) * size, current * size)),
    ...(link && { headers: { link } }),
  };
}

function positive(text: string | null): number | undefined {
  const value = Number.parseInt(text ?? "", 10);
  return value > 0 ? value : undefined;
}

function linkHeader(
  world: World,
  request: Request,
  current: number,
  last: number,
  by: "page" | "after",
): string {
  const address = (number: number) => {
    const query = new URLSearchParams(request.query);
    query.set(by, String(number));
    return `${world.url}${byNumber(world, request)}?${query}`;
  };
  const links: [string, number][] = [];
  if (by === "after") return current < last ? `<${address(current + 1)}>; rel="next"` : "";
  if (current > 1) links.push(["prev", Math.min(current - 1, last)]);
  if (current < last) links.push(["next", current + 1], ["last", last]);
  if (current > 1) links.push(["first", 1]);
  return links.map(([relation, number]) => `<${address(number)}>; rel="${relation}"`).join(", ");
}

/** GitHub's links name owners and repositories by number; `byName` is the way back. */
function byNumber(world: World, request: Request): string {
  const { organization, repositories } = world.state;
  const [, kind, owner, name, ...rest] = request.path.split("/");
  if (kind === "orgs") return ["/organizations", organization.id, name, ...rest].join("/");
  if (kind !== "repos") return request.path;
  const repository = repositories.find((one) => one.name.toLowerCase() === name?.toLowerCase());
  return repository ? ["/repositories", repository.id, ...rest].join("/") : `/repos/${owner}/${name}`;
}

export function byName(world: World, path: string): string {
  const { organization, repositories } = world.state;
  const [, kind, id, ...rest] = path.split("/");
  if (kind === "organizations" && id === String(organization.id)) {
    return ["/orgs", organization.login, ...rest].join("/");
  }
  if (kind !== "repositories") return path;
  const repository = repositories.find((one) => String(one.id) === id);
  return repository ? ["/repos", organization.login, repository.name, ...rest].join("/") : path;
}
