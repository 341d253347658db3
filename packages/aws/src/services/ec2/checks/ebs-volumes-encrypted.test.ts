import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type EbsVolume, ebsVolumes } from "../volumes.ts";
import { ebsVolumesEncrypted } from "./ebs-volumes-encrypted.ts";

const operation = "ec2:DescribeVolumes";
const volume: EbsVolume = {
  id: "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1",
  state: "in-use",
  encrypted: known(true),
  instances: known(["i-1"]),
  tags: known({}),
};
const one = (change: Partial<EbsVolume>) => [listingOf(ebsVolumes, [{ ...volume, ...change }])];
const message = `${operation} answered without Encrypted.`;

testCheck(
  ebsVolumesEncrypted,
  { test, expect },
  {
    pass: [{ name: "encrypted", given: one({}), says: ["encrypted: true, expected true"] }],
    fail: [
      {
        name: "not encrypted",
        given: one({ encrypted: known(false) }),
        says: ["encrypted: false, expected true"],
      },
      {
        name: "not encrypted, and attached to nothing",
        given: one({ encrypted: known(false), state: "available", instances: known([]) }),
        says: ["encrypted: false, expected true"],
      },
    ],
    notApplicable: [{ name: "on its way out", given: one({ state: "deleting" }), says: ["It is deleting."] }],
    unreadable: [
      {
        name: "AWS does not say",
        given: one({ encrypted: unreadable({ code: "schema-mismatch", message }) }),
        says: [message],
      },
    ],
    empty: {
      name: "no volumes",
      given: [listingOf(ebsVolumes, [])],
      says: ["There is no EBS volume in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (change: object) => ({
    VolumeId: "vol-1",
    State: "in-use",
    Encrypted: true,
    Attachments: [],
    ...change,
  });
  const attached = { Attachments: [{ InstanceId: "i-1", Device: "/dev/xvda" }] };
  const all = (...Volumes: readonly object[]): Answer => ({ Volumes });
  const cases: readonly (readonly [name: string, answer: Answer, outcomes: readonly string[]])[] = [
    [
      "a root volume that nobody thought of (checkov#496)",
      all(listed({ ...attached, Encrypted: false })),
      ["fail"],
    ],
    [
      "one of two volumes of an instance (cloud-custodian#1002)",
      all(listed(attached), listed({ ...attached, VolumeId: "vol-2", Encrypted: false })),
      ["pass", "fail"],
    ],
    [
      "attached to nothing, and not encrypted",
      all(listed({ State: "available", Encrypted: false })),
      ["fail"],
    ],
    ["being deleted", all(listed({ State: "deleting", Encrypted: false })), ["not-applicable"]],
    ["no word of attachments, which do not matter here", all(listed({ Attachments: undefined })), ["pass"]],
    ["no word of encryption", all(listed({ Encrypted: undefined })), ["error"]],
    ["no volumes", all(), ["not-applicable"]],
    ["denied", failure(operation, "UnauthorizedOperation", 403), ["error"]],
  ];
  test.each(cases)("%s", async (_, answer, outcomes) => {
    const said = await judgeScript(ebsVolumesEncrypted, { [operation]: answer });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
