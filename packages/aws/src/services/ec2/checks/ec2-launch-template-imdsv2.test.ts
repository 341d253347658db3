import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { collectFrom } from "../../../testing/collect.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, startScript } from "../../../testing/script.ts";
import { type LaunchTemplateVersion, launchTemplateVersions } from "../launch-templates.ts";
import { ec2LaunchTemplateImdsv2 } from "./ec2-launch-template-imdsv2.ts";

const [operation, defaults] = ["ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceMetadataDefaults"];
const version: LaunchTemplateVersion = {
  id: "arn:aws:ec2:eu-west-1:111111111111:launch-template/lt-1/3",
  name: "web version 3",
  isDefault: true,
  httpEndpoint: absent(defaults, "no HttpEndpoint"),
  httpTokens: known("required"),
};
const one = (change: Partial<LaunchTemplateVersion>) => [
  listingOf(launchTemplateVersions, [{ ...version, ...change }]),
];
const message = `${defaults} was denied (UnauthorizedOperation).`;
const denied = unreadable({ code: "access-denied", message });
const said = (holds: boolean) => [`metadata with a token alone, or none: ${holds}, expected true`];

testCheck(
  ec2LaunchTemplateImdsv2,
  { test, expect },
  {
    pass: [
      { name: "a token is required", given: one({}), says: said(true) },
      {
        name: "metadata is off, whatever the account's default",
        given: one({ httpEndpoint: known("disabled"), httpTokens: denied }),
        says: said(true),
      },
    ],
    fail: [
      { name: "a token is optional", given: one({ httpTokens: known("optional") }), says: said(false) },
      {
        name: "nobody says anything",
        given: one({ httpTokens: absent(defaults, "no HttpTokens") }),
        says: said(false),
      },
    ],
    unreadable: [
      { name: "left to a default that may not be read", given: one({ httpTokens: denied }), says: [message] },
    ],
    empty: {
      name: "no launch templates",
      given: [listingOf(launchTemplateVersions, [])],
      says: ["There is no launch template version in aws/test-account/test-region: the listing is complete."],
    },
  },
);

const listed = (MetadataOptions?: object, change: object = {}) => ({
  LaunchTemplateId: "lt-1",
  LaunchTemplateName: "web",
  VersionNumber: 1,
  DefaultVersion: true,
  LaunchTemplateData: { ImageId: "ami-1", ...(MetadataOptions !== undefined && { MetadataOptions }) },
  ...change,
});
const all = (...LaunchTemplateVersions: readonly object[]) => ({ LaunchTemplateVersions });
const required = { HttpTokens: "required" };
const latest = { VersionNumber: 2, DefaultVersion: false };

describe("situations from public reports", () => {
  const account = (AccountLevel: object): Answer => ({ AccountLevel });
  const cases: readonly (readonly [
    name: string,
    answer: Answer,
    account: Answer,
    outcomes: readonly string[],
  ])[] = [
    ["says so itself", all(listed(required)), account({}), ["pass"]],
    ["says nothing, nor does the account (tfsec#242)", all(listed()), account({}), ["fail"]],
    ["says nothing, and the account says so", all(listed()), account(required), ["pass"]],
    ["says otherwise than the account", all(listed({ HttpTokens: "optional" })), account(required), ["fail"]],
    ["turns metadata off (tfsec#689)", all(listed({ HttpEndpoint: "disabled" })), account({}), ["pass"]],
    ["the account turns it off", all(listed()), account({ HttpEndpoint: "disabled" }), ["pass"]],
    ["says something of hops alone", all(listed({ HttpPutResponseHopLimit: 2 })), account({}), ["fail"]],
    [
      "the latest version says so, the default does not (cloudformation-coverage-roadmap#1518)",
      all(listed(), listed(required, latest)),
      account({}),
      ["fail", "pass"],
    ],
    [
      "a version told twice, as the default and the latest",
      all(listed(required), listed(required)),
      account({}),
      ["pass"],
    ],
    [
      "the account's default may not be read",
      all(listed()),
      failure(defaults, "UnauthorizedOperation", 403),
      ["error"],
    ],
    ["no word of the account", all(listed()), {}, ["error"]],
    [
      "no data of a version is told",
      all(listed(required, { LaunchTemplateData: undefined })),
      account({}),
      ["error"],
    ],
    ["no launch templates", all(), account({}), ["not-applicable"]],
    ["denied", failure(operation, "UnauthorizedOperation", 403), account({}), ["error"]],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, answer, settings, outcomes]) => {
    const told = await judgeScript(ec2LaunchTemplateImdsv2, { [operation]: answer, [defaults]: settings });
    expect(told.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});

describe("launchTemplateVersions", () => {
  const both = { HttpEndpoint: "enabled", ...required };

  test("asks for the default and the latest version of all, to the last page, and for no account's default without need", async () => {
    const server = await startScript({
      [operation]: ({ input }) =>
        input.NextToken === "2" ? all(listed(both, latest)) : { ...all(listed(both)), NextToken: "2" },
    });
    const [found] = await collectFrom(launchTemplateVersions, server.endpoint);
    await server.stop();
    const arn = "arn:aws:ec2:eu-west-1:111111111111:launch-template/lt-1";
    const options = {
      httpEndpoint: { state: "known", value: "enabled" },
      httpTokens: { state: "known", value: "required" },
    };
    expect(found?.items).toEqual([
      { id: `${arn}/1`, name: "web version 1", isDefault: true, ...options },
      { id: `${arn}/2`, name: "web version 2", isDefault: false, ...options },
    ]);
    expect(found?.calls).toEqual({ [operation]: 2 });
    const [asked] = server.asked.filter((call) => call.operation === operation);
    expect(asked?.input).toMatchObject({
      "LaunchTemplateVersion.1": "$Default",
      "LaunchTemplateVersion.2": "$Latest",
      MaxResults: "200",
    });
  });

  test("asks for the account's default once, however many templates leave it to that", async () => {
    const server = await startScript({
      [operation]: all(listed(), listed(undefined, latest)),
      [defaults]: { AccountLevel: required },
    });
    const [found] = await collectFrom(launchTemplateVersions, server.endpoint);
    await server.stop();
    expect(found?.items).toHaveLength(2);
    expect(found?.calls).toEqual({ [operation]: 1, [defaults]: 1 });
  });

  test.each(["LaunchTemplateId", "VersionNumber"])("one without %s ends it", async (field) => {
    const server = await startScript({ [operation]: all(listed(both, { [field]: undefined })) });
    const [found] = await collectFrom(launchTemplateVersions, server.endpoint);
    await server.stop();
    expect(found?.problem?.message).toBe(`${operation} answered without ${field}.`);
  });
});
