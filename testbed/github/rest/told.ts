import { exampleOf, listKey, pagesBy } from "../openapi.ts";
import type { Answer, Request } from "../request.ts";
import type { Told } from "../state.ts";
import type { World } from "../world.ts";
import { page } from "./page.ts";
import type { Route } from "./route.ts";

/** The routes of what the model does not hold and a test tells, each held to GitHub's description like all others. */
export function toldRoutes({ state }: World): readonly Route[] {
  return Object.entries(state.told).map(([operation, told]) => ({
    operation,
    permissions: "",
    answer: (world, request) => answerOf(world, request, told),
  }));
}

function answerOf(world: World, request: Request, told: Told): Answer {
  const said = typeof told === "function" ? told(request) : told;
  if (isAnswer(said)) return said;
  if (!Array.isArray(said)) return { status: 200, body: said };
  const key = listKey(request.operation);
  const inside = (items: readonly unknown[]) =>
    key === undefined ? items : { total_count: said.length, [key]: items };
  return page(world, request, said, inside, pagesBy(request.operation));
}

function isAnswer(said: object): said is Answer {
  return "status" in said && "body" in said;
}

/** GitHub's own example of an answer, or of one item of a list, with what is changed of it. */
export function example(operation: string, change: Readonly<Record<string, unknown>> = {}): object {
  const body = exampleOf(operation);
  const key = listKey(operation);
  const list = key === undefined ? body : (body as Readonly<Record<string, unknown>>)[key];
  return { ...(Array.isArray(list) ? list[0] : body), ...change };
}
