import { from, type Observed } from "@bylaw/core";
import type { PolicyCondition, PolicyDocument, PolicyStatement } from "./policy-document.ts";
import { matches, matchesSome } from "./wildcard.ts";

/** Which GitHub Actions runs may take a role: one pattern of the token's `sub` claim. */
export interface GithubSubject {
  /** What `sub` is compared with; `*` when the role asks for no subject at all. */
  readonly pattern: string;
  /** True when `*` and `?` in the pattern are wildcards. */
  readonly wildcard: boolean;
  /** `owner/name` when the pattern names exactly one repository. Without it, do not call the role confined. */
  readonly repository?: string;
  /** What follows the repository: `ref:refs/heads/main`, `environment:production`, `pull_request`, `*`. */
  readonly context?: string;
}

const anySubject: GithubSubject = { pattern: "*", wildcard: true };
const action = "sts:assumerolewithwebidentity";
const provider = /(?:^|:oidc-provider\/)token\.actions\.githubusercontent\.com(?:\/[^/]+)?$/;
const subjectKey = /^token\.actions\.githubusercontent\.com(?:\/[^/:]+)?:sub$/;

/**
 * The subjects that a role's trust policy lets in from GitHub Actions; none when it does not trust GitHub. Errs on
 * the wide side: a Deny and conditions on other claims are not weighed.
 *
 * @example from(githubSubjects(role), (subjects) => subjects.every((one) => one.repository !== undefined))
 */
export function githubSubjects(role: {
  readonly trust: Observed<PolicyDocument>;
}): Observed<readonly GithubSubject[]> {
  return from(role.trust, ({ statements }) => statements.filter(trustsGithub).flatMap(subjectsOf));
}

/** True when a workflow of the repository `owner/name` may have the subject. GitHub ignores case in names. */
export function mayBeRepository(subject: GithubSubject, repository: string): boolean {
  const pattern = subject.pattern.toLowerCase();
  const prefix = `repo:${repository}:`.toLowerCase();
  return subject.wildcard ? matchesSome(pattern, prefix) : pattern.startsWith(prefix);
}

function trustsGithub({ effect, principals, notPrincipals, actions, notActions }: PolicyStatement): boolean {
  const allows =
    notActions === undefined
      ? actions?.some((one) => matches(one.toLowerCase(), action)) === true
      : !notActions.some((one) => matches(one.toLowerCase(), action));
  const named = principals?.some(
    ({ type, value }) => type === "*" || (type === "Federated" && (value === "*" || provider.test(value))),
  );
  return effect === "Allow" && allows && (named === true || notPrincipals !== undefined);
}

/** All conditions must hold, so the narrowest one alone is wide enough. */
function subjectsOf({ conditions }: PolicyStatement): readonly GithubSubject[] {
  const onSubject = conditions.filter(({ key }) => subjectKey.test(key));
  const exact = onSubject.find((one) => comparison(one) === "equals");
  const like = onSubject.find((one) => comparison(one) === "like");
  if (exact !== undefined) return exact.values.map((value) => subjectOf(value, false));
  if (like !== undefined) return like.values.map((value) => subjectOf(value, true));
  return [anySubject];
}

/** How a condition picks subjects; undefined for one that only rules some out. */
function comparison({ operator }: PolicyCondition): "equals" | "like" | undefined {
  const base = operator.replace(/^For(?:AllValues|AnyValue):/, "").replace(/IfExists$/, "");
  if (base === "StringEquals" || base === "StringEqualsIgnoreCase") return "equals";
  return base === "StringLike" ? "like" : undefined;
}

function subjectOf(pattern: string, mayHaveWildcards: boolean): GithubSubject {
  const wildcard = mayHaveWildcards && /[*?]/.test(pattern);
  const [, repository, context] = /^repo:([^/:*?]+\/[^/:*?]+):(.+)$/.exec(pattern) ?? [];
  if (repository === undefined || context === undefined) return { pattern, wildcard };
  return { pattern, wildcard, repository, context };
}
