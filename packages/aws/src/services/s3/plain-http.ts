import type { PolicyCondition, PolicyDocument, PolicyStatement } from "../../lib/policy-document.ts";
import { matches, matchesEveryLonger } from "../../lib/wildcard.ts";

/** True when some statement denies everyone every S3 action on the bucket `arn` itself without TLS. */
export function deniesPlainHttpToBucket(policy: PolicyDocument, arn: string): boolean {
  return policy.statements.some(
    (one) => deniesPlainHttp(one) && one.resources?.some((resource) => matches(resource, arn)) === true,
  );
}

/** True when some statement denies everyone every S3 action on every object in the bucket `arn` without TLS. */
export function deniesPlainHttpToObjects(policy: PolicyDocument, arn: string): boolean {
  return policy.statements.some(
    (one) =>
      deniesPlainHttp(one) &&
      one.resources?.some((resource) => matchesEveryLonger(resource, `${arn}/`)) === true,
  );
}

/** A statement says what it is about, or what it is not about: the latter always leaves something out. */
function deniesPlainHttp({ effect, principals, actions, conditions }: PolicyStatement): boolean {
  return (
    effect === "Deny" &&
    principals?.some(({ type, value }) => (type === "*" || type === "AWS") && value === "*") === true &&
    actions?.some((action) => matchesEveryLonger(action.toLowerCase(), "s3:")) === true &&
    conditions.length > 0 &&
    conditions.every(holdsForPlainHttp)
  );
}

/** AWS compares with each value in turn, so the list may hold "true" as well. Any other condition narrows. */
function holdsForPlainHttp({ operator, key, values }: PolicyCondition): boolean {
  return (
    (operator === "Bool" || operator === "BoolIfExists") &&
    key === "aws:securetransport" &&
    values.includes("false")
  );
}
