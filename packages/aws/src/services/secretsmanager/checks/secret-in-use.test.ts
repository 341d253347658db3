import { known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, listedSecret, never, secret } from "../secret.fixture.ts";
import { type Secret, secrets } from "../secrets.ts";
import { secretInUse } from "./secret-in-use.ts";

const operation = "secretsmanager:ListSecrets";
const one = (change: Partial<Secret>) => [listingOf(secrets, [{ ...secret, ...change }])];
const idle = (days: string) =>
  `time since it was read, or made if it never was: ${days}, expected at most 90 days`;
const owned = "The service rds made the secret and looks after it.";

testCheck(
  secretInUse,
  { test, expect },
  {
    pass: [
      { name: "was read yesterday", given: one({}), says: [idle("1 day")] },
      {
        name: "was made today and never read",
        given: one({ lastAccessed: never, created: "2026-01-01T00:00:00.000Z" }),
        says: [idle("0 days")],
      },
    ],
    fail: [
      {
        name: "was read 91 days ago",
        given: one({ lastAccessed: known("2025-10-02T00:00:00.000Z") }),
        says: [idle("91 days")],
      },
      { name: "was never read in a year", given: one({ lastAccessed: never }), says: [idle("365 days")] },
    ],
    unreadable: [
      {
        name: "cannot be made out",
        given: [listingOf(secrets, [unreadableResource(secret.id, denied)])],
        says: [denied.message],
      },
    ],
    notApplicable: [{ name: "RDS looks after it", given: one({ owningService: "rds" }), says: [owned] }],
    empty: {
      name: "no secrets",
      given: [listingOf(secrets, [])],
      says: ["There is no Secrets Manager secret in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const script = (change: object): Script => ({ [operation]: { SecretList: [listedSecret(change)] } });
  const unread = { LastAccessedDate: undefined };
  const cases: readonly (readonly [name: string, script: Script, outcome: string, says: string])[] = [
    [
      "read lately passes, and not the other way round (steampipe-mod-aws-compliance#751)",
      script({}),
      "pass",
      idle("1 day"),
    ],
    [
      "read long ago",
      script({ LastAccessedDate: new Date("2025-01-01T00:00:00Z") }),
      "fail",
      idle("365 days"),
    ],
    [
      "never read, and new",
      script({ ...unread, CreatedDate: new Date("2025-12-22T00:00:00Z") }),
      "pass",
      idle("10 days"),
    ],
    ["never read, and old", script(unread), "fail", idle("365 days")],
    [
      "a replica that waits for the worst",
      script({ ...unread, PrimaryRegion: "us-east-1" }),
      "not-applicable",
      "It is a replica: the original is in us-east-1.",
    ],
    ["denied", { [operation]: failure(operation, "AccessDeniedException", 400) }, "error", denied.message],
  ];
  test.each(cases)("%s", async (_, script, outcome, says) => {
    const said = await judgeScript(secretInUse, script);
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, [says]]]);
  });
});
