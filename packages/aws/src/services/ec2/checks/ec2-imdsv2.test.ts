import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure } from "../../../testing/script.ts";
import { instance, listedInstance, reservations } from "../instance.fixture.ts";
import { type Ec2Instance, ec2Instances } from "../instances.ts";
import { ec2Imdsv2 } from "./ec2-imdsv2.ts";

const operation = "ec2:DescribeInstances";
const one = (change: Partial<Ec2Instance>) => [listingOf(ec2Instances, [{ ...instance, ...change }])];
const message = `${operation} answered without HttpTokens.`;
const unread = unreadable({ code: "schema-mismatch", message });

testCheck(
  ec2Imdsv2,
  { test, expect },
  {
    pass: [
      {
        name: "a token is required",
        given: one({}),
        says: ["metadata with a token alone, or none: true, expected true"],
      },
      {
        name: "nothing answers, whatever else is set",
        given: one({ metadataEnabled: known(false), metadataTokenRequired: known(false) }),
        says: ["metadata with a token alone, or none: true, expected true"],
      },
    ],
    fail: [
      {
        name: "a token is optional",
        given: one({ metadataTokenRequired: known(false) }),
        says: ["metadata with a token alone, or none: false, expected true"],
      },
    ],
    notApplicable: [{ name: "gone", given: one({ state: "terminated" }), says: ["It is terminated."] }],
    unreadable: [
      {
        name: "AWS does not say whether a token is required",
        given: one({ metadataTokenRequired: unread }),
        says: [message],
      },
    ],
    empty: {
      name: "no instances",
      given: [listingOf(ec2Instances, [])],
      says: ["There is no EC2 instance in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const state = (Name: string) => ({ State: { Name } });
  const options = (HttpTokens: string | undefined, HttpEndpoint: string | undefined = "enabled") => ({
    MetadataOptions: { HttpTokens, HttpEndpoint },
  });
  const cases: readonly (readonly [name: string, change: object, outcome: string])[] = [
    ["a token is optional", options("optional"), "fail"],
    ["the metadata service is off (prowler#2978, tfsec#689)", options("optional", "disabled"), "pass"],
    [
      "containers need a second hop",
      { MetadataOptions: { HttpTokens: "required", HttpEndpoint: "enabled", HttpPutResponseHopLimit: 2 } },
      "pass",
    ],
    ["stopped: it starts as it is set", { ...options("optional"), ...state("stopped") }, "fail"],
    ["pending", { ...options("optional"), ...state("pending") }, "fail"],
    [
      "terminated, which AWS tells for an hour",
      { ...options("optional"), ...state("terminated") },
      "not-applicable",
    ],
    [
      "terminated, and no options are told",
      { MetadataOptions: undefined, ...state("terminated") },
      "not-applicable",
    ],
    ["no options are told", { MetadataOptions: undefined }, "error"],
    ["off, and no word of tokens", options(undefined, "disabled"), "pass"],
    ["a word for tokens that nobody knows", options("preferred"), "fail"],
    [
      "running, and the change is not in force yet (EC2 API, InstanceMetadataOptionsResponse)",
      { MetadataOptions: { State: "pending", HttpTokens: "required", HttpEndpoint: "enabled" } },
      "error",
    ],
    [
      "running, and what turns it off is not in force yet",
      { MetadataOptions: { State: "pending", HttpTokens: "optional", HttpEndpoint: "disabled" } },
      "error",
    ],
    [
      "stopped, and the change comes into force when it starts",
      {
        MetadataOptions: { State: "pending", HttpTokens: "required", HttpEndpoint: "enabled" },
        ...state("stopped"),
      },
      "pass",
    ],
  ];
  test.each(cases)("%s", async (_, change, outcome) => {
    const said = await judgeScript(ec2Imdsv2, { [operation]: reservations(listedInstance(change)) });
    expect(said.map((told) => told.outcome)).toEqual([outcome]);
  });

  test("instances that may not be listed", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ec2Imdsv2, script)).toMatchObject([{ outcome: "error" }]);
  });
});
