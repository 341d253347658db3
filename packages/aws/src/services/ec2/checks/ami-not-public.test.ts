import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, startScript } from "../../../testing/script.ts";
import { type MachineImage, machineImages } from "../images.ts";
import { amiNotPublic } from "./ami-not-public.ts";

const operation = "ec2:DescribeImages";
const image: MachineImage = {
  id: "arn:aws:ec2:eu-west-1::image/ami-1",
  name: "web",
  state: "available",
  public: known(false),
  tags: known({}),
};
const one = (change: Partial<MachineImage>) => [listingOf(machineImages, [{ ...image, ...change }])];
const message = `${operation} answered without Public.`;

testCheck(
  amiNotPublic,
  { test, expect },
  {
    pass: [{ name: "private", given: one({}), says: ["public: false, expected false"] }],
    fail: [{ name: "public", given: one({ public: known(true) }), says: ["public: true, expected false"] }],
    unreadable: [
      {
        name: "AWS does not say",
        given: one({ public: unreadable({ code: "schema-mismatch", message }) }),
        says: [message],
      },
    ],
    empty: {
      name: "no images",
      given: [listingOf(machineImages, [])],
      says: ["There is no AMI in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (change: object) => ({
    ImageId: "ami-1",
    Name: "web",
    State: "available",
    Public: false,
    ...change,
  });
  const all = (...Images: readonly object[]): Answer => ({ Images });
  const cases: readonly (readonly [name: string, answer: Answer, outcomes: readonly string[]])[] = [
    [
      "one of two (aws-config-rules#149)",
      all(listed({}), listed({ ImageId: "ami-2", Public: true })),
      ["pass", "fail"],
    ],
    [
      "deprecated, which hides it from searches alone",
      all(listed({ Public: true, DeprecationTime: "2024-01-01T00:00:00.000Z" })),
      ["fail"],
    ],
    ["disabled, which makes it private (cloud-custodian#9067)", all(listed({ State: "disabled" })), ["pass"]],
    ["no word of it", all(listed({ Public: undefined })), ["error"]],
    ["no images", all(), ["not-applicable"]],
    ["denied", failure(operation, "UnauthorizedOperation", 403), ["error"]],
  ];
  test.each(cases)("%s", async (_, answer, outcomes) => {
    const said = await judgeScript(amiNotPublic, { [operation]: answer });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test("one's own images alone are asked for, and all of these", async () => {
    const server = await startScript({ [operation]: all() });
    await collectFrom(machineImages, server.endpoint);
    await server.stop();
    const asked = server.asked.filter((call) => call.operation === operation);
    expect(asked.map(({ input }) => input)).toMatchObject([
      { "Owner.1": "self", IncludeDeprecated: "true", IncludeDisabled: "true", MaxResults: "1000" },
    ]);
  });
});
