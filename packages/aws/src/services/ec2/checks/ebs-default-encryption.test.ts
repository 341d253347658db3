import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { ebsSettings } from "../ebs-settings.ts";
import { ebsDefaultEncryption } from "./ebs-default-encryption.ts";

const operation = "ec2:GetEbsEncryptionByDefault";
const id = "ebs-settings/111111111111/eu-west-1";
const one = (encryptsByDefault: boolean) => [listingOf(ebsSettings, [{ id, encryptsByDefault }])];
const odd = {
  code: "schema-mismatch",
  message: `${operation} answered without EbsEncryptionByDefault.`,
} as const;

testCheck(
  ebsDefaultEncryption,
  { test, expect },
  {
    pass: [{ name: "on", given: one(true), says: ["encryption by default: true, expected true"] }],
    fail: [{ name: "off", given: one(false), says: ["encryption by default: false, expected true"] }],
    unreadable: [
      {
        name: "AWS does not say",
        given: [listingOf(ebsSettings, [unreadableResource(id, odd)])],
        says: [odd.message],
      },
    ],
    empty: {
      name: "no region",
      given: [listingOf(ebsSettings, [])],
      says: ["There is no EBS setting in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const said = async (script: Script) =>
    (await judgeScript(ebsDefaultEncryption, script, { regions: ["eu-west-1", "us-east-1"] })).map(
      ({ resource, outcome }) => `${resource} ${outcome}`,
    );
  const answer = (on: boolean): Answer => ({ EbsEncryptionByDefault: on });
  const [ireland, virginia] = ["eu-west-1", "us-east-1"].map(
    (region) => `ebs-settings/111111111111/${region}`,
  );

  test("one of two regions has it: a row each, so that none hides behind the other", async () => {
    const script: Script = { [operation]: ({ region }) => answer(region === "eu-west-1") };
    expect(await said(script)).toEqual([`${ireland} pass`, `${virginia} fail`]);
  });

  test("a region without a volume fails all the same (steampipe-mod-aws-compliance#845)", async () => {
    expect(await said({ [operation]: answer(false) })).toEqual([`${ireland} fail`, `${virginia} fail`]);
  });

  test.each([
    ["no word of it", {}],
    ["denied", failure(operation, "UnauthorizedOperation", 403)],
  ])("%s", async (_, silent) => {
    const script: Script = { [operation]: ({ region }) => (region === "eu-west-1" ? answer(true) : silent) };
    const [first, second, ...others] = await said(script);
    expect([first, second?.split(" ").at(-1), others]).toEqual([`${ireland} pass`, "error", []]);
  });
});
