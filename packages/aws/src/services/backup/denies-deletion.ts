import type { PolicyDocument, PolicyStatement } from "../../lib/policy-document.ts";
import { matches } from "../../lib/wildcard.ts";

/** By which a recovery point is lost before its time. */
const actions = ["backup:deleterecoverypoint", "backup:updaterecoverypointlifecycle"];

/**
 * True when a vault's policy denies everyone to delete any of its recovery points, or to shorten its life. A denial that a
 * condition narrows is none, because somebody is left whom it does not meet.
 */
export function deniesDeletion({ statements }: PolicyDocument): boolean {
  const denials = statements.filter(
    (one) =>
      one.effect === "Deny" && one.conditions.length === 0 && meetsEveryone(one) && meetsEverything(one),
  );
  return actions.every((action) => denials.some((one) => meetsAction(one, action)));
}

function meetsEveryone({ principals, notPrincipals }: PolicyStatement): boolean {
  const everyone = principals?.some(({ type, value }) => (type === "*" || type === "AWS") && value === "*");
  return everyone === true && notPrincipals === undefined;
}

/** Recovery points are ARNs of many services, so only a star means them all. */
function meetsEverything({ resources, notResources }: PolicyStatement): boolean {
  return notResources === undefined && resources?.includes("*") === true;
}

function meetsAction({ actions: denied, notActions }: PolicyStatement, action: string): boolean {
  if (notActions === undefined) return denied?.some((one) => matches(one.toLowerCase(), action)) === true;
  return denied === undefined && !notActions.some((one) => matches(one.toLowerCase(), action));
}
