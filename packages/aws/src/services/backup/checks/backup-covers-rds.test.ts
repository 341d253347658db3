import { known } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import {
  dbCluster,
  dbInstance,
  dbMember,
  denied,
  none,
  oneDatabase,
  regionOf,
} from "../../rds/database.fixture.ts";
import { rdsDatabases } from "../../rds/databases.ts";
import {
  backupScript,
  backups,
  backupsDenied,
  deniedSays,
  lately,
  never,
  yesterday,
} from "../coverage.fixture.ts";
import { backupCoversRds } from "./backup-covers-rds.ts";

const region = "arn:aws:rds:eu-west-1:111111111111";
const [orders, shop] = [`${region}:db:orders`, `${region}:cluster:shop`] as const;

testCheck(
  backupCoversRds,
  { test, expect },
  {
    pass: [
      { name: "yesterday", given: [...oneDatabase(), backups({ [orders]: yesterday })], says: [lately] },
      {
        name: "what was listed until it broke off is enough",
        given: [...oneDatabase(), backupsDenied({ [orders]: yesterday })],
        says: [lately],
      },
    ],
    fail: [
      { name: "never", given: [...oneDatabase(), backups({ [shop]: yesterday })], says: [never] },
      {
        name: "two days ago",
        given: [...oneDatabase(), backups({ [orders]: "2025-12-30T00:00:00.000Z" })],
        says: ["age of the last backup: 2 days, expected at most 1 day"],
      },
    ],
    unreadable: [
      {
        name: "what is backed up may not be listed",
        given: [...oneDatabase(), backupsDenied()],
        says: [deniedSays],
      },
      { ...denied, given: [...denied.given, backups({})] },
    ],
    empty: {
      ...none,
      given: [listingOf(rdsDatabases, []), backups({})],
      says: [
        "There is no RDS, DocumentDB or Neptune database among 0 of aws/rds-databases in aws/test-account/test-region: the listing is complete.",
      ],
    },
    notApplicable: [
      {
        name: "it is being created",
        given: [...oneDatabase({ status: "creating" }), backups({})],
        says: ["The database is being created."],
      },
      {
        name: "a read replica",
        given: [...oneDatabase({ replicaOf: known("main") }), backups({})],
        says: ["It is a read replica of main, whose backups count."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const instance: Output = dbInstance();
  const aurora: Script = regionOf({
    instances: [dbMember("shop-1"), dbMember("shop-2")],
    clusters: [dbCluster()],
  });
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "an instance with a recovery point (prowler#4879)",
      { ...regionOf({ instances: [instance] }), ...backupScript({ [orders]: yesterday }, "RDS") },
      ["orders: pass"],
    ],
    [
      "a cluster is backed up as a whole, and its instances are not asked for (prowler#5434, prowler#5594)",
      { ...aurora, ...backupScript({ [shop]: yesterday }, "Aurora") },
      ["shop: pass"],
    ],
    [
      "a serverless cluster in a plan (cdk-nag#1627)",
      {
        ...regionOf({ clusters: [dbCluster("shop", [])] }),
        ...backupScript({ [shop]: yesterday }, "Aurora"),
      },
      ["shop: pass"],
    ],
    [
      "a cluster that a plan leaves out, because only instances were named (aws-cdk#16457)",
      { ...aurora, ...backupScript({ [`${region}:db:shop-1`]: yesterday }, "RDS") },
      [`shop: fail (${never})`],
    ],
    [
      "its own automated backups alone (cloudquery#11417)",
      { ...regionOf({ instances: [instance] }), ...backupScript({}) },
      [`orders: fail (${never})`],
    ],
    [
      "no word of when (prowler#4879)",
      { ...regionOf({ instances: [instance] }), ...backupScript({ [orders]: undefined }) },
      ["orders: error (backup:ListProtectedResources answered without LastBackupTime.)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(backupCoversRds, { ...noTags, ...script })).toEqual(said);
  });

  test("denied names the permission", async () => {
    const operation = "backup:ListProtectedResources";
    const script = {
      ...regionOf({ instances: [instance] }),
      [operation]: failure(operation, "AccessDeniedException", 403),
    };
    const [verdict] = await judgeScript(backupCoversRds, script);
    expect(verdict).toMatchObject({ outcome: "error", says: [deniedSays] });
  });
});
