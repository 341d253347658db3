import { from, type Observed } from "@bylaw/core";
import { oncePerRun } from "@bylaw/core/provider";
import { z } from "zod";
import { shownField } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";

export const PLAN = "GET /orgs/{org} plan";

const planSchema = z.object({ name: z.string() });

/** The organization's plan, which GitHub shows to its owners and to apps that may read it: `free`, `team` or `enterprise`. */
export const planOf = oncePerRun(async (session: GithubSession): Promise<Observed<string>> => {
  const answer = await session.observe(PLAN, { org: session.organization }, z.looseObject({}));
  return from(
    from(answer, (one) => shownField(PLAN, one, "plan", planSchema)),
    ({ name }) => name,
  );
});
