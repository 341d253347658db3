import { inspect, mapParallel, type UnreadableResource, unreadableResource } from "@bylaw/core/provider";
import type { z } from "zod";
import type { QueryOperation } from "../../operations/index.ts";
import type { GithubSession } from "../../session/session.ts";
import { repositoryPages } from "./pages.ts";

/**
 * What `make` makes of each repository of the organization, in the order of names, by a query over its `repositories`.
 * Throws unless they are all that the organization has.
 */
export async function* eachRepository<TNode, T>(
  session: GithubSession,
  operation: QueryOperation,
  text: string,
  schema: z.ZodType<TNode>,
  make: (node: TNode) => T | Promise<T>,
): AsyncGenerator<Awaited<T> | UnreadableResource, void, undefined> {
  for await (const page of repositoryPages(session, operation, text, schema)) {
    yield* mapParallel(10, page, async ({ id, node }) => {
      const state = inspect(node);
      if (state.state === "known") return make(state.value);
      if (state.state === "absent") throw new TypeError("A repository is not absent from its own listing.");
      return unreadableResource(id, state.problem);
    });
  }
}
