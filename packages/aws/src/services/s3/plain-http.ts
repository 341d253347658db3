import { areOpposite, holds, type RequestFacts } from "../../lib/condition.ts";
import type { PolicyCondition, PolicyDocument, PolicyStatement } from "../../lib/policy-document.ts";
import { matches, matchesEveryLonger, matchesSome } from "../../lib/wildcard.ts";

/**
 * True when the policy's Deny statements together deny everyone every S3 action on the bucket `arn` itself without TLS.
 * What cannot be told to be denied is not.
 */
export function deniesPlainHttpToBucket(policy: PolicyDocument, arn: string): boolean {
  return deniesPlainHttp(policy, ({ resources, notResources }) =>
    covers(resources, notResources, {
      all: (resource) => matches(resource, arn),
      some: (resource) => matches(resource, arn),
    }),
  );
}

/** The same for every object in the bucket `arn`. */
export function deniesPlainHttpToObjects(policy: PolicyDocument, arn: string): boolean {
  const prefix = `${arn}/`;
  return deniesPlainHttp(policy, ({ resources, notResources }) =>
    covers(resources, notResources, {
      all: (resource) => matchesEveryLonger(resource, prefix),
      some: (resource) => matchesSome(resource, prefix),
    }),
  );
}

/** What a request in plain HTTP says: AWS always tells whether TLS was used, and without it there is no version. */
const plainHttp: RequestFacts = new Map<string, { readonly value: string } | "absent">([
  ["aws:securetransport", { value: "false" }],
  ["s3:tlsversion", "absent"],
]);

function deniesPlainHttp({ statements }: PolicyDocument, meets: (one: PolicyStatement) => boolean): boolean {
  const denials = statements
    .filter((one) => one.effect === "Deny" && meetsEveryone(one) && meetsEveryAction(one) && meets(one))
    .filter(({ conditions }) => conditions.every((one) => holds(one, plainHttp) !== "no"))
    .map(({ conditions }) => conditions.filter((one) => holds(one, plainHttp) !== "yes"));
  return addUpToAll(denials);
}

function meetsEveryone({ principals, notPrincipals }: PolicyStatement): boolean {
  const everyone = principals?.some(({ type, value }) => (type === "*" || type === "AWS") && value === "*");
  return everyone === true && notPrincipals === undefined;
}

function meetsEveryAction({ actions, notActions }: PolicyStatement): boolean {
  return covers(actions, notActions, {
    all: (action) => matchesEveryLonger(action.toLowerCase(), "s3:"),
    some: (action) => matchesSome(action.toLowerCase(), "s3:"),
  });
}

/** True when one pattern takes in all that is meant, or none of those left out takes in any of it. */
function covers(
  patterns: readonly string[] | undefined,
  leftOut: readonly string[] | undefined,
  takesIn: Readonly<Record<"all" | "some", (pattern: string) => boolean>>,
): boolean {
  if (leftOut === undefined) return patterns?.some(takesIn.all) === true;
  return patterns === undefined && !leftOut.some((pattern) => takesIn.some(widened(pattern)));
}

/** A policy variable may stand for anything, so what is left out may be more than it says. */
function widened(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}/g, "*");
}

/**
 * True when every request meets one of the denials, each a list of conditions that narrow it. Of a condition and its
 * opposite exactly one holds; any other two may hold or not as they like.
 */
function addUpToAll(denials: readonly (readonly PolicyCondition[])[]): boolean {
  const apart: PolicyCondition[] = [];
  const terms = denials.map((conditions) =>
    conditions.map((condition) => {
      const turned = apart.findIndex((one) => areOpposite(one, condition));
      if (turned >= 0) return { at: turned, holds: false };
      const known = apart.findIndex((one) => JSON.stringify(one) === JSON.stringify(condition));
      return { at: known >= 0 ? known : apart.push(condition) - 1, holds: true };
    }),
  );
  // Beyond that many, only a denial that nothing narrows counts.
  if (apart.length > 10) return terms.some((all) => all.length === 0);
  const cases = Array.from({ length: 2 ** apart.length }, (_, bits) => bits);
  return cases.every((bits) =>
    terms.some((all) => all.every(({ at, holds: wanted }) => ((bits >> at) & 1) === (wanted ? 1 : 0))),
  );
}
