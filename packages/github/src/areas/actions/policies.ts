import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import { defineCollector, inspect, known, observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { namesOf } from "../../lib/names-of.ts";
import { shownField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import type { CallParameters, GithubSession } from "../../session/session.ts";

const POLICY = "GET /orgs/{org}/actions/permissions";
const SELECTED = "GET /orgs/{org}/actions/permissions/selected-actions";
const TOKEN = "GET /orgs/{org}/actions/permissions/workflow";
const SUBJECT = "GET /orgs/{org}/actions/oidc/customization/sub";

const schema = z.object({
  /** The organization's login. */
  id: z.string(),
  /** Which repositories may run workflows: `all`, `none` or `selected`. */
  enabledRepositories: observed(z.string()),
  /** Which actions and reusable workflows they may use: `all`, `local_only` or `selected`. */
  allowedActions: observed(z.string()),
  /**
   * What they may use beside the organization's own: `actions by GitHub`, `actions by verified creators`, and patterns such
   * as `docker/*`. A pattern that starts with `!` forbids, and is left out. `any action` where all are allowed.
   */
  allowedSources: observed(quantity("names")),
  /** True when an action has to be named by the full hash of a commit. */
  pinningRequired: observed(z.boolean()),
  /** What the token of a workflow may do that asks for nothing: `read` or `write`. */
  tokenDefault: observed(z.string()),
  /** True when a workflow may open and approve pull requests. */
  approvesPullRequests: observed(z.boolean()),
  /** The claims that the subject of an OIDC token is made of, by the organization's template: `repo` and `context` by default. */
  subjectClaims: observed(quantity("names")),
  /** True when such subjects also name the owner and the repository by their numbers, which are never given twice. */
  immutableSubjects: observed(z.boolean()),
});

export interface ActionsPolicy extends z.infer<typeof schema> {}

/** What the organization lets GitHub Actions do. */
export const actionsPolicies: Collector<ActionsPolicy> = defineCollector({
  id: "github/actions-policies",
  resource: "GitHub Actions policy",
  provider: githubKind,
  per: "organization",
  operations: [POLICY, SELECTED, TOKEN, SUBJECT],
  calls: { [POLICY]: "once", [SELECTED]: "once", [TOKEN]: "once", [SUBJECT]: "once" },
  schema,
  async *collect(session) {
    const parameters = { org: session.organization };
    const answer = await askedOf(session, POLICY, parameters);
    const token = await askedOf(session, TOKEN, parameters);
    const subject = await askedOf(session, SUBJECT, parameters);
    const allowedActions = from(answer, (one) => shownField(POLICY, one, "allowed_actions", z.string()));
    yield {
      id: session.organization,
      enabledRepositories: from(answer, (one) => shownField(POLICY, one, "enabled_repositories", z.string())),
      allowedActions,
      allowedSources: await sourcesOf(session, allowedActions, parameters),
      pinningRequired: from(answer, (one) => shownField(POLICY, one, "sha_pinning_required", z.boolean())),
      tokenDefault: from(token, (one) => shownField(TOKEN, one, "default_workflow_permissions", z.string())),
      approvesPullRequests: from(token, (one) =>
        shownField(TOKEN, one, "can_approve_pull_request_reviews", z.boolean()),
      ),
      subjectClaims: from(
        from(subject, (one) => shownField(SUBJECT, one, "include_claim_keys", z.array(z.string()))),
        namesOf,
      ),
      immutableSubjects: from(subject, (one) =>
        shownField(SUBJECT, one, "use_immutable_subject", z.boolean()),
      ),
    };
  },
});

/** An answer whose refusal leaves its own fields unread and no others. */
function askedOf(
  session: GithubSession,
  operation: typeof POLICY | typeof SELECTED | typeof TOKEN | typeof SUBJECT,
  parameters: CallParameters,
): Promise<Observed<Readonly<Record<string, unknown>>>> {
  return session.observe(operation, parameters, z.looseObject({}));
}

/** GitHub answers for a selection alone: without one it refuses to name the selected. */
async function sourcesOf(
  session: GithubSession,
  allowed: Observed<string>,
  parameters: CallParameters,
): Promise<Observed<Quantity<"names">>> {
  const state = inspect(allowed);
  if (state.state !== "known") return allowed as Observed<never>;
  if (state.value === "local_only") return known(namesOf([]));
  if (state.value !== "selected") return known(namesOf([state.value === "all" ? "any action" : state.value]));
  const answer = await askedOf(session, SELECTED, parameters);
  const flag = (field: string) => from(answer, (one) => shownField(SELECTED, one, field, z.boolean()));
  const flags = from([flag("github_owned_allowed"), flag("verified_allowed")], (github, verified) => [
    ...(github ? ["actions by GitHub"] : []),
    ...(verified ? ["actions by verified creators"] : []),
  ]);
  const patterns = from(answer, (one) => shownField(SELECTED, one, "patterns_allowed", z.array(z.string())));
  return from([flags, patterns], (some, others) =>
    namesOf([...some, ...others.flatMap(patternsIn).filter((pattern) => !pattern.startsWith("!"))]),
  );
}

/** GitHub's page takes several at once, with commas between them: one entry may be a list. */
function patternsIn(entry: string): readonly string[] {
  return entry.split(/[\s,]+/).filter((pattern) => pattern !== "");
}
