import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { rootAccessFeatures } from "../root-access-features.ts";
import { iamRootCentralManagement } from "./iam-root-central-management.ts";

const operation = "iam:ListOrganizationsFeatures";
const features = (...all: readonly string[]) => [
  listingOf(rootAccessFeatures, [{ id: "organization-root-access", features: [...all] }]),
];
const denied = { code: "access-denied", message: `${operation} was denied.` } as const;

testCheck(
  iamRootCentralManagement,
  { test, expect },
  {
    pass: [
      {
        name: "on",
        given: features("RootCredentialsManagement", "RootSessions"),
        says: [
          "features that are on: RootCredentialsManagement and RootSessions, expected to include RootCredentialsManagement",
        ],
      },
    ],
    fail: [
      {
        name: "sessions only",
        given: features("RootSessions"),
        says: ["features that are on: RootSessions, expected to include RootCredentialsManagement"],
      },
      {
        name: "nothing",
        given: features(),
        says: ["features that are on: none, expected to include RootCredentialsManagement"],
      },
    ],
    unreadable: [
      {
        name: "denied",
        given: [listingOf(rootAccessFeatures, [], { problem: denied })],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no organization",
      given: [listingOf(rootAccessFeatures, [])],
      says: ["There is no organization's root access in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const said = (code: string): Answer => failure(operation, code, 400);
  const on = (...EnabledFeatures: readonly string[]): Answer => ({ OrganizationId: "o-1", EnabledFeatures });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string])[] = [
    ["on (prowler#5801, prowler#5804)", on("RootCredentialsManagement"), "pass"],
    ["sessions without credentials (cnspec#3607)", on("RootSessions"), "fail"],
    ["neither (mql#10252)", on(), "fail"],
    ["IAM is not trusted in the organization", said("ServiceAccessNotEnabledException"), "fail"],
    ["shares only the bill", said("OrganizationNotInAllFeaturesModeException"), "fail"],
    ["no organization", said("OrganizationNotFoundException"), "not-applicable"],
    [
      "asked from a member account (cnspec#3607)",
      said("AccountNotManagementOrDelegatedAdministratorException"),
      "error",
    ],
    ["denied", failure(operation, "AccessDenied", 403), "error"],
    ["an answer without features", { OrganizationId: "o-1" }, "error"],
  ];
  test.each(cases)("%s", async (_, answer, outcome) => {
    const [verdict, ...others] = await judgeScript(iamRootCentralManagement, { [operation]: answer });
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
