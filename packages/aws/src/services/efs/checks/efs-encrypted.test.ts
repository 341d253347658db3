import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type EfsFileSystem, efsFileSystems } from "../file-systems.ts";
import { efsEncrypted } from "./efs-encrypted.ts";

const [operation, backups] = [
  "elasticfilesystem:DescribeFileSystems",
  "elasticfilesystem:DescribeBackupPolicy",
] as const;
const arn = "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1";
const system: EfsFileSystem = {
  ...{ id: arn, name: "home", encrypted: known(true), tags: known({}) },
  automaticBackups: known("ENABLED"),
};
const odd = { code: "schema-mismatch", message: `${operation} answered without Encrypted.` } as const;
const one = (change: Partial<EfsFileSystem>) => [listingOf(efsFileSystems, [{ ...system, ...change }])];

testCheck(
  efsEncrypted,
  { test, expect },
  {
    pass: [{ name: "encrypted", given: one({}), says: ["encrypted at rest: true, expected true"] }],
    fail: [
      {
        name: "not encrypted",
        given: one({ encrypted: known(false) }),
        says: ["encrypted at rest: false, expected true"],
      },
    ],
    unreadable: [
      { name: "AWS does not say", given: one({ encrypted: unreadable(odd) }), says: [odd.message] },
    ],
    empty: {
      name: "no file systems",
      given: [listingOf(efsFileSystems, [])],
      says: ["There is no EFS file system in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const home = (change: object): Answer => ({
    FileSystems: [{ FileSystemArn: arn, FileSystemId: "fs-1", Name: "home", Tags: [], ...change }],
  });
  const fails = "home: fail (encrypted at rest: false, expected true)";
  const cases: readonly (readonly [name: string, answer: Answer, said: readonly string[]])[] = [
    ["without encryption (prowler#934, checkov#59)", home({ Encrypted: false }), [fails]],
    [
      "with the key that AWS manages for EFS",
      home({ Encrypted: true, KmsKeyId: "alias/aws/elasticfilesystem" }),
      ["home: pass"],
    ],
    [
      "a key is named, and it is not encrypted (policy-library-fsbp-policy-set-for-aws-terraform#276)",
      home({ Encrypted: false, KmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/1" }),
      [fails],
    ],
    ["no word of encryption", home({}), [`home: error (${odd.message})`]],
    [
      "denied",
      failure(operation, "AccessDeniedException", 403),
      [`aws/111111111111/eu-west-1: error (${operation} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, answer, said) => {
    expect(
      await saidOf(efsEncrypted, { [operation]: answer, [backups]: { BackupPolicy: { Status: "ENABLED" } } }),
    ).toEqual(said);
  });
});
