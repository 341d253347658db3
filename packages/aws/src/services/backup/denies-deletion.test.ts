import { expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { deniesDeletion } from "./denies-deletion.ts";

const both = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
const deny = { Effect: "Deny", Principal: "*", Action: both, Resource: "*" };
const rows: readonly (readonly [name: string, statements: readonly object[], denies: boolean])[] = [
  ["both, to everyone, of everything", [deny], true],
  ["everyone in AWS's other words", [{ ...deny, Principal: { AWS: "*" } }], true],
  ["in two statements", both.map((Action) => ({ ...deny, Action })), true],
  ["by a star", [{ ...deny, Action: "backup:*" }], true],
  [
    "by a star, in other letters",
    [
      { ...deny, Action: "BACKUP:d*" },
      { ...deny, Action: "backup:Update*" },
    ],
    true,
  ],
  [
    "everything but something else",
    [{ ...deny, Action: undefined, NotAction: ["backup:CopyIntoBackupVault"] }],
    true,
  ],
  ["everything but deletion", [{ ...deny, Action: undefined, NotAction: ["backup:Delete*"] }], false],
  ["deletion alone", [{ ...deny, Action: "backup:DeleteRecoveryPoint" }], false],
  ["one role only", [{ ...deny, Principal: { AWS: "arn:aws:iam::111111111111:role/app" } }], false],
  [
    "everyone but one",
    [{ ...deny, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } }],
    false,
  ],
  ["some recovery points", [{ ...deny, Resource: "arn:aws:ec2:eu-west-1::snapshot/*" }], false],
  [
    "all but some",
    [{ ...deny, Resource: undefined, NotResource: "arn:aws:ec2:eu-west-1::snapshot/*" }],
    false,
  ],
  [
    "unless somebody is the administrator",
    [{ ...deny, Condition: { StringNotLike: { "aws:userId": "AROAX:*" } } }],
    false,
  ],
  ["allowed, not denied", [{ ...deny, Effect: "Allow" }], false],
  ["nothing", [], false],
];

test.each(rows)("%s", (_, Statement, denies) => {
  const policy = parsePolicy("backup:GetBackupVaultAccessPolicy", JSON.stringify({ Statement }));
  expect(deniesDeletion(policy)).toBe(denies);
});
