import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import type { Answer, Script } from "../../../testing/script.ts";
import { bucket, bucketsScript, denial, denied, none } from "../bucket.fixture.ts";
import { type S3PublicAccess, s3PublicAccess } from "../public-access.ts";
import { s3BucketNotPublic } from "./s3-bucket-not-public.ts";

const [accounts, blocks, ownership, acls, statuses] = [
  "s3-control:GetPublicAccessBlock",
  "s3:GetPublicAccessBlock",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketAcl",
  "s3:GetBucketPolicyStatus",
] as const;
const problem = denied(acls);
const one = (change: Partial<S3PublicAccess>) => [
  listingOf(s3PublicAccess, [{ ...bucket, openByAcl: known(false), openByPolicy: known(false), ...change }]),
];
const says = (how: string, is: boolean) => `opened to everybody by its ${how}: ${is}, expected false`;

testCheck(
  s3BucketNotPublic,
  { test, expect },
  {
    pass: [{ name: "closed", given: one({}), says: [says("ACL", false), says("policy", false)] }],
    fail: [
      { name: "by its ACL", given: one({ openByAcl: known(true) }), says: [says("ACL", true)] },
      { name: "by its policy", given: one({ openByPolicy: known(true) }), says: [says("policy", true)] },
    ],
    unreadable: [{ name: "denied", given: one({ openByAcl: unreadable(problem) }), says: [problem.message] }],
    empty: {
      name: "no buckets",
      given: [listingOf(s3PublicAccess, [])],
      says: ["There is no S3 bucket in aws/test-account: the listing is complete."],
    },
  },
);

const off = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};
const block = (change: object) => ({ PublicAccessBlockConfiguration: { ...off, ...change } });
const on = block({
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
});
const owner = { Grantee: { Type: "CanonicalUser", ID: "1" }, Permission: "FULL_CONTROL" };
const group = (name: string, Permission = "READ") => ({
  Grantee: { Type: "Group", URI: `http://acs.amazonaws.com/groups/${name}` },
  Permission,
});
const acl = (...grants: readonly object[]) => ({ Grants: [owner, ...grants] });
const controls = (ObjectOwnership: string) => ({ OwnershipControls: { Rules: [{ ObjectOwnership }] } });
const isPublic = (IsPublic: boolean) => ({ PolicyStatus: { IsPublic } });
const noBlock = "NoSuchPublicAccessBlockConfiguration";

/** A bucket of which nothing is blocked, that has ACLs, and neither a public ACL nor a policy. */
const open: Script = {
  [accounts]: none(accounts, noBlock),
  [blocks]: none(blocks, noBlock),
  [ownership]: none(ownership, "OwnershipControlsNotFoundError"),
  [acls]: acl(),
  [statuses]: none(statuses, "NoSuchBucketPolicy"),
};
const [publicAcl, publicPolicy] = [{ [acls]: acl(group("global/AllUsers")) }, { [statuses]: isPublic(true) }];

type Case = readonly [
  name: string,
  answers: Readonly<Record<string, Answer>>,
  outcome: string,
  says?: string,
];
const cases: readonly Case[] = [
  ["nothing blocks, and nothing is public", {}, "pass"],
  ["public by its ACL", publicAcl, "fail", says("ACL", true)],
  [
    "open to everybody with an AWS account (checkov#596, steampipe-mod-aws-compliance#501)",
    { [acls]: acl(group("global/AuthenticatedUsers")) },
    "fail",
    says("ACL", true),
  ],
  ["its ACL itself can be read by everybody", { [acls]: acl(group("global/AllUsers", "READ_ACP")) }, "fail"],
  [
    "the group that delivers logs is not everybody",
    { [acls]: acl(group("s3/LogDelivery", "WRITE")) },
    "pass",
  ],
  [
    "the account ignores ACLs (prowler#2647, a9s#544)",
    { ...publicAcl, [accounts]: block({ IgnorePublicAcls: true }) },
    "pass",
  ],
  [
    "the bucket ignores ACLs (prowler#2052)",
    { ...publicAcl, [blocks]: block({ IgnorePublicAcls: true }) },
    "pass",
  ],
  [
    "only new public ACLs are blocked (prowler#458)",
    { ...publicAcl, [blocks]: block({ BlockPublicAcls: true }) },
    "fail",
  ],
  ["ACLs are switched off", { ...publicAcl, [ownership]: controls("BucketOwnerEnforced") }, "pass"],
  [
    "the owner is preferred, and ACLs are in force",
    { ...publicAcl, [ownership]: controls("BucketOwnerPreferred") },
    "fail",
  ],
  ["public by its policy (prowler#3346)", publicPolicy, "fail", says("policy", true)],
  [
    "everybody under a condition is not public, says AWS (prowler#4257, prowler#5386)",
    { [statuses]: isPublic(false) },
    "pass",
  ],
  [
    "the account restricts public policies (prowler#2715)",
    { ...publicPolicy, [accounts]: block({ RestrictPublicBuckets: true }) },
    "pass",
  ],
  ["the bucket does (prowler#635)", { ...publicPolicy, [blocks]: on }, "pass"],
  [
    "only new public policies are blocked",
    { ...publicPolicy, [accounts]: block({ BlockPublicPolicy: true }) },
    "fail",
  ],
  [
    "each of account and bucket blocks half (elastic/csp-security-policies#234)",
    {
      ...publicAcl,
      ...publicPolicy,
      [accounts]: block({ IgnorePublicAcls: true }),
      [blocks]: block({ RestrictPublicBuckets: true }),
    },
    "pass",
  ],
  [
    "an ACL that may not be read is not private (prowler#458)",
    { [acls]: denial(acls) },
    "error",
    problem.message,
  ],
  ["the bucket's block is denied, and nothing is public", { [blocks]: denial(blocks) }, "pass"],
  [
    "the account's block is denied, and the bucket's ACL is public (a9s#544)",
    { ...publicAcl, [accounts]: denial(accounts) },
    "error",
    `${accounts} was denied (AccessDenied).`,
  ],
  [
    "the account's block is denied, and the bucket blocks",
    { ...publicAcl, [accounts]: denial(accounts), [blocks]: on },
    "pass",
  ],
  [
    "AWS says nothing of the policy",
    { [statuses]: {} },
    "error",
    `${statuses} answered without PolicyStatus.`,
  ],
  ["a group without a name", { [acls]: acl({ Grantee: { Type: "Group" } }) }, "error"],
  ["ownership without a rule", { ...publicAcl, [ownership]: { OwnershipControls: { Rules: [] } } }, "error"],
];

describe("situations from public reports", () => {
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, answers, outcome, line]) => {
    const script = bucketsScript(["acme-data"], { ...open, ...answers });
    const [verdict, ...others] = await judgeScript(s3BucketNotPublic, script);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
    if (line !== undefined) expect(verdict?.says).toContain(line);
  });
});
