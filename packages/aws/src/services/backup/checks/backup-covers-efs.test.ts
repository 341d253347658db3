import { known } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { type EfsFileSystem, efsFileSystems } from "../../efs/file-systems.ts";
import {
  backupScript,
  backups,
  backupsDenied,
  deniedSays,
  lately,
  never,
  yesterday,
} from "../coverage.fixture.ts";
import { backupCoversEfs } from "./backup-covers-efs.ts";

const arn = "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1";
const system: EfsFileSystem = {
  ...{ id: arn, name: "home", encrypted: known(true), tags: known({}) },
  automaticBackups: known("ENABLED"),
};
const listed = listingOf(efsFileSystems, [system]);

testCheck(
  backupCoversEfs,
  { test, expect },
  {
    pass: [{ name: "yesterday", given: [listed, backups({ [arn]: yesterday })], says: [lately] }],
    fail: [{ name: "never", given: [listed, backups({})], says: [never] }],
    unreadable: [
      { name: "what is backed up may not be listed", given: [listed, backupsDenied()], says: [deniedSays] },
    ],
    empty: {
      name: "no file systems",
      given: [listingOf(efsFileSystems, []), backups({})],
      says: [
        "There is no EFS file system among 0 of aws/efs-file-systems in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const policy = "elasticfilesystem:DescribeBackupPolicy";
  const home = (Status: string | undefined): Script => ({
    "elasticfilesystem:DescribeFileSystems": {
      FileSystems: [{ FileSystemArn: arn, FileSystemId: "fs-1", Name: "home", Encrypted: true, Tags: [] }],
    },
    [policy]: Status === undefined ? failure(policy, "PolicyNotFound", 404) : { BackupPolicy: { Status } },
  });
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    [
      "its automatic backups ran last night (2i2c-org/infrastructure#3185)",
      { ...home("ENABLED"), ...backupScript({ [arn]: yesterday }, "EFS") },
      "pass",
    ],
    [
      "in a plan, and without a policy of its own (prowler#866, cloud-custodian#8119)",
      { ...home(undefined), ...backupScript({ [arn]: yesterday }, "EFS") },
      "pass",
    ],
    [
      "automatic backups are on, and none was made yet (2i2c-org/infrastructure#3185)",
      { ...home("ENABLED"), ...backupScript({}) },
      `fail (${never})`,
    ],
    [
      "copied by scripts into another file system (aws-solutions/efs-backup#6)",
      { ...home("DISABLED"), ...backupScript({ [`${arn}0`]: yesterday }, "EFS") },
      `fail (${never})`,
    ],
    [
      "daily backups that stopped (cloud-custodian#7749)",
      { ...home("ENABLED"), ...backupScript({ [arn]: "2025-12-22" }, "EFS") },
      "fail (age of the last backup: 10 days, expected at most 1 day)",
    ],
    [
      "its own policy is denied, which is not asked here",
      {
        ...home("ENABLED"),
        ...backupScript({ [arn]: yesterday }, "EFS"),
        [policy]: failure(policy, "AccessDeniedException", 403),
      },
      "pass",
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(backupCoversEfs, script)).toEqual([`home: ${said}`]);
  });
});
