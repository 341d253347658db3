import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { afterEach, describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, raw, type ScriptedAws, startScript } from "../../../testing/script.ts";
import { denial, denied, none } from "../bucket.fixture.ts";
import { type S3AccountBlock, s3AccountBlocks } from "../public-access-block.ts";
import { s3AccountPublicAccessBlock } from "./s3-account-public-access-block.ts";

const operation = "s3-control:GetPublicAccessBlock";
const problem = denied(operation, "s3:GetAccountPublicAccessBlock");
const code = "NoSuchPublicAccessBlockConfiguration";
const nothing = absent(operation, code);
const full: S3AccountBlock = {
  id: "s3-public-access-block/111111111111",
  blockPublicAcls: known(true),
  ignorePublicAcls: known(true),
  blockPublicPolicy: known(true),
  restrictPublicBuckets: known(true),
};
const one = (change: Partial<S3AccountBlock>) => [listingOf(s3AccountBlocks, [{ ...full, ...change }])];

testCheck(
  s3AccountPublicAccessBlock,
  { test, expect },
  {
    pass: [
      {
        name: "all four are on",
        given: one({}),
        says: [
          "new public ACLs are blocked: true, expected true",
          "public ACLs are ignored: true, expected true",
          "new public policies are blocked: true, expected true",
          "buckets with public policies are restricted: true, expected true",
        ],
      },
    ],
    fail: [
      {
        name: "one is off",
        given: one({ blockPublicPolicy: known(false) }),
        says: ["new public policies are blocked: false, expected true"],
      },
      {
        name: "there is none (snyk/driftctl#1590)",
        given: one({
          blockPublicAcls: nothing,
          ignorePublicAcls: nothing,
          blockPublicPolicy: nothing,
          restrictPublicBuckets: nothing,
        }),
        says: [
          `new public ACLs are blocked: absent (${code}), expected true`,
          `public ACLs are ignored: absent (${code}), expected true`,
          `new public policies are blocked: absent (${code}), expected true`,
          `buckets with public policies are restricted: absent (${code}), expected true`,
        ],
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: one({
          blockPublicAcls: unreadable(problem),
          ignorePublicAcls: unreadable(problem),
          blockPublicPolicy: unreadable(problem),
          restrictPublicBuckets: unreadable(problem),
        }),
        says: [problem.message],
      },
    ],
    empty: {
      name: "no account",
      given: [listingOf(s3AccountBlocks, [])],
      says: ["S3 public access block of the account: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const all = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  const answer = (change: object) => ({ PublicAccessBlockConfiguration: { ...all, ...change } });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says?: string])[] = [
    ["everything is blocked", answer({}), "pass"],
    [
      "ACLs that are there already stay in force (prowler#458, prowler#1167)",
      answer({ IgnorePublicAcls: false }),
      "fail",
      "public ACLs are ignored: false, expected true",
    ],
    [
      "policies that are there already stay in force (prowler#1167)",
      answer({ RestrictPublicBuckets: false }),
      "fail",
      "buckets with public policies are restricted: false, expected true",
    ],
    ["new ACLs may be set (cloudsploit#376)", answer({ BlockPublicAcls: false }), "fail"],
    ["none was ever set (prowler#1167, elastic/csp-security-policies#234)", none(operation, code), "fail"],
    ["denied is neither on nor off (cloud-custodian#8374)", denial(operation), "error", problem.message],
    [
      "no word of one setting",
      answer({ BlockPublicPolicy: undefined }),
      "error",
      `${operation} answered without BlockPublicPolicy.`,
    ],
    ["an empty answer", {}, "error"],
    ["a login page", raw("<html>Log in</html>", { type: "text/html" }), "error"],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, said, outcome, says]) => {
    const [verdict, ...others] = await judgeScript(s3AccountPublicAccessBlock, { [operation]: said });
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (says !== undefined) expect(verdict?.says).toContain(says);
  });
});

describe("s3AccountBlocks", () => {
  let server: ScriptedAws;
  afterEach(() => server.stop());

  test("asks once for the account, at the endpoint that is given", async () => {
    server = await startScript({ [operation]: none(operation, code) });
    const [listed] = await collectFrom(s3AccountBlocks, server.endpoint);
    expect(listed?.items).toMatchObject([
      { id: full.id, ignorePublicAcls: { state: "absent", operation, code } },
    ]);
    expect(listed?.calls).toEqual({ [operation]: 1 });
    expect(server.asked.map((one) => one.region)).toContain("eu-west-1");
  });
});
