import type { Observed } from "@bylaw/core";
import { inspect, ReadError } from "@bylaw/core/provider";
import type { z } from "zod";
import type { QueryOperation } from "../../operations/index.ts";
import { readable } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import { expectAll } from "./expect-all.ts";

/** A repository as a query shows it. */
export interface RepositoryNodeRead<T> {
  /** `owner/name`. One that is not shown is known by its place alone, in the order of names. */
  readonly id: string;
  readonly node: Observed<T>;
}

/**
 * Every repository of the organization, page by page, as a query over `organization.repositories` shows it. Throws at its end
 * unless they were all.
 */
export async function* repositoryPages<T>(
  session: GithubSession,
  operation: QueryOperation,
  text: string,
  schema: z.ZodType<T>,
): AsyncGenerator<readonly RepositoryNodeRead<T>[]> {
  const { organization } = session;
  const answerSchema = readable(operation, schema);
  const connection = ["organization", "repositories"];
  let seen = 0;
  for await (const page of session.pages(operation, { text, variables: { organization }, connection })) {
    const { nodes, before, total } = page;
    seen = before + nodes.length;
    yield nodes.map((node, index) => ({
      id: nameOf(node) ?? `${organization}/(repository ${before + index + 1} of ${total})`,
      node: answerSchema.parse(node),
    }));
  }
  await expectAll(session, operation, seen);
}

/** What a query shows of a repository. Throws why it shows nothing. */
export function shownNode<T>({ node }: RepositoryNodeRead<T>): T {
  const state = inspect(node);
  if (state.state === "known") return state.value;
  if (state.state === "unreadable") throw new ReadError(state.problem);
  throw new TypeError("A repository is not absent from its own listing.");
}

function nameOf(node: unknown): string | undefined {
  if (typeof node !== "object" || node === null || !("nameWithOwner" in node)) return undefined;
  return typeof node.nameWithOwner === "string" ? node.nameWithOwner : undefined;
}
