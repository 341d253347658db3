import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { deniesPlainHttpToBucket, deniesPlainHttpToObjects } from "./plain-http.ts";

/** An oracle that knows nothing of patterns in general: it makes requests and asks the policy about each of them. */
type Values = readonly string[];
type Keys = Readonly<Record<string, string | undefined>>;
interface Request {
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}
interface Statement {
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
  readonly Condition: Readonly<Record<string, Readonly<Record<string, Values>>>>;
}

const bucket = "arn:aws:s3:::acme";
const glob = (pattern: string, text: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "i",
  ).test(text);

const comparisons: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  StringLike: glob,
  Bool: (value, wanted) => value === wanted,
  NumericEquals: (value, wanted) => Number(value) === Number(wanted),
  NumericLessThan: (value, wanted) => Number(value) < Number(wanted),
  NumericGreaterThanEquals: (value, wanted) => Number(value) >= Number(wanted),
};
const negations: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotLike: "StringLike",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  NumericNotEquals: "NumericEquals",
};

function holdsFor(operator: string, value: string | undefined, wanted: Values): boolean {
  if (operator === "Null") return wanted.includes(String(value === undefined));
  const set = operator.split(":").length === 2 ? operator.split(":")[0] : undefined;
  const name = operator.replace(/^.*:/, "").replace(/IfExists$/, "");
  if (value === undefined) {
    if (set === "ForAllValues") return true;
    if (set === "ForAnyValue") return false;
    return operator.endsWith("IfExists") || name in negations;
  }
  const positive = comparisons[negations[name] ?? name];
  if (positive === undefined) throw new Error(operator);
  return wanted.some((one) => positive(value, one)) !== name in negations;
}

function meets(one: Statement, { action, resource, keys }: Request): boolean {
  const named = (patterns: Values | undefined, left: Values | undefined, text: string) =>
    left === undefined ? patterns?.some((each) => glob(each, text)) : !left.some((each) => glob(each, text));
  return (
    one.Effect === "Deny" &&
    one.Principal !== undefined &&
    JSON.stringify(one.Principal).includes('"*"') &&
    named(one.Action, one.NotAction, action) === true &&
    named(one.Resource, one.NotResource, resource) === true &&
    Object.entries(one.Condition).every(([operator, each]) =>
      Object.entries(each).every(([key, wanted]) => holdsFor(operator, keys[key.toLowerCase()], wanted)),
    )
  );
}

const actions = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:x"];
const resources = { bucket: [bucket], objects: [`${bucket}/a`, `${bucket}/b/c`, `${bucket}/a.txt`] };
const contexts: readonly Keys[] = [undefined, "10.0.0.1", "a"].flatMap((agent) =>
  [undefined, "true", "false"].map((service) => ({
    "aws:securetransport": "false",
    "aws:useragent": agent,
    "aws:principalisawsservice": service,
  })),
);
const requests = (which: keyof typeof resources): readonly Request[] =>
  resources[which].flatMap((resource) =>
    actions.flatMap((action) => contexts.map((keys) => ({ action, resource, keys }))),
  );

const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom(
      "Bool",
      "BoolIfExists",
      "ForAnyValue:Bool",
      "ForAllValues:Bool",
      "StringEquals",
      "StringNotEquals",
      "StringLike",
      "StringNotLike",
      "StringNotEqualsIgnoreCase",
      "Null",
    ),
    key: fc.constantFrom("aws:SecureTransport", "aws:PrincipalIsAWSService"),
    values: fc.uniqueArray(fc.constantFrom("true", "false"), { minLength: 1 }),
  }),
  fc.record({
    operator: fc.constantFrom(
      "NumericLessThan",
      "NumericLessThanIfExists",
      "NumericNotEquals",
      "ForAllValues:NumericLessThan",
      "ForAnyValue:NumericLessThan",
      "NumericGreaterThanEquals",
    ),
    key: fc.constant("s3:TlsVersion"),
    values: fc.uniqueArray(fc.constantFrom("1.2", "1.3"), { minLength: 1 }),
  }),
  fc.record({
    operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringLike", "StringNotLikeIfExists"),
    key: fc.constant("aws:UserAgent"),
    values: fc.uniqueArray(fc.constantFrom("a", "b", "1*"), { minLength: 1 }),
  }),
  fc.record({
    operator: fc.constant("Null"),
    key: fc.constantFrom("s3:TlsVersion", "aws:UserAgent", "aws:SecureTransport"),
    values: fc.uniqueArray(fc.constantFrom("true", "false"), { minLength: 1 }),
  }),
);
const some = (...all: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 });
const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom("Deny", "Deny", "Deny", "Allow"),
    principal: fc.constantFrom<object>(
      { Principal: "*" },
      { Principal: { AWS: "*" } },
      { Principal: { AWS: "111111111111" } },
      { NotPrincipal: { AWS: "111111111111" } },
    ),
    action: fc.oneof(
      fc.record({ Action: some("s3:*", "*", "s3:Get*", "s3:PutObject", "s3:?*") }),
      fc.record({ NotAction: some("ec2:*", "s3:Get*", "iam:*") }),
    ),
    resource: fc.oneof(
      fc.record({ Resource: some("*", bucket, `${bucket}/*`, `${bucket}*`, `${bucket}/a*`) }),
      fc.record({ NotResource: some("arn:aws:s3:::other*", `${bucket}/b/*`, bucket) }),
    ),
    conditions: fc.array(condition, { maxLength: 3 }),
  })
  .map(({ Effect, principal, action, resource, conditions }) => {
    const Condition: Record<string, Record<string, Values>> = {};
    for (const { operator, key, values } of conditions)
      Condition[operator] = { ...Condition[operator], [key]: values };
    return { Effect, ...principal, ...action, ...resource, Condition };
  });

function read(statements: readonly Statement[]) {
  const policy = parsePolicy("s3:GetBucketPolicy", JSON.stringify({ Statement: statements }));
  return {
    bucket: deniesPlainHttpToBucket(policy, bucket),
    objects: deniesPlainHttpToObjects(policy, bucket),
  };
}

test("B7: what is said to be denied is denied to every request that the oracle makes", () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (statements) => {
      const said = read(statements);
      for (const which of ["bucket", "objects"] as const) {
        if (!said[which]) continue;
        for (const request of requests(which)) {
          expect(statements.some((one) => meets(one, request))).toBe(true);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test("B7: where every condition is about TLS, what the oracle finds denied is said to be denied", () => {
  const aboutTls = condition.filter(({ key }) => key === "aws:SecureTransport" || key === "s3:TlsVersion");
  fc.assert(
    fc.property(fc.array(fc.array(aboutTls, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), (all) => {
      const statements = all.map((conditions): Statement => {
        const Condition: Record<string, Record<string, Values>> = {};
        for (const { operator, key, values } of conditions)
          Condition[operator] = { ...Condition[operator], [key]: values };
        return { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: ["*"], Condition };
      });
      const denied = requests("objects").every((request) => statements.some((one) => meets(one, request)));
      expect(read(statements)).toEqual({ bucket: denied, objects: denied });
    }),
    { numRuns: 1000 },
  );
});
