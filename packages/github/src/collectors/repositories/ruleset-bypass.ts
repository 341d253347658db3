import { from, type Observed } from "@bylaw/core";
import { unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import { factsOf, type RestOperation } from "../../operations.ts";
import type { GithubSession } from "../../session/session.ts";
import type { Actor } from "./repository.ts";
import type { ReadBypass } from "./repository-of.ts";
import type { RulesetRules } from "./rulesets-of.ts";

const actorSchema = z.object({
  actor_type: z.string(),
  actor_id: z.int().nullish(),
  bypass_mode: z.string().nullish(),
});

/** Of the ruleset that was asked for, as it stood when its rules were read. */
function answerOf({ id, enforcement }: RulesetRules) {
  return z.object({
    id: z.literal(id),
    enforcement: z.literal(enforcement.toLowerCase()),
    bypass_actors: z.array(actorSchema).nullish(),
  });
}

/** Asks for each ruleset once, however many repositories it binds. */
export function bypassReader(session: GithubSession): ReadBypass {
  const asked = new Map<number, Promise<Observed<Actor[]>>>();
  return (ruleset, repository) => {
    const answer = asked.get(ruleset.id) ?? readBypass(session, ruleset, repository);
    asked.set(ruleset.id, answer);
    return answer;
  };
}

async function readBypass(
  session: GithubSession,
  ruleset: RulesetRules,
  repository: string,
): Promise<Observed<Actor[]>> {
  // An enterprise's ruleset is seen through a repository that it binds.
  const { id, level, source } = ruleset;
  const [owner = "", repo = ""] = repository.split("/");
  const [operation, where] =
    level === "Organization"
      ? (["GET /orgs/{org}/rulesets/{ruleset_id}", { org: source }] as const)
      : (["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", { owner, repo }] as const);
  const answer = await session.observe(operation, { ...where, ruleset_id: id }, answerOf(ruleset));
  return from(answer, ({ bypass_actors: actors }) => (actors ? actors.map(actorOf) : hidden(operation)));
}

/** A list that is left out is not an empty list: GitHub shows it to those who may change the ruleset. */
function hidden(operation: RestOperation): Observed<never> {
  const { fields, permission } = factsOf(operation);
  return unreadable({
    code: "access-denied",
    message: `${operation} shows who may bypass the ruleset only to those who may change it.`,
    operation,
    permission: fields.bypass_actors ?? permission,
  });
}

function actorOf({ actor_type, actor_id, bypass_mode }: z.infer<typeof actorSchema>): Actor {
  return {
    type: actor_type,
    ...(typeof actor_id === "number" && { name: String(actor_id) }),
    ...(typeof bypass_mode === "string" && { mode: bypass_mode }),
  };
}
