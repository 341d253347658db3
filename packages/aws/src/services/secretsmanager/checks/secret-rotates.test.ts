import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, listedSecret, never, secret } from "../secret.fixture.ts";
import { type Secret, secrets } from "../secrets.ts";
import { secretRotates } from "./secret-rotates.ts";

const operation = "secretsmanager:ListSecrets";
const one = (change: Partial<Secret>) => [listingOf(secrets, [{ ...secret, ...change }])];
const rotates = (is: boolean) => `rotation: ${is}, expected true`;
const overdue = (days: string) => `time since a rotation was due: ${days}, expected at most 1 day`;
const owned = "The service rds made the secret and looks after it.";
const replica = "It is a replica: the original is in us-east-1.";

testCheck(
  secretRotates,
  { test, expect },
  {
    pass: [
      { name: "rotates in time", given: one({}), says: [rotates(true), overdue("0 days")] },
      {
        name: "is to rotate for the first time",
        given: one({ lastRotated: never }),
        says: [rotates(true), overdue("0 days")],
      },
      {
        name: "was due half a day ago",
        given: one({ nextRotation: known("2025-12-31T12:00:00.000Z") }),
        says: [rotates(true), overdue("0.5 days")],
      },
    ],
    fail: [
      {
        name: "was due a day and a half ago",
        given: one({ nextRotation: known("2025-12-30T12:00:00.000Z") }),
        says: [overdue("1.5 days")],
      },
      {
        name: "does not rotate",
        given: one({ rotates: false, nextRotation: never }),
        says: [rotates(false)],
      },
      {
        name: "was due five days ago",
        given: one({ nextRotation: known("2025-12-27T00:00:00.000Z") }),
        says: [overdue("5 days")],
      },
      {
        name: "no rotation is due at all",
        given: one({ nextRotation: never }),
        says: ["time since a rotation was due: absent (no date), expected at most 1 day"],
      },
    ],
    unreadable: [
      {
        name: "cannot be made out",
        given: [listingOf(secrets, [unreadableResource(secret.id, denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [
      { name: "RDS looks after it", given: one({ owningService: "rds" }), says: [owned] },
      { name: "a replica", given: one({ isReplica: true, primaryRegion: "us-east-1" }), says: [replica] },
    ],
    empty: {
      name: "no secrets",
      given: [listingOf(secrets, [])],
      says: ["There is no Secrets Manager secret in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const script = (...SecretList: readonly object[]): Script => ({ [operation]: { SecretList } });
  const off = { RotationEnabled: undefined, NextRotationDate: undefined, LastRotatedDate: undefined };
  const none = "There is no Secrets Manager secret in aws/111111111111/eu-west-1: the listing is complete.";
  const cases: readonly (readonly [name: string, script: Script, outcome: string, ...says: string[]])[] = [
    ["was never set up to rotate", script(listedSecret(off)), "fail", rotates(false)],
    [
      "RDS looks after it, and it has no function (cloud-custodian#8245)",
      script(listedSecret({ ...off, OwningService: "rds" })),
      "not-applicable",
      owned,
    ],
    [
      "rotation is on and has failed for a month: the flag alone is not enough (prowler#11026)",
      script(listedSecret({ NextRotationDate: new Date("2025-12-01T00:00:00Z") })),
      "fail",
      overdue("31 days"),
    ],
    [
      "rules are left of a rotation that was cancelled",
      script(
        listedSecret({
          RotationEnabled: false,
          RotationRules: { AutomaticallyAfterDays: 30 },
          NextRotationDate: undefined,
        }),
      ),
      "fail",
      rotates(false),
    ],
    [
      "a replica rotates with its original (floci#3711)",
      script(listedSecret({ ...off, PrimaryRegion: "us-east-1" })),
      "not-applicable",
      replica,
    ],
    [
      "waits for its deletion",
      script(listedSecret({ ...off, DeletedDate: new Date("2025-12-31") })),
      "not-applicable",
      none,
    ],
    ["denied", { [operation]: failure(operation, "AccessDeniedException", 400) }, "error", denied.message],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, script, outcome, ...says]) => {
    const said = await judgeScript(secretRotates, script);
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, says]]);
  });
});
