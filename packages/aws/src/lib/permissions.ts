import { holds, type RequestFacts } from "./condition.ts";
import { overlap, takesIn } from "./patterns.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";

/** What somebody is given: policies, and the boundary beyond which these give nothing. */
export interface Permissions {
  readonly policies: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

/**
 * True when `action` is allowed on every resource that the pattern `resources` matches. A Deny counts only where it has no
 * condition and takes in all of them: the rest would be left.
 *
 * @example allowsOnEvery(permissions, "iam:PassRole", "arn:aws:iam::111111111111:role/*")
 */
export function allowsOnEvery(permissions: Permissions, action: string, resources: string): boolean {
  const layers = layersOf(permissions);
  const facts = factsOf(action, resources);
  const allows = (one: PolicyStatement) =>
    isSureAllow(one, facts) && meetsAction(one, action) && takesInResources(one, resources);
  return layers.every((layer) => layer.some(allows)) && !isDenied(layers, action, resources);
}

/** True when `action` is allowed on some resource, whichever, in some region. `arn` is of the account that it is in. */
export function allowsOnSome(permissions: Permissions, action: string, arn = ""): boolean {
  const layers = layersOf(permissions);
  const facts = factsOf(action, arn);
  const [given = [], ...boundary] = layers.map((layer) =>
    layer
      .map(inSomeRegion)
      .filter((one) => isSureAllow(one, facts) && meetsAction(one, action))
      .flatMap(resourcesOf),
  );
  return given.some(
    (resource) =>
      boundary.every((within) => within.some((one) => overlap(one, resource))) &&
      !isDenied(layers, action, resource),
  );
}

/**
 * True for a statement that allows every action of `service`, or every action but some, on all of `resources`.
 *
 * @example allowsService(statement, "iam", "arn:aws:iam::111111111111:*")
 */
export function allowsService(statement: PolicyStatement, service: string, resources: string): boolean {
  const { actions, notActions } = statement;
  const every =
    notActions !== undefined || actions?.some((one) => takesIn(one.toLowerCase(), `${service}:?*`));
  const facts = factsOf(`${service}:*`, resources);
  return every === true && isSureAllow(statement, facts) && takesInResources(statement, resources);
}

/** What must all allow: the policies together, and the boundary. */
function layersOf({ policies, boundary }: Permissions): readonly (readonly PolicyStatement[])[] {
  const given = policies.flatMap(({ statements }) => statements);
  return boundary === undefined ? [given] : [given, boundary.statements];
}

function isDenied(
  layers: readonly (readonly PolicyStatement[])[],
  action: string,
  resources: string,
): boolean {
  return layers
    .flat()
    .some(
      (one) =>
        one.effect === "Deny" &&
        one.conditions.length === 0 &&
        meetsAction(one, action) &&
        takesInResources(one, resources),
    );
}

function isSureAllow({ effect, conditions }: PolicyStatement, facts: RequestFacts): boolean {
  return effect === "Allow" && conditions.every((one) => ways.has(one.key) || holds(one, facts) === "yes");
}

/** What is held to a region is allowed somewhere. */
function inSomeRegion(statement: PolicyStatement): PolicyStatement {
  return {
    ...statement,
    conditions: statement.conditions.filter(({ key }) => key !== "aws:requestedregion"),
  };
}

/** Where IAM is asked, by partition: IAM User Guide, "aws:RequestedRegion", read 2026-11. */
const regionsOfIam: ReadonlyMap<string, string> = new Map([
  ["aws", "us-east-1"],
  ["aws-cn", "cn-north-1"],
  ["aws-us-gov", "us-gov-west-1"],
]);

/** What is so of every request with the action, of somebody of an account for what the account has. */
function factsOf(action: string, arn: string): RequestFacts {
  const [, partition = "", , , account = ""] = arn.split(":");
  const region = action.toLowerCase().startsWith("iam:") ? regionsOfIam.get(partition) : undefined;
  const facts = new Map<string, { readonly value: string }>();
  if (region !== undefined) facts.set("aws:requestedregion", { value: region });
  if (!/^\d{12}$/.test(account)) return facts;
  return facts.set("aws:principalaccount", { value: account }).set("aws:resourceaccount", { value: account });
}

/** What whoever asks can see to: with MFA, over TLS, from the right network. Neither what may be done, nor to what. */
const ways: ReadonlySet<string> = new Set([
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:securetransport",
  "aws:sourceip",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "aws:vpcsourceip",
]);

/** IAM ignores case in actions. */
function meetsAction({ actions, notActions }: PolicyStatement, action: string): boolean {
  const names = (one: string) => takesIn(one.toLowerCase(), action.toLowerCase());
  return notActions === undefined ? actions?.some(names) === true : !notActions.some(names);
}

function takesInResources({ resources, notResources }: PolicyStatement, wanted: string): boolean {
  if (notResources !== undefined) return !notResources.some((one) => overlap(widened(one), wanted));
  return resources?.some((one) => takesIn(one, wanted)) === true;
}

/** Patterns that match what the statement is about, and perhaps more. */
function resourcesOf({ resources, notResources }: PolicyStatement): readonly string[] {
  if (notResources !== undefined) return ["*"];
  return resources === undefined ? [] : resources.map(widened);
}

/** A policy variable may stand for anything. */
function widened(pattern: string): string {
  return pattern.replace(/\$\{[^}]*\}/g, "*");
}
