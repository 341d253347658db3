import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { type AccountSummary, accountSummaries } from "../account-summary.ts";
import { type VirtualMfaDevice, virtualMfaDevices } from "../virtual-mfa-devices.ts";
import { iamRootHardwareMfa } from "./iam-root-hardware-mfa.ts";

const summaryOperation = "iam:GetAccountSummary";
const devicesOperation = "iam:ListVirtualMFADevices";
const rootArn = "arn:aws:iam::111111111111:root";
const root: AccountSummary = {
  id: rootArn,
  rootMfa: known(true),
  rootPassword: known(true),
  rootAccessKeys: known(false),
  rootSigningCertificates: known(false),
};
const device: VirtualMfaDevice = {
  id: "arn:aws:iam::111111111111:mfa/root-account-mfa-device",
  holder: rootArn,
};
const given = (change: Partial<AccountSummary>, ...devices: readonly VirtualMfaDevice[]) => [
  listingOf(accountSummaries, [{ ...root, ...change }]),
  listingOf(virtualMfaDevices, devices),
];
const missing = unreadable({
  code: "schema-mismatch",
  message: `${summaryOperation} answered without AccountMFAEnabled.`,
});
const denied = {
  code: "access-denied",
  message: `${devicesOperation} was denied (AccessDenied).`,
  operation: devicesOperation,
  permission: devicesOperation,
} as const;

testCheck(
  iamRootHardwareMfa,
  { test, expect },
  {
    pass: [
      {
        name: "MFA, and no virtual device",
        given: given({}, { ...device, holder: "arn:aws:iam::111111111111:user/ada" }),
        says: [
          "MFA of the root user: true, expected true",
          "virtual devices of the root user: none, expected empty",
        ],
      },
    ],
    fail: [
      {
        name: "a virtual device",
        given: given({}, device),
        says: [`virtual devices of the root user: ${device.id}, expected empty`],
      },
      {
        name: "no MFA",
        given: given({ rootMfa: known(false) }),
        says: ["MFA of the root user: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say whether there is MFA",
        given: given({ rootMfa: missing }),
        says: [`${summaryOperation} answered without AccountMFAEnabled.`],
      },
      {
        name: "the devices are denied",
        given: [listingOf(accountSummaries, [root]), listingOf(virtualMfaDevices, [], { problem: denied })],
        says: [`aws/virtual-mfa-devices is incomplete: ${denied.message}`],
      },
    ],
    notApplicable: [
      {
        name: "the root user has no credentials",
        given: given({ rootMfa: known(false), rootPassword: known(false) }),
        says: ["The root user has no password, no access keys and no signing certificates."],
      },
    ],
    empty: {
      name: "no summary",
      given: [listingOf(accountSummaries, []), listingOf(virtualMfaDevices, [])],
      says: ["There is no AWS root user in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const summary = {
    SummaryMap: {
      AccountMFAEnabled: 1,
      AccountPasswordPresent: 1,
      AccountAccessKeysPresent: 0,
      AccountSigningCertificatesPresent: 0,
    },
  };
  const held = (name: string, holder: string) => ({
    SerialNumber: `arn:aws:iam::111111111111:mfa/${name}`,
    User: {
      Arn: `arn:aws:iam::111111111111:${holder}`,
      UserName: holder,
      UserId: "A",
      Path: "/",
      CreateDate: new Date(0),
    },
  });
  const devices = (...all: readonly object[]): Answer => ({ VirtualMFADevices: all, IsTruncated: false });
  const judge = async (answer: Script[string]) =>
    (await judgeScript(iamRootHardwareMfa, { [summaryOperation]: summary, [devicesOperation]: answer })).map(
      ({ outcome }) => outcome,
    );
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string])[] = [
    [
      "a user named rootbeer has a virtual device (a peer fails the account)",
      devices(held("r", "user/rootbeer")),
      "pass",
    ],
    [
      "a user named root has one (aws-security-benchmark#53)",
      devices(held("root-account-mfa-device", "user/root")),
      "pass",
    ],
    [
      "the root user's device has another name (steampipe-mod-aws-compliance#811, prowler#4652)",
      devices(held("phone", "root")),
      "fail",
    ],
    [
      "both kinds: a virtual device beside a hardware key (prowler#1855)",
      devices(held("phone", "root")),
      "fail",
    ],
    ["a passkey, which is no virtual device", devices(), "pass"],
    ["a device without its holder", devices({ SerialNumber: "arn:aws:iam::111111111111:mfa/x" }), "error"],
    ["denied", failure(devicesOperation, "AccessDenied", 403), "error"],
  ];
  test.each(cases)("%s", async (_, answer, outcome) => {
    expect(await judge(answer)).toEqual([outcome]);
  });

  test("the root user's device is on the second page", async () => {
    const pages: Script[string] = ({ before }) =>
      before === 0
        ? { VirtualMFADevices: [held("a", "user/ada")], IsTruncated: true, Marker: "next" }
        : { VirtualMFADevices: [held("phone", "root")], IsTruncated: false };
    expect(await judge(pages)).toEqual(["fail"]);
  });
});
