import { from, type Observed } from "@bylaw/core";
import { inspect, known, type Problem, unreadable } from "@bylaw/core/provider";
import { classicOf } from "./classic-of.ts";
import { codeownersOf } from "./codeowners-of.ts";
import { hidden, nothingAt } from "./nothing-at.ts";
import type { RepositoryNode } from "./query.ts";
import type { Actor, Repository, Ruleset } from "./repository.ts";
import { type RulesetRules, rulesetsOf } from "./rulesets-of.ts";

/** Reads who may bypass a ruleset that binds `repository`. */
export type ReadBypass = (ruleset: RulesetRules, repository: string) => Promise<Observed<Actor[]>>;

/** The repository that a node of the query tells of, in an organization of a plan that is read where it matters. */
export async function repositoryOf(
  node: RepositoryNode,
  readBypass: ReadBypass,
  readPlan: () => Promise<Observed<string>>,
): Promise<Repository> {
  const branch = from(node.defaultBranchRef, (ref) => ref ?? noBranch(node));
  const { host } = new URL(node.url);
  const classic = from(
    from(branch, (ref) => ref.branchProtectionRule),
    (rule) => (rule === null ? noClassic(node) : classicOf(rule, node.isFork)),
  );
  const rulesets = await withBypass(
    from(
      from(branch, (ref) => ref.rules),
      (all) => rulesetsOf(all, node.isFork),
    ),
    (ruleset) => readBypass(ruleset, node.nameWithOwner),
  );
  const plan = isPlanned(node, host) ? inspect(await readPlan()) : undefined;
  if (plan?.state === "absent") throw new TypeError("An organization is not without a plan.");
  return {
    id: node.nameWithOwner,
    name: node.name,
    repositoryId: node.databaseId,
    ownerId: from(node.owner, ({ databaseId }) => databaseId),
    host,
    visibility: visibilities[node.visibility],
    archived: node.isArchived,
    fork: node.isFork,
    rulesBind: plan?.state !== "known" || plan.value !== "free",
    ...standstillOf(node),
    defaultBranch: from(branch, (ref) => ref.name),
    ...(plan?.state === "unreadable"
      ? { classic: heldBack(classic, plan.problem), rulesets: heldBack(rulesets, plan.problem) }
      : { classic, rulesets }),
    codeowners: from(branch, () => codeownersOf(node)),
  };
}

const visibilities = { PUBLIC: "public", PRIVATE: "private", INTERNAL: "internal" } as const;

/** True where the plan decides: an organization that has internal repositories, or a server of its own, has paid. */
function isPlanned({ visibility }: RepositoryNode, host: string): boolean {
  return visibility === "PRIVATE" && host === PLANS;
}

/** What is shown of rules that may bind nobody. That there are none needs no plan. */
function heldBack<T>(shown: Observed<T>, problem: Problem): Observed<T> {
  const state = inspect(shown);
  const isNone = state.state === "known" && Array.isArray(state.value) && state.value.length === 0;
  return state.state === "known" && !isNone ? unreadable(problem) : shown;
}

/** Where plans are sold. */
const PLANS = "github.com";

/** A mirror takes its changes from another server, which is not read; the others take none. */
function standstillOf(node: RepositoryNode): Pick<Repository, "standstill"> {
  if (node.isDisabled) return { standstill: "disabled" };
  if (node.isLocked)
    return { standstill: node.lockReason === null ? "locked" : `locked (${node.lockReason})` };
  return node.isMirror ? { standstill: "a mirror of another repository" } : {};
}

/** An empty repository says so itself; any other has a branch that was not shown. */
function noBranch(node: RepositoryNode): Observed<never> {
  if (node.isEmpty) return nothingAt("defaultBranchRef");
  return hidden("defaultBranchRef", "names no default branch, although the repository is not empty");
}

/** To an administrator no rule means none. To anybody else it may also be hidden. */
function noClassic(node: RepositoryNode): Observed<never> {
  if (node.viewerCanAdminister) return nothingAt("branchProtectionRule");
  return hidden("branchProtectionRule", "shows classic branch protection to administrators only");
}

async function withBypass(
  rulesets: Observed<readonly Observed<RulesetRules>[]>,
  read: (ruleset: RulesetRules) => Promise<Observed<Actor[]>>,
): Promise<Observed<Observed<Ruleset>[]>> {
  const all = inspect(rulesets);
  if (all.state !== "known") return rulesets as Observed<never>;
  const complete = all.value.map(async (ruleset): Promise<Observed<Ruleset>> => {
    const one = inspect(ruleset);
    if (one.state !== "known") return ruleset as Observed<never>;
    return known({ ...one.value, bypass: await read(one.value) });
  });
  return known(await Promise.all(complete));
}
