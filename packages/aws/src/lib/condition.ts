import type { PolicyCondition } from "./policy-document.ts";
import { matches } from "./wildcard.ts";

/** Whether a condition holds for a request. `unknown` when the request does not say, or AWS does not. */
export type Holds = "yes" | "no" | "unknown";

/**
 * What is known of a request: the value of a key in lower case, or that the request has no such key. Of any other key
 * nothing is known.
 */
export type RequestFacts = ReadonlyMap<string, { readonly value: string } | "absent">;

/** A condition's operator, taken apart. */
export interface ConditionOperator {
  readonly set?: "ForAllValues" | "ForAnyValue";
  readonly base: string;
  readonly negated: boolean;
  readonly ifExists: boolean;
}

const bases =
  /^(String(?:Equals|NotEquals|EqualsIgnoreCase|NotEqualsIgnoreCase|Like|NotLike)|(?:Numeric|Date)(?:Equals|NotEquals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals)|Bool|BinaryEquals|IpAddress|NotIpAddress|Arn(?:Equals|NotEquals|Like|NotLike)|Null)$/;

/** Undefined for what is no operator that IAM documents, spelt as it documents it. */
export function operatorOf(text: string): ConditionOperator | undefined {
  const [, set, rest = ""] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/.exec(text) ?? [];
  const ifExists = rest.endsWith("IfExists");
  const base = ifExists ? rest.slice(0, -"IfExists".length) : rest;
  if (!bases.test(base) || (base === "Null" && rest + (set ?? "") !== base)) return undefined;
  const kind = set as ConditionOperator["set"];
  return { ...(kind !== undefined && { set: kind }), base, negated: base.includes("Not"), ifExists };
}

/**
 * True where a wildcard before the account of an ARN may stand for another account: that of StringLike runs over colons, and
 * whoever makes a role or an alarm chooses its name. `role/:iam::111111111111:role/x` is one in any account.
 */
export function runsOverAccount({ base }: ConditionOperator, arn: string): boolean {
  return base === "StringLike" && /[*?]/.test(arn.split(":", 5).join(":"));
}

/** True of a value that is the variable of `key`, a condition key in lower case, and nothing else. */
export function isVariable(value: string, key: string): boolean {
  return value.toLowerCase() === `\${${key}}`;
}

/**
 * Whether `condition` holds for a request of which `facts` are known, by IAM's rules: values are alternatives, a negated
 * operator needs all of them to differ, and a missing key makes negated operators, `IfExists` and `ForAllValues` hold.
 *
 * @example holds({ operator: "Bool", key: "aws:securetransport", values: ["false"] }, facts) // "yes"
 */
export function holds({ operator: text, key, values }: PolicyCondition, facts: RequestFacts): Holds {
  const operator = operatorOf(text);
  const fact = facts.get(key);
  // A policy variable takes its value from the request, and without one the comparison fails.
  if (operator === undefined || values.length === 0 || values.some((one) => one.includes("${"))) {
    return "unknown";
  }
  if (operator.base === "Null") return isAbsent(values, fact);
  if (fact === undefined) return "unknown";
  return fact === "absent" ? withoutKey(operator) : compare(operator, values, fact.value);
}

function isAbsent(values: readonly string[], fact: { readonly value: string } | "absent" | undefined): Holds {
  if (values.some((one) => one !== "true" && one !== "false")) return "unknown";
  if (values.includes("true") && values.includes("false")) return "yes";
  if (fact === undefined) return "unknown";
  return values.includes(String(fact === "absent")) ? "yes" : "no";
}

function withoutKey({ set, negated, ifExists }: ConditionOperator): Holds {
  if (set === "ForAllValues") return "yes";
  // `ForAnyValue` asks for a value, the two others do with none: AWS does not say which of them wins.
  if (set === "ForAnyValue") return negated || ifExists ? "unknown" : "no";
  return negated || ifExists ? "yes" : "no";
}

/** A set of one value is that value, so the set operators change nothing here. */
function compare({ base, negated }: ConditionOperator, values: readonly string[], value: string): Holds {
  const each = values.map((one) => comparePositive(base.replace("Not", ""), one, value));
  const some = each.includes("yes") ? "yes" : each.includes("unknown") ? "unknown" : "no";
  if (!negated || some === "unknown") return some;
  return some === "yes" ? "no" : "yes";
}

function comparePositive(base: string, wanted: string, value: string): Holds {
  switch (base) {
    case "StringEquals":
      return answer(wanted === value);
    case "StringEqualsIgnoreCase":
      return answer(wanted.toLowerCase() === value.toLowerCase());
    case "StringLike":
      return answer(matches(wanted, value));
    case "Bool":
      return booleans.has(wanted) && booleans.has(value) ? answer(wanted === value) : "unknown";
    default:
      return base.startsWith("Numeric") ? compareNumbers(base, value, wanted) : "unknown";
  }
}

/** How AWS takes any other spelling is not documented. */
const booleans: ReadonlySet<string> = new Set(["true", "false"]);

function compareNumbers(base: string, value: string, wanted: string): Holds {
  if (!number.test(value) || !number.test(wanted)) return "unknown";
  const [left, right] = [Number(value), Number(wanted)];
  switch (base) {
    case "NumericEquals":
      return answer(left === right);
    case "NumericLessThan":
      return answer(left < right);
    case "NumericLessThanEquals":
      return answer(left <= right);
    case "NumericGreaterThan":
      return answer(left > right);
    case "NumericGreaterThanEquals":
      return answer(left >= right);
    default:
      return "unknown";
  }
}

const number = /^-?\d+(\.\d+)?$/;

function answer(holds: boolean): Holds {
  return holds ? "yes" : "no";
}

/**
 * True for two conditions of which exactly one holds, whatever the request: the same comparison, once turned round. A key
 * with several values may meet both.
 */
export function areOpposite(one: PolicyCondition, other: PolicyCondition): boolean {
  const [a, b] = [operatorOf(one.operator), operatorOf(other.operator)];
  if (one.key !== other.key || multivalued.test(one.key) || a === undefined || b === undefined) return false;
  if ([a, b].some(({ set, ifExists }) => set !== undefined || ifExists)) return false;
  const [values, others] = [one, other].map((each) => [...new Set(each.values)].sort().join("\n"));
  if (values?.includes("${") === true) return false;
  if (a.base === "Null" && b.base === "Null") return [values, others].sort().join() === "false,true";
  const turned = a.negated !== b.negated && a.base.replace("Not", "") === b.base.replace("Not", "");
  return turned && values !== "" && values === others;
}

/** The keys that AWS documents as lists (IAM User Guide, global condition context keys, read 2026-11), and S3's own. */
const multivalued = /(?:paths|tagkeys|keys|calledvia|list|inventoryaccessibleoptionalfields)$/;
