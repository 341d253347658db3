import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type LambdaFunction, lambdaFunctions } from "../functions.ts";
import { lambdaRuntimeSupported } from "./lambda-runtime-supported.ts";

const operation = "lambda:ListFunctions";
const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;
const { runtime: _, ...image } = { runtime: "", packageType: "Image" };
const about = {
  id: "arn:aws:lambda:eu-west-1:111111111111:function:mail",
  name: "mail",
  packageType: "Zip",
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};
const one = (change: Partial<LambdaFunction>) => [listingOf(lambdaFunctions, [{ ...about, ...change }])];
const says = (runtime: string, is: boolean) => `patched by AWS (${runtime}): ${is}, expected true`;
const unknown = "Bylaw does not know the runtime python9.9: its list of runtimes is of 2026-08-22.";
const container = "The function is a container image, which brings its own runtime.";

testCheck(
  lambdaRuntimeSupported,
  { test, expect },
  {
    pass: [{ name: "is patched", given: one({ runtime: "nodejs24.x" }), says: [says("nodejs24.x", true)] }],
    fail: [{ name: "is not", given: one({ runtime: "python2.7" }), says: [says("python2.7", false)] }],
    unreadable: [
      { name: "a runtime that came later", given: one({ runtime: "python9.9" }), says: [unknown] },
      {
        name: "cannot be read",
        given: [listingOf(lambdaFunctions, [unreadableResource(about.id, denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [{ name: "a container image", given: one(image), says: [container] }],
    empty: {
      name: "no functions",
      given: [listingOf(lambdaFunctions, [])],
      says: ["There is no Lambda function in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const zip = (Runtime: string): Answer => ({
    Functions: [{ FunctionArn: about.id, FunctionName: "mail", PackageType: "Zip", Runtime }],
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["nodejs18.x (checkov#7300)", zip("nodejs18.x"), "fail", says("nodejs18.x", false)],
    ["python3.9 (checkov#7416, cloud-audit#18)", zip("python3.9"), "fail", says("python3.9", false)],
    ["java17, which AWS put off (cfn-lint#4532)", zip("java17"), "pass", says("java17", true)],
    ["nodejs20.x, four months before its end", zip("nodejs20.x"), "pass", says("nodejs20.x", true)],
    ["Go in a runtime of its own", zip("provided.al2023"), "pass", says("provided.al2023", true)],
    ["the first runtime of all", zip("nodejs"), "fail", says("nodejs", false)],
    ["a runtime that came later (steampipe-mod-aws-compliance#779)", zip("python9.9"), "error", unknown],
    [
      "a container image",
      { Functions: [{ FunctionArn: about.id, FunctionName: "mail", PackageType: "Image" }] },
      "not-applicable",
      container,
    ],
    ["denied", failure(operation, "AccessDeniedException", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, line) => {
    const said = await judgeScript(lambdaRuntimeSupported, { ...noTags, [operation]: answer });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [line]]]);
  });
});
