import { from, type Observed } from "@bylaw/core";
import type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "../../lib/policy-document.ts";
import { matches, matchesSome } from "../../lib/wildcard.ts";

/** Which GitHub Actions runs may take a role: one pattern of the token's `sub` claim. */
export interface GithubSubject {
  /** What `sub` is compared with; `*` when the role asks for no subject at all. */
  readonly pattern: string;
  /** True when `*` and `?` in the pattern are wildcards. */
  readonly wildcard: boolean;
  /**
   * Who signs the token, in lower case: `token.actions.githubusercontent.com` is github.com, any other host another
   * server with repositories of its own. Left out when the role trusts everyone.
   */
  readonly issuer?: string;
  /** `owner/name` when the pattern names exactly one repository. Without it, do not call the role confined. */
  readonly repository?: string;
  /**
   * What follows the repository: `ref:refs/heads/main`, `environment:production`, `pull_request`, `*`. Left out when
   * the role ignores case, because branches differ by it.
   */
  readonly context?: string;
}

const action = "sts:assumerolewithwebidentity";
/** The provider of github.com, of an enterprise there, of a tenant of ghe.com, or of GitHub Enterprise Server. */
const provider =
  /(?:^|:oidc-provider\/)((?:token\.actions\.(?:githubusercontent\.com|[^/:]+\.ghe\.com)|[^/:]+\/_services\/token)(?:\/.*)?)$/;

/**
 * The subjects that a role's trust policy lets in from GitHub Actions; none when it does not trust GitHub. Errs on
 * the wide side: a Deny and conditions on other claims are not weighed.
 *
 * @example from(githubSubjects(role), (subjects) => subjects.every((one) => one.repository !== undefined))
 */
export function githubSubjects(role: {
  readonly trust: Observed<PolicyDocument>;
}): Observed<readonly GithubSubject[]> {
  return from(role.trust, ({ statements }) => statements.flatMap(subjectsOf));
}

/** True when a workflow of the issuer's repository `owner/name` may have the subject. GitHub ignores case in names. */
export function mayBeRepository(subject: GithubSubject, repository: string): boolean {
  const pattern = subject.pattern.toLowerCase();
  const prefix = `repo:${repository}:`.toLowerCase();
  return subject.wildcard ? matchesSome(pattern, prefix) : pattern.startsWith(prefix);
}

function subjectsOf(statement: PolicyStatement): readonly GithubSubject[] {
  const { effect, principals = [], notPrincipals, conditions } = statement;
  if (effect !== "Allow" || !allowsAction(statement)) return [];
  if (notPrincipals !== undefined || principals.some(isEveryone)) return [{ pattern: "*", wildcard: true }];
  const issuers = new Set(principals.flatMap(issuersOf));
  return [...issuers].flatMap((issuer) => subjectsFrom(issuer, conditions));
}

function allowsAction({ actions, notActions }: PolicyStatement): boolean {
  const names = (one: string) => matches(one.toLowerCase(), action);
  return notActions === undefined ? actions?.some(names) === true : !notActions.some(names);
}

function isEveryone({ type, value }: PolicyPrincipal): boolean {
  return type === "*" || ((type === "AWS" || type === "Federated") && value === "*");
}

function issuersOf({ type, value }: PolicyPrincipal): readonly string[] {
  const issuer = provider.exec(value.toLowerCase())?.[1];
  return type === "Federated" && issuer !== undefined ? [issuer] : [];
}

/**
 * All conditions must hold, so the narrowest one alone is wide enough. Only the issuer's own key counts: every token
 * has a `sub`, but a key of another issuer is never there, and `IfExists` and `ForAllValues:` hold without it.
 */
function subjectsFrom(issuer: string, conditions: readonly PolicyCondition[]): readonly GithubSubject[] {
  const onSubject = conditions.filter(({ key, values }) => key === `${issuer}:sub` && values.length > 0);
  for (const comparison of ["StringEquals", "StringEqualsIgnoreCase", "StringLike"] as const) {
    const found = onSubject.find(({ operator }) => operator.replace(around, "") === comparison);
    if (found !== undefined) return found.values.map((value) => subjectOf(issuer, value, comparison));
  }
  return [{ pattern: "*", wildcard: true, issuer }];
}

const around = /^For(?:AllValues|AnyValue):|IfExists$/g;

function subjectOf(
  issuer: string,
  pattern: string,
  comparison: "StringEquals" | "StringEqualsIgnoreCase" | "StringLike",
): GithubSubject {
  const wildcard = comparison === "StringLike" && /[*?]/.test(pattern);
  const [, repository, context] = /^repo:([^/:*?]+\/[^/:*?]+):(.+)$/.exec(pattern) ?? [];
  if (repository === undefined || context === undefined) return { pattern, wildcard, issuer };
  const named = { pattern, wildcard, issuer, repository };
  return comparison === "StringEqualsIgnoreCase" ? named : { ...named, context };
}
