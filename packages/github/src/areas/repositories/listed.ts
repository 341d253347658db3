import type { z } from "zod";
import type { GithubSession } from "../../session/session.ts";
import { expectAll } from "./expect-all.ts";

export const LIST = "GET /orgs/{org}/repos";

/** Every repository of the organization, as GitHub lists it. Throws at its end unless they were all. */
export async function* listedRepositories<T>(
  session: GithubSession,
  schema: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> {
  let seen = 0;
  for await (const one of session.items(LIST, { org: session.organization, type: "all" }, schema)) {
    seen += 1;
    yield one;
  }
  await expectAll(session, LIST, seen);
}
