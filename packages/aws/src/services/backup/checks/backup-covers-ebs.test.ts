import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import { type EbsVolume, ebsVolumes } from "../../ec2/volumes.ts";
import { backupScript, backups, backupsDenied, deniedSays, yesterday } from "../coverage.fixture.ts";
import { backupCoversEbs } from "./backup-covers-ebs.ts";

const ec2 = "arn:aws:ec2:eu-west-1:111111111111";
const [arn, host, other] = [`${ec2}:volume/vol-1`, `${ec2}:instance/i-1`, `${ec2}:instance/i-2`] as const;
const volume: EbsVolume = {
  id: arn,
  state: "in-use",
  encrypted: known(true),
  instances: known(["i-1", "i-2"]),
  tags: known({}),
};
const one = (change: Partial<EbsVolume>, times: Readonly<Record<string, string>>) => [
  listingOf(ebsVolumes, [{ ...volume, ...change }]),
  backups(times),
];
const [name, old] = ["age of the last backup", "2025-12-01T00:00:00.000Z"];
const odd = {
  code: "schema-mismatch",
  message: "ec2:DescribeVolumes answered without Attachments.",
} as const;

testCheck(
  backupCoversEbs,
  { test, expect },
  {
    pass: [
      {
        name: "the volume itself",
        given: one({}, { [arn]: yesterday }),
        says: [`${name}: of the volume: 0.5 days, expected at most 1 day`],
      },
      {
        name: "an instance that it is attached to",
        given: one({}, { [arn]: old, [other]: yesterday }),
        says: [`${name}: of its instances: of an instance: 0.5 days, expected at most 1 day`],
      },
      {
        name: "the volume itself, whatever its instances are",
        given: one({ instances: unreadable(odd) }, { [arn]: yesterday }),
        says: [`${name}: of the volume: 0.5 days, expected at most 1 day`],
      },
    ],
    fail: [
      {
        name: "neither it nor its instances",
        given: one({}, { [host]: old }),
        says: [`${name}: none of 2, expected at least one`],
      },
      {
        name: "attached to nothing",
        given: one({ state: "available", instances: known([]) }, { [host]: yesterday }),
        says: [`${name}: none of 2, expected at least one`],
      },
    ],
    unreadable: [
      {
        name: "what is backed up may not be listed",
        given: [listingOf(ebsVolumes, [volume]), backupsDenied({ [arn]: old })],
        says: [deniedSays],
      },
      {
        name: "its instances are not known",
        given: one({ instances: unreadable(odd) }, { [arn]: old, [host]: yesterday }),
        says: [odd.message],
      },
    ],
    empty: {
      name: "no volumes",
      given: [listingOf(ebsVolumes, []), backups({})],
      says: [
        "There is no EBS volume among 0 of aws/ebs-volumes in aws/test-account/test-region: the listing is complete.",
      ],
    },
    notApplicable: [
      { name: "on its way out", given: one({ state: "deleting" }, {}), says: ["It is deleting."] },
      { name: "on its way in", given: one({ state: "creating" }, {}), says: ["It is creating."] },
    ],
  },
);

describe("situations from public reports", () => {
  const attached = (...ids: readonly string[]): Script => ({
    "ec2:DescribeVolumes": {
      Volumes: [
        {
          VolumeId: "vol-1",
          State: ids.length > 0 ? "in-use" : "available",
          Encrypted: true,
          Attachments: ids.map((InstanceId) => ({ InstanceId })),
        },
      ],
    },
  });
  const fails = `fail (${name}: none of 2, expected at least one)`;
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    ["in a plan (prowler#5028)", { ...attached("i-1"), ...backupScript({ [arn]: yesterday }) }, "pass"],
    [
      "the backup of its instance holds it too (modernisation-platform#4466)",
      { ...attached("i-1"), ...backupScript({ [host]: yesterday }, "EC2") },
      "pass",
    ],
    [
      "snapshots of the lifecycle manager alone (prowler#6966)",
      { ...attached("i-1"), ...backupScript({}) },
      fails,
    ],
    [
      "of a machine that comes and goes: to be left out by a selector (cloudsploit#776)",
      { ...attached("i-9"), ...backupScript({ [host]: yesterday }, "EC2") },
      fails,
    ],
    [
      "a snapshot that was made once, and none lately (cloudsploit#1640)",
      { ...attached(), ...backupScript({ [arn]: "2025-02-15" }) },
      fails,
    ],
    [
      "no word of when",
      { ...attached(), ...backupScript({ [arn]: undefined }) },
      "error (backup:ListProtectedResources answered without LastBackupTime.)",
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(backupCoversEbs, script)).toEqual([`${arn}: ${said}`]);
  });
});
