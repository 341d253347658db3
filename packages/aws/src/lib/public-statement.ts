import { parseCidr } from "./cidr.ts";
import { isVariable, operatorOf, runsOverAccount } from "./condition.ts";
import { isInternet } from "./internet.ts";
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
  if (operator === undefined || values.length === 0) return false;
  // All of these hold of a caller who brings no such key.
  if (operator.negated || operator.ifExists || operator.set === "ForAllValues") return false;
  const compares = comparisons.get(operator.base);
  if (compares === undefined) return false;
  const rest = values.filter((one) => !isOfResource(key, one));
  if (rest.some((one) => one.includes("${"))) return false;
  if (compares === "network") return key === "aws:sourceip" && areNarrowNetworks(values);
  const isFixed = fixed.get(key);
  if (isFixed === undefined) return false;
  if (isFixed === isArnOfOne && values.some((one) => runsOverAccount(operator, one))) return false;
  return rest.every((one) => (compares === "exactly" && isOfSomebody(one)) || isFixed(one));
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
/** Of a request that nobody signed, `aws:PrincipalAccount` and `aws:userid` are this word (IAM User Guide, read 2026-11). */
const isOfSomebody = (text: string): boolean => isLiteral(text) && text.toLowerCase() !== "anonymous";
/** AWS makes these ids, and gives none of them twice. */
const isUniqueId = (text: string): boolean => /^(?:A[A-Z]{3}[A-Z0-9]{12,}(?::.*)?|\d{12})$/.test(text);

/** True of the variables that stand for the account or the organization of the resource itself, whoever asks. */
function isOfResource(key: string, text: string): boolean {
  const isFixed = fixed.get(key);
  if (isFixed === isAccount) return isVariable(text, "aws:resourceaccount");
  return isFixed === isOrganization && isVariable(text, "aws:resourceorgid");
}

/** An ARN of one account. Where it names none, all of it is fixed; of a bucket, whose ARN has none, the whole name is. */
function isArnOfOne(text: string): boolean {
  const [arn, , service, , account = "", ...rest] = text.split(":");
  if (arn !== "arn") return false;
  const name = rest.join(":");
  // AWS's own examples write `arn:aws:s3:*:*:bucket`, and all else that S3 has in an account has a slash or a colon.
  if (service === "s3" && account === "*") return isLiteral(name) && !/[/:]/.test(name);
  if (account !== "") return isAccount(account);
  return isLiteral(service === "s3" ? name.replace(/\/.*$/s, "") : name);
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
  ["aws:sourcevpcarn", isArnOfOne],
  ["aws:sourcevpce", isLiteral],
  ["aws:vpceaccount", isAccount],
  ["aws:vpceorgid", isOrganization],
  ["aws:vpceorgpaths", isOrganizationPath],
  ["aws:userid", isUniqueId],
]);

/**
 * S3 takes networks of more than 2^24 addresses, and in IPv6 of less than 32 bits, for everyone. So are narrow ones that
 * are the internet together.
 */
function areNarrowNetworks(texts: readonly string[]): boolean {
  const ranges = texts.map((one) =>
    parseCidr(one.includes("/") ? one : `${one}/${one.includes(":") ? 128 : 32}`),
  );
  const narrow = ranges
    .filter((one) => one !== undefined)
    .filter(({ family, first, last }) => last - first < widest[family]);
  return narrow.length === ranges.length && !isInternet(narrow);
}

const widest = { 4: 1n << 24n, 6: 1n << 96n } as const;

/** Stands for the policy of a resource that has none, where AWS says that then nobody but its own account gets in. */
export const noStatements: PolicyDocument = { statements: [] };

/** What {@link openStatements} takes for closed, in words. */
export const whatCloses =
  "An Allow for everyone counts as closed when one of its own conditions names an account or an organization, also as that of the resource by its variable, an ARN with its account or without wildcards, a bucket, a user or role by its unique id, a VPC or its endpoint, or a network. An ARN that StringLike compares counts only where no wildcard stands before its account, because there it runs over colons into that of somebody else. A network may have 2^24 addresses, or in IPv6 be a /32, whoever has it; so may several that are not the internet together.";
