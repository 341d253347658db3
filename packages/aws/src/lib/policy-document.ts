import { answerMismatch } from "@bylaw/core/provider";
import { z } from "zod";
import type { Operation } from "../operations/index.ts";
import { duplicateMember } from "./duplicate-member.ts";

const principal = z.object({
  /** `*` is everyone, whoever signed the request or nobody did. */
  type: z.enum(["*", "AWS", "CanonicalUser", "Federated", "Service"]),
  value: z.string(),
});
const condition = z.object({
  operator: z.string(),
  /** In lower case: AWS does not tell condition keys apart by case. */
  key: z.string(),
  values: z.array(z.string()),
});
const statement = z.object({
  sid: z.string().exactOptional(),
  effect: z.enum(["Allow", "Deny"]),
  principals: z.array(principal).exactOptional(),
  notPrincipals: z.array(principal).exactOptional(),
  actions: z.array(z.string()).exactOptional(),
  notActions: z.array(z.string()).exactOptional(),
  resources: z.array(z.string()).exactOptional(),
  notResources: z.array(z.string()).exactOptional(),
  /** All of them must hold. */
  conditions: z.array(condition),
});

/** The schema of a policy in a collected resource. */
export const policyDocument = z.object({
  version: z.string().exactOptional(),
  statements: z.array(statement),
});

/** An IAM policy in one form: lists where AWS takes a string or a list, conditions one by one. */
export interface PolicyDocument extends z.infer<typeof policyDocument> {}
export interface PolicyStatement extends z.infer<typeof statement> {}
export interface PolicyPrincipal extends z.infer<typeof principal> {}
export interface PolicyCondition extends z.infer<typeof condition> {}

const strings = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const scalars = z.union([scalar.transform((one) => [one]), z.array(scalar)]);
const rawPrincipal = z.union([
  z.literal("*"),
  z.strictObject({
    AWS: strings.exactOptional(),
    CanonicalUser: strings.exactOptional(),
    Federated: strings.exactOptional(),
    Service: strings.exactOptional(),
  }),
]);
const rawStatement = z.strictObject({
  Sid: z.string().exactOptional(),
  Effect: z.enum(["Allow", "Deny"]),
  Principal: rawPrincipal.exactOptional(),
  NotPrincipal: rawPrincipal.exactOptional(),
  Action: strings.exactOptional(),
  NotAction: strings.exactOptional(),
  Resource: strings.exactOptional(),
  NotResource: strings.exactOptional(),
  Condition: z.record(z.string(), z.record(z.string(), scalars)).exactOptional(),
});
const rawDocument = z.strictObject({
  Version: z.string().exactOptional(),
  Id: z.string().exactOptional(),
  Statement: z.union([rawStatement.transform((one) => [one]), z.array(rawStatement)]),
});

/** Reads a policy's JSON. What is not a policy throws a `schema-mismatch` that names the operation. */
export function parsePolicy(operation: Operation, text: string): PolicyDocument {
  let json: unknown;
  try {
    json = JSON.parse(text, refuseProto);
  } catch {
    throw answerMismatch(operation, "answered with a policy that is not JSON");
  }
  const twice = duplicateMember(text);
  if (twice !== undefined) {
    throw answerMismatch(
      operation,
      `answered with a policy that has ${JSON.stringify(twice)} twice in one object`,
    );
  }
  const parsed = rawDocument.safeParse(json);
  if (parsed.success) return normalised(parsed.data);
  const path = parsed.error.issues[0]?.path.join(".");
  throw answerMismatch(operation, `answered with a policy that Bylaw does not understand at "${path}"`);
}

/** Zod's records leave this key out, and a condition must not get lost. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === "__proto__") throw new SyntaxError(key);
  return value;
}

function normalised({ Version, Statement }: z.infer<typeof rawDocument>): PolicyDocument {
  return { ...(Version !== undefined && { version: Version }), statements: Statement.map(statementOf) };
}

function statementOf(raw: z.infer<typeof rawStatement>): PolicyStatement {
  return {
    ...(raw.Sid !== undefined && { sid: raw.Sid }),
    effect: raw.Effect,
    ...(raw.Principal !== undefined && { principals: principalsOf(raw.Principal) }),
    ...(raw.NotPrincipal !== undefined && { notPrincipals: principalsOf(raw.NotPrincipal) }),
    ...(raw.Action !== undefined && { actions: raw.Action }),
    ...(raw.NotAction !== undefined && { notActions: raw.NotAction }),
    ...(raw.Resource !== undefined && { resources: raw.Resource }),
    ...(raw.NotResource !== undefined && { notResources: raw.NotResource }),
    conditions: raw.Condition === undefined ? [] : conditionsOf(raw.Condition),
  };
}

function principalsOf(raw: z.infer<typeof rawPrincipal>): PolicyPrincipal[] {
  if (raw === "*") return [{ type: "*", value: "*" }];
  return (Object.keys(raw) as (keyof typeof raw)[]).flatMap((type) =>
    (raw[type] as readonly string[]).map((value) => ({ type, value })),
  );
}

function conditionsOf(raw: Readonly<Record<string, Readonly<Record<string, string[]>>>>): PolicyCondition[] {
  return Object.entries(raw).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values })),
  );
}
