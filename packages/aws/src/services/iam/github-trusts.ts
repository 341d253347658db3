import { from, type Observed } from "@bylaw/core";
import { operatorOf } from "../../lib/condition.ts";
import type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "../../lib/policy-document.ts";
import { matches } from "../../lib/wildcard.ts";
import { askedClaims } from "./github-claims.ts";
import { type ClaimPattern, readSubject, type SubjectClaims } from "./github-subject.ts";

/** Which GitHub Actions runs a role lets in. Whatever is said holds of each of them; what is left out is not asked for. */
export interface GithubTrust {
  /** What is asked of a run, as a person reads it: `repo:acme/web:ref:refs/heads/main`, or `any subject, ref refs/heads/main`. */
  readonly text: string;
  /** Who signs the token, in lower case. Left out when the role trusts everyone. */
  readonly issuer?: string;
  /** Where the issuer's repositories are: `github.com`, a tenant such as `acme.ghe.com`, or a GitHub Enterprise Server. */
  readonly host?: string;
  /** The one repository whose runs they are. Left out, the runs of every repository may be let in. */
  readonly repository?: TrustedRepository;
  /** The refs of which each run is on one. Left out when it may be on any. */
  readonly refs?: readonly string[];
  /** True when the refs are asked for by the claim `ref`, and not by the subject. */
  readonly byRefClaim?: true;
  readonly environment?: string;
  /** True when they are runs of pull requests. */
  readonly pullRequest?: true;
  /** What may narrow this further and is not weighed, such as `StringEquals on actor_id`. */
  readonly unweighed: readonly string[];
}

/** A repository as a trust policy tells it: by name, by id, or by both. Ids are digits, as the token has them. */
export interface TrustedRepository {
  /** `owner/name`. GitHub ignores case in it. */
  readonly name?: string;
  /** It has one of these. */
  readonly ids?: readonly string[];
  /** Its owner has one of these. */
  readonly ownerIds?: readonly string[];
}

const action = "sts:assumerolewithwebidentity";
/** The provider of github.com, of an enterprise there, of a tenant of ghe.com, or of GitHub Enterprise Server. */
const provider =
  /(?:^|:oidc-provider\/)((?:token\.actions\.(?:githubusercontent\.com|[^/:]+\.ghe\.com)|[^/:]+\/_services\/token)(?:\/.*)?)$/;

/**
 * What a role's trust policy lets in from GitHub Actions; nothing when it does not trust GitHub. Errs on the wide side,
 * and names what it does not weigh. Other principals of the role are not told.
 *
 * @example from(githubTrusts(role), (trusts) => trusts.every((one) => one.repository !== undefined))
 */
export function githubTrusts(role: {
  readonly trust: Observed<PolicyDocument>;
}): Observed<readonly GithubTrust[]> {
  return from(role.trust, ({ statements }) => {
    const denials = statements.some((one) => one.effect === "Deny" && meetsAction(one)) ? ["Deny"] : [];
    return statements.flatMap((one) => trustsOf(one, denials));
  });
}

function trustsOf(statement: PolicyStatement, denials: readonly string[]): readonly GithubTrust[] {
  const { effect, principals = [], notPrincipals, conditions } = statement;
  if (effect !== "Allow" || !meetsAction(statement) || conditions.some(neverHolds)) return [];
  if (notPrincipals !== undefined || principals.some(isEveryone)) {
    const named = conditions.map(({ operator, key }) => `${operator} on ${key}`);
    return [{ text: "everyone", unweighed: [...named, ...denials] }];
  }
  const issuers = new Set(principals.flatMap(issuersOf));
  return [...issuers].flatMap((issuer) => trustsFrom(issuer, conditions, denials));
}

function meetsAction({ actions, notActions }: PolicyStatement): boolean {
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

/** Keys that a request with a web identity, which nobody in AWS signs, does not have (IAM User Guide, read 2026-11). */
const ofSignedRequests: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
]);

function neverHolds({ operator: text, key, values }: PolicyCondition): boolean {
  const operator = operatorOf(text);
  if (operator === undefined || values.length === 0 || !ofSignedRequests.has(key)) return false;
  const needsKey = !operator.negated && !operator.ifExists && operator.set !== "ForAllValues";
  return needsKey && /^(?:String|Arn)/.test(operator.base);
}

function trustsFrom(
  issuer: string,
  conditions: readonly PolicyCondition[],
  denials: readonly string[],
): readonly GithubTrust[] {
  const { claims, unweighed } = askedClaims(issuer, conditions);
  if ([...claims.values()].some((patterns) => patterns.length === 0)) return [];
  const base = { issuer, host: hostOf(issuer), unweighed: [...unweighed, ...denials] };
  const others = [...claims].filter(([claim]) => claim !== "sub");
  const texts = others.map(([claim, all]) => `${claim} ${all.map(({ text }) => text).join(" or ")}`);
  const subjects: readonly (ClaimPattern | undefined)[] = claims.get("sub") ?? [undefined];
  return subjects.flatMap((subject) => {
    const text = [subject?.text ?? "any subject", ...texts].join(", ");
    const said = subject === undefined ? {} : readSubject(subject, issuer.includes("/_services/token"));
    const refs = said.ref === undefined ? exactly(claims.get("ref")) : [said.ref];
    const environment = said.environment ?? exactly(claims.get("environment"))?.join(" or ");
    const trust = {
      text,
      ...base,
      ...(refs !== undefined && { refs }),
      ...(refs !== undefined && said.ref === undefined && { byRefClaim: true as const }),
      ...(environment !== undefined && { environment }),
      ...(said.pullRequest === true && { pullRequest: true as const }),
    };
    const repositories = repositoriesOf(said, claims);
    return repositories.length === 0
      ? [trust]
      : repositories.map((repository): GithubTrust => ({ ...trust, repository }));
  });
}

/** The repositories of which each run is of one. None when that is not said exactly. */
function repositoriesOf(
  said: SubjectClaims,
  claims: ReadonlyMap<string, readonly ClaimPattern[]>,
): readonly TrustedRepository[] {
  const idsOf = (told: string | undefined, claim: string) =>
    told === undefined ? exactly(claims.get(claim)) : [told];
  const ids = idsOf(said.repositoryId, "repository_id");
  const ownerIds = idsOf(said.ownerId, "repository_owner_id");
  const owned = ownerIds === undefined ? {} : { ownerIds };
  const names = said.repository === undefined ? namesIn(claims.get("repository")) : [said.repository];
  if (names === undefined) return ids === undefined ? [] : ids.map((id) => ({ ids: [id], ...owned }));
  return names.map((name) => ({ name, ...(ids !== undefined && { ids }), ...owned }));
}

/** GitHub ignores case in names. */
function namesIn(patterns: readonly ClaimPattern[] | undefined): readonly string[] | undefined {
  const isName = ({ text, comparison }: ClaimPattern) =>
    comparison !== "pattern" && /^[^/*?]+\/[^/*?]+$/.test(text);
  return patterns?.every(isName) === true ? patterns.map(({ text }) => text) : undefined;
}

/** The values of a claim that is asked for to the letter. */
function exactly(patterns: readonly ClaimPattern[] | undefined): readonly string[] | undefined {
  const isExact = patterns?.every(({ comparison }) => comparison === "exact");
  return isExact === true ? patterns?.map(({ text }) => text) : undefined;
}

/** An enterprise of github.com may have its name behind the host. */
function hostOf(issuer: string): string {
  const [first = ""] = issuer.split("/");
  if (first === "token.actions.githubusercontent.com") return "github.com";
  return first.replace(/^token\.actions\.(?=.+\.ghe\.com$)/, "");
}
