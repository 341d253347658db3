import { from, type Observed } from "@bylaw/core";
import { inspect, type Problem, unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import type { RestOperation } from "../../operations/index.ts";
import { hiddenField } from "../../session/answer.ts";
import type { GithubSession } from "../../session/session.ts";
import { OPERATION } from "./query.ts";
import type { Actor } from "./repository.ts";
import type { ReadBypass } from "./repository-of.ts";
import type { RulesetRules } from "./rulesets-of.ts";

const actorSchema = z.object({
  actor_type: z.string(),
  actor_id: z.int().nullish(),
  bypass_mode: z.string().nullish(),
});

interface Answer extends z.infer<ReturnType<typeof answerOf>> {}

const IN_ORGANIZATION = "GET /orgs/{org}/rulesets/{ruleset_id}";
const IN_REPOSITORY = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";

/** Of the ruleset that was asked for, as it stood when its rules were read. */
function answerOf(id: number, enforcement: RulesetRules["enforcement"]) {
  return z.object({
    id: z.literal(id),
    enforcement: z.literal(enforcement.toLowerCase()),
    bypass_actors: z.array(actorSchema).nullish(),
  });
}

/**
 * Asks for each ruleset once, however many repositories it binds. An enterprise's is seen through a repository that it
 * binds: where one refuses, the next one is asked.
 */
export function bypassReader(session: GithubSession): ReadBypass {
  const asked = new Map<number, Promise<Observed<Answer>>>();
  return async (ruleset, repository) => {
    const { id, level } = ruleset;
    if (id === undefined) return unreadable(NOT_SHOWN);
    const before = asked.get(id);
    const ask = () => readRuleset(session, id, ruleset, repository);
    const answer = before === undefined ? ask() : level === "Enterprise" ? unlessRead(before, ask) : before;
    asked.set(id, answer);
    return from(await answer, ({ bypass_actors: actors }) =>
      actors ? actors.map(actorOf) : hidden(operationOf(ruleset)),
    );
  };
}

async function unlessRead(
  before: Promise<Observed<Answer>>,
  ask: () => Promise<Observed<Answer>>,
): Promise<Observed<Answer>> {
  const answer = await before;
  return inspect(answer).state === "unreadable" ? ask() : answer;
}

async function readRuleset(
  session: GithubSession,
  id: number,
  ruleset: RulesetRules,
  repository: string,
): Promise<Observed<Answer>> {
  const [owner = "", repo = ""] = repository.split("/");
  const operation = operationOf(ruleset);
  const where = operation === IN_ORGANIZATION ? { org: ruleset.source ?? owner } : { owner, repo };
  return session.observe(operation, { ...where, ruleset_id: id }, answerOf(id, ruleset.enforcement));
}

function operationOf({ level }: RulesetRules): RestOperation {
  return level === "Organization" ? IN_ORGANIZATION : IN_REPOSITORY;
}

const NOT_SHOWN: Problem = {
  code: "partial-data",
  message: `${OPERATION} did not show to which ruleset a rule belongs, so who may bypass it is not known.`,
  operation: OPERATION,
};

/** A list that is left out is not an empty list: GitHub shows it to those who may change the ruleset. */
function hidden(operation: RestOperation): Observed<never> {
  return hiddenField(
    operation,
    "bypass_actors",
    "shows who may bypass the ruleset only to those who may change it",
  );
}

function actorOf({ actor_type, actor_id, bypass_mode }: z.infer<typeof actorSchema>): Actor {
  return {
    type: actor_type,
    ...(typeof actor_id === "number" && { name: String(actor_id) }),
    ...(typeof bypass_mode === "string" && { mode: bypass_mode }),
  };
}
