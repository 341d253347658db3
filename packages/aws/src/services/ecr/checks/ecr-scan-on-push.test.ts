import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type EcrRepository, ecrRepositories } from "../repositories.ts";
import { ecrScanOnPush } from "./ecr-scan-on-push.ts";

const scanning = "ecr:GetRegistryScanningConfiguration";
const denied = { code: "access-denied", message: `${scanning} was denied (AccessDeniedException).` } as const;
const repository: EcrRepository = {
  id: "arn:aws:ecr:eu-west-1:111111111111:repository/shop/api",
  name: "shop/api",
  scanType: known("BASIC"),
  scansPushes: known(true),
  tags: known({}),
};
const one = (change: Partial<EcrRepository>) => [listingOf(ecrRepositories, [{ ...repository, ...change }])];
const scans = (is: boolean) => `scanned on push or all the time: ${is}, expected true`;

testCheck(
  ecrScanOnPush,
  { test, expect },
  {
    pass: [{ name: "is scanned", given: one({}), says: [scans(true)] }],
    fail: [{ name: "is not", given: one({ scansPushes: known(false) }), says: [scans(false)] }],
    unreadable: [
      { name: "rules are denied", given: one({ scansPushes: unreadable(denied) }), says: [denied.message] },
      {
        name: "cannot be read",
        given: [listingOf(ecrRepositories, [unreadableResource(repository.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no repositories",
      given: [listingOf(ecrRepositories, [])],
      says: ["There is no ECR repository in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const registry = (scanType: string, ...rules: readonly object[]): Answer => ({
    scanningConfiguration: { scanType, rules },
  });
  const rule = (scanFrequency: string, ...filters: readonly string[]) => ({
    scanFrequency,
    repositoryFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" })),
  });
  const [pass, fail] = [
    ["pass", scans(true)],
    ["fail", scans(false)],
  ] as const;
  type Case = readonly [name: string, own: boolean, registry: Answer, outcome: string, says: string];
  const cases: readonly Case[] = [
    [
      "enhanced for all, and off in the repository (steampipe-mod-aws-compliance#762)",
      false,
      registry("ENHANCED", rule("CONTINUOUS_SCAN", "*")),
      ...pass,
    ],
    [
      "a rule of the registry (cloudsploit#1905)",
      false,
      registry("BASIC", rule("SCAN_ON_PUSH", "shop/*")),
      ...pass,
    ],
    ["a rule for others", false, registry("BASIC", rule("SCAN_ON_PUSH", "billing/*")), ...fail],
    [
      "a filter without a star is for names that contain it",
      false,
      registry("BASIC", rule("SCAN_ON_PUSH", "api")),
      ...pass,
    ],
    ["by hand alone (prowler#12560)", false, registry("BASIC", rule("MANUAL", "*")), ...fail],
    [
      "enhanced with a rule that leaves it out (prowler#12560)",
      false,
      registry("ENHANCED", rule("SCAN_ON_PUSH", "billing*")),
      ...fail,
    ],
    [
      "the repository's own setting under enhanced scanning has no effect",
      true,
      registry("ENHANCED"),
      ...fail,
    ],
    ["the repository's own setting under basic scanning", true, registry("BASIC"), ...pass],
    ["nothing", false, registry("BASIC"), ...fail],
    ["denied", true, failure(scanning, "AccessDeniedException", 400), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, scanOnPush, answer, outcome, says) => {
    const said = await judgeScript(ecrScanOnPush, {
      ...noTags,
      "ecr:DescribeRepositories": {
        repositories: [
          {
            repositoryArn: repository.id,
            repositoryName: "shop/api",
            imageScanningConfiguration: { scanOnPush },
          },
        ],
      },
      [scanning]: answer,
    });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
