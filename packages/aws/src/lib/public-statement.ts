import { operatorOf } from "./condition.ts";
import type { PolicyCondition, PolicyDocument, PolicyStatement } from "./policy-document.ts";

/**
 * The statements of a resource's policy that let everyone in, by their Sids, or by their places where they have none. One
 * lets everyone in when it allows anything at all to whoever asks, and no condition of its own says from which account,
 * organization, resource or network they must come. A Deny beside it does not count: what cannot be told to be closed is open.
 *
 * @example openStatements({ statements: [{ effect: "Allow", principals: [{ type: "*", value: "*" }], conditions: [] }] }) // ["statement 1"]
 */
export function openStatements({ statements }: PolicyDocument): readonly string[] {
  return statements.flatMap((one, index) => (isOpen(one) ? [one.sid ?? `statement ${index + 1}`] : []));
}

/** Whether a statement lets everyone in. */
export function isOpen(statement: PolicyStatement): boolean {
  return (
    statement.effect === "Allow" && meetsEveryone(statement) && !statement.conditions.some(limitsWhoAsks)
  );
}

/** An Allow for all but a few is one for everyone, and so is one that says of nobody whom it is for. */
function meetsEveryone({ principals, notPrincipals }: PolicyStatement): boolean {
  if (notPrincipals !== undefined || principals === undefined) return true;
  return principals.some(({ value }) => value.includes("*"));
}

/**
 * Whether a condition holds only for callers whom the owner chose. The keys and what counts as a fixed value follow what S3
 * documents of public policies; `kms:CallerAccount` and `aws:SourceOwner` name the account as `aws:SourceAccount` does.
 * AWS, "The meaning of public": https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function limitsWhoAsks({ operator: text, key, values }: PolicyCondition): boolean {
  const operator = operatorOf(text);
  const isFixed = fixed.get(key);
  if (operator === undefined || isFixed === undefined || values.length === 0) return false;
  // All of these hold of a caller who brings no such key.
  if (operator.negated || operator.ifExists || operator.set === "ForAllValues") return false;
  const compares = comparisons.get(operator.base);
  if (compares === undefined || values.some((one) => one.includes("${"))) return false;
  return compares === "network"
    ? key === "aws:sourceip" && values.every(isNarrowNetwork)
    : key !== "aws:sourceip" &&
        values.every((one) => (compares === "exactly" && !/[*?]/.test(one)) || isFixed(one));
}

/** How the positive operators compare. `ArnEquals` takes wildcards as `ArnLike` does. */
const comparisons: ReadonlyMap<string, "exactly" | "pattern" | "network"> = new Map([
  ["StringEquals", "exactly"],
  ["StringEqualsIgnoreCase", "exactly"],
  ["StringLike", "pattern"],
  ["ArnEquals", "pattern"],
  ["ArnLike", "pattern"],
  ["IpAddress", "network"],
]);

const isAccount = (text: string): boolean => /^\d{12}$/.test(text);
const isOrganization = (text: string): boolean => /^o-[a-z0-9]{10,32}$/.test(text);
const isOrganizationPath = (text: string): boolean => /^o-[a-z0-9]{10,32}\//.test(text);
const isLiteral = (text: string): boolean => text !== "" && !/[*?]/.test(text);
/** AWS makes these ids, and gives none of them twice. */
const isUniqueId = (text: string): boolean => /^(?:A[A-Z]{3}[A-Z0-9]{12,}(?::.*)?|\d{12})$/.test(text);

/** An ARN of one account; of a bucket, whose ARN names none, by its whole name. */
function isArnOfOne(text: string): boolean {
  const [arn, , , , account = "", ...rest] = text.split(":");
  if (arn !== "arn") return false;
  if (account !== "") return isAccount(account);
  const [name = ""] = rest.join(":").split("/");
  return isLiteral(name);
}

const fixed: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ["aws:principalaccount", isAccount],
  ["aws:sourceaccount", isAccount],
  ["aws:sourceowner", isAccount],
  ["kms:calleraccount", isAccount],
  ["aws:principalarn", isArnOfOne],
  ["aws:sourcearn", isArnOfOne],
  ["aws:principalorgid", isOrganization],
  ["aws:sourceorgid", isOrganization],
  ["aws:principalorgpaths", isOrganizationPath],
  ["aws:sourceorgpaths", isOrganizationPath],
  ["aws:sourcevpc", isLiteral],
  ["aws:sourcevpce", isLiteral],
  ["aws:userid", isUniqueId],
  ["aws:sourceip", isNarrowNetwork],
]);

/** S3 takes networks of more than 2^24 addresses, and in IPv6 of less than 32 bits, for everyone. */
function isNarrowNetwork(text: string): boolean {
  const [, address = "", bits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (address === "") return false;
  const [least, most] = address.includes(":") ? [32, 128] : [8, 32];
  const length = bits === undefined ? most : Number(bits);
  return length >= least && length <= most;
}

/** Stands for the policy of a resource that has none, where AWS says that then nobody but its own account gets in. */
export const noStatements: PolicyDocument = { statements: [] };
