import { isVariable, operatorOf, runsOverAccount } from "../../lib/condition.ts";
import { takesIn } from "../../lib/patterns.ts";
import type {
  PolicyCondition,
  PolicyDocument,
  PolicyPrincipal,
  PolicyStatement,
} from "../../lib/policy-document.ts";

const everyone = "everyone";

/**
 * Who in AWS may take the role `arn`, account by account: `this account`, twelve digits, or `everyone`; with what a
 * condition asks for besides: `222222222222 with an external id`, `organization o-a1b2c3d4e5`. Empty where the role trusts
 * services and identity providers alone. What else narrows it is left out.
 */
export function trustedIn({ statements }: PolicyDocument, arn: string): readonly string[] {
  const open = statements.filter((one) => one.effect === "Allow" && letsTake(one));
  const own = accountIn(arn);
  return [...new Set(open.flatMap((one) => trustedBy(one, own)))].sort();
}

function letsTake({ actions, notActions }: PolicyStatement): boolean {
  const names = (one: string) => takesIn(one.toLowerCase(), "sts:assumerole");
  return notActions === undefined ? actions?.some(names) === true : !notActions.some(names);
}

function trustedBy(statement: PolicyStatement, own: string): readonly string[] {
  const { principals = [], notPrincipals, conditions } = statement;
  const named = notPrincipals === undefined ? principals.flatMap(accountsNamed) : [everyone];
  const asked = conditions.map((one) => accountsAsked(one, own)).find((all) => all !== undefined);
  const accounts = asked === undefined ? named : named.flatMap((one) => (one === everyone ? asked : [one]));
  const [organization] = conditions.flatMap(organizationsAsked);
  const hasProof = conditions.some(asksForExternalId);
  return accounts.map((account) => {
    if (account === own) return "this account";
    if (organization !== undefined)
      return account === everyone
        ? `organization ${organization}`
        : `${account} in organization ${organization}`;
    return hasProof && account !== everyone ? `${account} with an external id` : account;
  });
}

function accountsNamed({ type, value }: PolicyPrincipal): readonly string[] {
  if (type === "Service" || type === "Federated" || isOfNobody(value)) return [];
  if (type === "*" || value === "*") return [everyone];
  return [/^\d{12}$/.test(value) ? value : accountIn(value)];
}

/** IAM puts an id like AROA... in the place of a user or a role that was deleted, and makes none anew. */
function isOfNobody(value: string): boolean {
  return /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(value);
}

function accountIn(arn: string): string {
  const account = arn.split(":")[4];
  return account !== undefined && /^\d{12}$/.test(account) ? account : everyone;
}

/** The accounts of which somebody must be, where a condition says so. */
function accountsAsked(condition: PolicyCondition, own: string): readonly string[] | undefined {
  const { key, values } = condition;
  const operator = operatorOf(condition.operator);
  if (operator === undefined || !mustMatch(condition)) return undefined;
  if (key === "aws:principalaccount") {
    const account = (one: string) => (isVariable(one, "aws:resourceaccount") ? own : one);
    return values.map(account).map((one) => (/^\d{12}$/.test(one) ? one : everyone));
  }
  if (key !== "aws:principalarn") return undefined;
  return values.map((one) => (runsOverAccount(operator, one) ? everyone : accountIn(one)));
}

/** The organizations of one of which somebody must be. */
function organizationsAsked(condition: PolicyCondition): readonly string[] {
  const { key, values } = condition;
  if (!mustMatch(condition) || (key !== "aws:principalorgid" && key !== "aws:principalorgpaths")) return [];
  const named = values.map((one) => organizationNamed.exec(one)?.[0]);
  return named.every((one) => one !== undefined) ? [named.join(" or ")] : [];
}

/** That of a role itself has a variable. */
const organizationNamed = /^(?:o-[a-z0-9]{10,32}|\$\{aws:ResourceOrgID\})(?=$|\/)/i;

function asksForExternalId(condition: PolicyCondition): boolean {
  const isOpen = (value: string) => /^[*?]*$/.test(value) || value.includes("${");
  return condition.key === "sts:externalid" && mustMatch(condition) && !condition.values.some(isOpen);
}

/** A condition that holds only where the key is there and has one of the values. */
function mustMatch({ operator: text, values }: PolicyCondition): boolean {
  const operator = operatorOf(text);
  if (operator === undefined || values.length === 0) return false;
  const { base, negated, ifExists, set } = operator;
  return /^(?:String|Arn)/.test(base) && !negated && !ifExists && set !== "ForAllValues";
}
