import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type EfsFileSystem, efsFileSystems } from "../file-systems.ts";
import { efsAutomaticBackups } from "./efs-automatic-backups.ts";

const backups = "elasticfilesystem:DescribeBackupPolicy";
const arn = "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1";
const system: EfsFileSystem = {
  ...{ id: arn, name: "home", encrypted: known(true), tags: known({}) },
  automaticBackups: known("ENABLED"),
};
const denied = {
  code: "access-denied",
  message: `${backups} was denied (AccessDeniedException).`,
  operation: backups,
  permission: backups,
} as const;
const one = (change: Partial<EfsFileSystem>) => [listingOf(efsFileSystems, [{ ...system, ...change }])];

testCheck(
  efsAutomaticBackups,
  { test, expect },
  {
    pass: [{ name: "on", given: one({}), says: ["automatic backups: ENABLED, expected ENABLED"] }],
    fail: [
      {
        name: "off",
        given: one({ automaticBackups: known("DISABLED") }),
        says: ["automatic backups: DISABLED, expected ENABLED"],
      },
      {
        name: "never put",
        given: one({ automaticBackups: absent(backups, "PolicyNotFound") }),
        says: ["automatic backups: absent (PolicyNotFound), expected ENABLED"],
      },
    ],
    unreadable: [
      { name: "denied", given: one({ automaticBackups: unreadable(denied) }), says: [denied.message] },
    ],
    empty: {
      name: "no file systems",
      given: [listingOf(efsFileSystems, [])],
      says: ["There is no EFS file system in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const status = (Status: string): Answer => ({ BackupPolicy: { Status } });
  const cases: readonly (readonly [name: string, answer: Answer, said: readonly string[]])[] = [
    ["on (prowler#866)", status("ENABLED"), ["home: pass"]],
    [
      "no policy was ever put (prowler#955)",
      failure(backups, "PolicyNotFound", 404),
      ["home: fail (automatic backups: absent (PolicyNotFound), expected ENABLED)"],
    ],
    [
      "off, and in a plan of AWS Backup, which is not read (aws-guard-rules-registry#140)",
      status("DISABLED"),
      ["home: fail (automatic backups: DISABLED, expected ENABLED)"],
    ],
    [
      "being switched off",
      status("DISABLING"),
      ["home: fail (automatic backups: DISABLING, expected ENABLED)"],
    ],
    ["no word of it", {}, [`home: error (${backups} answered without BackupPolicy.)`]],
    ["gone since it was listed", failure(backups, "FileSystemNotFound", 404), [noneLeft()]],
    ["denied", failure(backups, "AccessDeniedException", 403), [`home: error (${denied.message})`]],
  ];
  test.each(cases)("%s", async (_, answer, said) => {
    const script = {
      "elasticfilesystem:DescribeFileSystems": {
        FileSystems: [{ FileSystemArn: arn, FileSystemId: "fs-1", Name: "home", Encrypted: true, Tags: [] }],
      },
      [backups]: answer,
    };
    expect(await saidOf(efsAutomaticBackups, script)).toEqual(said);
  });
});

function noneLeft(): string {
  return "aws/111111111111/eu-west-1: not-applicable (There is no EFS file system in aws/111111111111/eu-west-1: the listing is complete.)";
}
