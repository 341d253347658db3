import { inspect, mapParallel, type UnreadableResource, unreadableResource } from "@bylaw/core/provider";
import type { z } from "zod";
import type { QueryOperation } from "../../operations/index.ts";
import { readable } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import { expectAll } from "./expect-all.ts";

/**
 * What `make` makes of each repository of the organization, in the order of names, by a query over its `repositories`.
 * Throws unless they are all that the organization has.
 */
export async function* eachRepository<TNode, T>(
  session: GithubSession,
  operation: QueryOperation,
  text: string,
  nodeSchema: z.ZodType<TNode>,
  make: (node: TNode) => T | Promise<T>,
): AsyncGenerator<Awaited<T> | UnreadableResource, void, undefined> {
  const { organization } = session;
  const answerSchema = readable(operation, nodeSchema);
  const pages = session.pages(operation, {
    text,
    variables: { organization },
    connection: ["organization", "repositories"],
  });
  let seen = 0;
  for await (const { nodes, before, total } of pages) {
    seen = before + nodes.length;
    yield* mapParallel(10, nodes.entries(), async ([index, node]) => {
      const state = inspect(answerSchema.parse(node));
      if (state.state === "known") return make(state.value);
      if (state.state === "absent") throw new TypeError("A repository is not absent from its own listing.");
      // A repository that is not shown is known by its place alone, in the order of names.
      const id = nameOf(node) ?? `${organization}/(repository ${before + index + 1} of ${total})`;
      return unreadableResource(id, state.problem);
    });
  }
  await expectAll(session, operation, seen);
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("nameWithOwner" in node)) return undefined;
  return typeof node.nameWithOwner === "string" ? node.nameWithOwner : undefined;
}
