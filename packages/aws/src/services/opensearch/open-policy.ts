import { operatorOf } from "../../lib/condition.ts";
import type { PolicyCondition, PolicyDocument, PolicyStatement } from "../../lib/policy-document.ts";

/**
 * True when a statement of a domain's policy lets in whoever comes: it allows everyone, and no condition narrows that down
 * to addresses, accounts, organizations or networks. Denials do not make up for it.
 */
export function isOpenToEveryone({ statements }: PolicyDocument): boolean {
  return statements.some(
    (one) => one.effect === "Allow" && meansEveryone(one) && !one.conditions.some(narrowsDown),
  );
}

/** Everyone but a few is everyone as well. */
function meansEveryone({ principals, notPrincipals }: PolicyStatement): boolean {
  if (notPrincipals !== undefined) return true;
  return (
    principals?.some(({ type, value }) => (type === "*" || type === "AWS") && value.includes("*")) === true
  );
}

/** What names who may come, by its key. Their values are names of one account, organization or network. */
const names = new Set([
  "aws:principalaccount",
  "aws:principalorgid",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:vpcsourceip",
]);
const arns = new Set(["aws:principalarn", "aws:sourcearn"]);
const positive = /^(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like))$/;

/** What holds for a request without the key, or means the opposite, narrows nothing down. */
function narrowsDown({ operator: text, key, values }: PolicyCondition): boolean {
  const operator = operatorOf(text);
  if (operator === undefined || operator.ifExists || operator.set === "ForAllValues") return false;
  if (values.length === 0) return false;
  if (operator.base === "IpAddress") return key === "aws:sourceip" && values.every(isNarrow);
  if (!positive.test(operator.base)) return false;
  if (names.has(key)) return values.every((value) => value !== "" && !/[*?$]/.test(value));
  return arns.has(key) && values.every((value) => /^\d{12}$/.test(value.split(":")[4] ?? ""));
}

/** The widest ranges that one party has: beyond them, a range takes in strangers. */
const widest = { v4: 8, v6: 20 } as const;

function isNarrow(range: string): boolean {
  const [address = "", length, ...rest] = range.split("/");
  const isV6 = address.includes(":");
  if (rest.length > 0 || !(isV6 ? /^[0-9a-fA-F:.]+$/ : /^\d+(?:\.\d+){3}$/).test(address)) return false;
  return length === undefined || (/^\d+$/.test(length) && Number(length) >= (isV6 ? widest.v6 : widest.v4));
}
