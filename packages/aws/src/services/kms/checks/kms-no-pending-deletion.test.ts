import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type KmsKey, kmsKeys } from "../keys.ts";
import { kmsNoPendingDeletion } from "./kms-no-pending-deletion.ts";

const operation = "kms:DescribeKey";
const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;
const notAsked = unreadable({ code: "not-collected", message: "Not asked." });
const key: KmsKey = {
  id: "arn:aws:kms:eu-west-1:111111111111:key/1",
  manager: "CUSTOMER",
  state: "Enabled",
  primaryState: absent(operation, "not a replica"),
  rotation: notAsked,
  rotationPeriod: notAsked,
  tags: known({}),
};
const one = (change: Partial<KmsKey>) => [listingOf(kmsKeys, [{ ...key, ...change }])];
const says = (state: string) => `state: ${state}, expected no state of deletion`;
const managed = "AWS manages the key, and nobody else deletes it.";
const { state: _, ...stateless } = key;

testCheck(
  kmsNoPendingDeletion,
  { test, expect },
  {
    pass: [
      { name: "is in use", given: one({}), says: [says("Enabled")] },
      { name: "is disabled", given: one({ state: "Disabled" }), says: [says("Disabled")] },
    ],
    fail: [
      { name: "is to be deleted", given: one({ state: "PendingDeletion" }), says: [says("PendingDeletion")] },
      {
        name: "is to be deleted once its replicas are",
        given: one({ state: "PendingReplicaDeletion" }),
        says: [says("PendingReplicaDeletion")],
      },
      { name: "no state", given: [listingOf(kmsKeys, [stateless])], says: [says("unknown")] },
    ],
    unreadable: [
      {
        name: "cannot be described",
        given: [listingOf(kmsKeys, [unreadableResource(key.id, denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [{ name: "is of AWS", given: one({ manager: "AWS" }), says: [managed] }],
    empty: {
      name: "no keys",
      given: [listingOf(kmsKeys, [])],
      says: ["There is no AWS KMS key in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const key = (KeyState: string, change: object = {}): Answer => ({
    KeyMetadata: {
      KeyId: "1",
      KeyManager: "CUSTOMER",
      KeySpec: "RSA_2048",
      KeyUsage: "SIGN_VERIFY",
      Origin: "AWS_KMS",
      KeyState,
      ...change,
    },
  });
  const day = { DeletionDate: new Date("2026-01-20") };
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["seven days before the end", key("PendingDeletion", day), "fail", says("PendingDeletion")],
    ["waits for its material", key("PendingImport"), "pass", says("PendingImport")],
    ["disabled instead of deleted, as AWS advises", key("Disabled"), "pass", says("Disabled")],
    ["of AWS", key("PendingDeletion", { KeyManager: "AWS" }), "not-applicable", managed],
    ["without a state", key("", { KeyState: undefined }), "error", `${operation} answered without KeyState.`],
    ["denied", failure(operation, "AccessDeniedException", 400), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, line) => {
    const said = await judgeScript(kmsNoPendingDeletion, {
      ...noTags,
      "kms:ListAliases": { Aliases: [], Truncated: false },
      "kms:ListKeys": {
        Keys: [{ KeyId: "1", KeyArn: "arn:aws:kms:eu-west-1:111111111111:key/1" }],
        Truncated: false,
      },
      [operation]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [line]]]);
  });
});
