import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { accountRegions } from "../regions.ts";
import { accountRegionsLookedInto } from "./account-regions-looked-into.ts";

const operation = "account:ListRegions";
const region = { id: "eu-west-1", status: "ENABLED_BY_DEFAULT", lookedInto: true };
const problem = {
  code: "access-denied",
  message: "account:ListRegions was denied (AccessDeniedException).",
  operation,
} as const;

testCheck(
  accountRegionsLookedInto,
  { test, expect },
  {
    pass: [
      {
        name: "a region that the provider names",
        given: [listingOf(accountRegions, [region])],
        says: ["is looked into: true, expected true"],
      },
    ],
    fail: [
      {
        name: "a region that it does not",
        given: [listingOf(accountRegions, [{ ...region, lookedInto: false }])],
        says: ["is looked into: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "a region that could not be read",
        given: [listingOf(accountRegions, [unreadableResource("eu-west-1", problem)])],
        says: [problem.message],
      },
    ],
    empty: {
      name: "no region at all",
      given: [listingOf(accountRegions, [])],
      says: ["enabled region: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const said = async (answer: Answer) =>
    (await judgeScript(accountRegionsLookedInto, { [operation]: answer })).map(
      ({ resource, outcome }) => `${resource} ${outcome}`,
    );
  const listed = (...regions: readonly (readonly [string, string?])[]) => ({
    Regions: regions.map(([RegionName, RegionOptStatus]) => ({ RegionName, RegionOptStatus })),
  });

  test("a disabled region hangs a scan, and holds nothing (prowler#2713)", async () => {
    expect(await said(listed(["eu-west-1", "ENABLED_BY_DEFAULT"], ["af-south-1", "DISABLED"]))).toEqual([
      "eu-west-1 pass",
    ]);
  });

  test.each(["ENABLED", "ENABLED_BY_DEFAULT", "ENABLING", "DISABLING", "SOMETHING_NEW"])(
    "a region that is %s may hold something",
    async (status) => {
      expect(await said(listed(["eu-west-1", "ENABLED"], ["me-south-1", status]))).toEqual([
        "eu-west-1 pass",
        "me-south-1 fail",
      ]);
    },
  );

  test("regions that go on on the next page count", async () => {
    const script = ({ before }: { before: number }) =>
      before === 0
        ? { ...listed(["eu-west-1", "ENABLED"]), NextToken: "next" }
        : listed(["us-east-1", "ENABLED"]);
    const verdicts = await judgeScript(accountRegionsLookedInto, { [operation]: script });
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["pass", "fail"]);
  });

  test.each<[string, Answer]>([
    ["a denial", failure(operation, "AccessDeniedException", 403)],
    ["a region without its status", listed(["eu-west-1", "ENABLED"], ["us-east-1"])],
    ["an answer without regions", {}],
  ])("%s is an error", async (_, answer) => {
    expect((await said(answer)).filter((one) => !one.endsWith("pass"))).toEqual(["aws/111111111111 error"]);
  });
});
