import { isReadError } from "@bylaw/core/provider";
import { describe, expect, test } from "vitest";
import { parsePolicy, policyDocument } from "./policy-document.ts";

const parse = (policy: unknown) =>
  parsePolicy("s3:GetBucketPolicy", typeof policy === "string" ? policy : JSON.stringify(policy));

describe("parsePolicy", () => {
  test("makes lists of strings, and text of booleans and numbers", () => {
    const parsed = parse({
      Version: "2012-10-17",
      Id: "mine",
      Statement: {
        Sid: "One",
        Effect: "Deny",
        Principal: { AWS: "*", Service: ["a.amazonaws.com", "b.amazonaws.com"] },
        Action: "s3:*",
        Resource: ["a", "b"],
        Condition: {
          Bool: { "aws:SecureTransport": false },
          NumericLessThan: { "s3:TlsVersion": [1.2, "1.3"] },
        },
      },
    });
    expect(parsed).toEqual({
      version: "2012-10-17",
      statements: [
        {
          sid: "One",
          effect: "Deny",
          principals: [
            { type: "AWS", value: "*" },
            { type: "Service", value: "a.amazonaws.com" },
            { type: "Service", value: "b.amazonaws.com" },
          ],
          actions: ["s3:*"],
          resources: ["a", "b"],
          conditions: [
            { operator: "Bool", key: "aws:securetransport", values: ["false"] },
            { operator: "NumericLessThan", key: "s3:tlsversion", values: ["1.2", "1.3"] },
          ],
        },
      ],
    });
    expect(policyDocument.parse(parsed)).toEqual(parsed);
  });

  test("keeps what a statement is not about apart from what it is about", () => {
    const [statement] = parse({
      Statement: [{ Effect: "Allow", NotPrincipal: "*", NotAction: ["s3:Get*"], NotResource: "a" }],
    }).statements;
    expect(statement).toEqual({
      effect: "Allow",
      notPrincipals: [{ type: "*", value: "*" }],
      notActions: ["s3:Get*"],
      notResources: ["a"],
      conditions: [],
    });
  });

  test.each<[string, unknown, string]>([
    ["HTML", "<html></html>", "not JSON"],
    ["nothing", "", "not JSON"],
    ["null", "null", 'understand at ""'],
    ["no statement", {}, 'understand at "Statement"'],
    ["an unknown effect", { Statement: [{ Effect: "deny" }] }, "understand at"],
    ["an unknown element", { Statement: [{ Effect: "Deny", Actions: "s3:*" }] }, "understand at"],
    [
      "an unknown kind of principal",
      { Statement: [{ Effect: "Deny", Principal: { Aws: "*" } }] },
      "understand",
    ],
    [
      "a condition without an operator",
      { Statement: [{ Effect: "Deny", Condition: { a: "b" } }] },
      "understand",
    ],
    ["a null value", { Statement: [{ Effect: "Deny", Condition: { Bool: { a: null } } }] }, "understand"],
    [
      "a condition that would get lost",
      '{"Statement":{"Effect":"Deny","Condition":{"__proto__":{"a":"b"}}}}',
      "not JSON",
    ],
  ])("refuses %s", (_, policy, why) => {
    let thrown: unknown;
    try {
      parse(policy);
    } catch (error) {
      thrown = error;
    }
    expect(isReadError(thrown) && thrown.problem).toMatchObject({
      code: "schema-mismatch",
      message: expect.stringContaining(why),
      operation: "s3:GetBucketPolicy",
    });
  });
});

test("B7: refuses a member that an object has twice, because one of the two would be lost", () => {
  const operation = "s3:GetBucketPolicy";
  const text =
    '{"Statement":{"Effect":"Deny","Condition":{"Null":{"a:B":"true"}},"Condition":{"Null":{"a:C":"true"}}}}';
  expect(() => parsePolicy(operation, text)).toThrow(
    `${operation} answered with a policy that has "Condition" twice in one object.`,
  );
});
