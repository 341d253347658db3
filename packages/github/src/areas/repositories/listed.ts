import { listedOncePerRun } from "@bylaw/core/provider";
import { z } from "zod";
import { shownField } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import { expectAll } from "./expect-all.ts";

export const LIST = "GET /orgs/{org}/repos";

/** A repository as the list tells of it. */
export interface ListedRepository extends z.infer<typeof listedSchema> {}

const listedSchema = z
  .looseObject({
    id: z.int(),
    full_name: z.string(),
    name: z.string(),
    archived: z.boolean(),
    visibility: z.enum(["public", "private", "internal"]),
  })
  .transform(({ id, full_name, name, archived, visibility, ...more }) => ({
    id,
    full_name,
    name,
    archived,
    visibility,
    /** What GitHub scans in it, by feature; shown to its administrators. */
    features: shownField(LIST, more, "security_and_analysis", z.looseObject({})),
  }));

/** Every repository of the organization, as GitHub lists it. Throws at its end unless they were all. */
export async function* listedRepositories(
  session: GithubSession,
): AsyncGenerator<ListedRepository, void, undefined> {
  let seen = 0;
  for await (const one of listAll(session)) {
    seen += 1;
    yield one;
  }
  await expectAll(session, LIST, seen);
}

const listAll = listedOncePerRun((session: GithubSession) =>
  session.items(LIST, { org: session.organization, type: "all" }, listedSchema),
);
