import { defineCheck, fact } from "@bylaw/core";
import { accountSummaries, rootToJudge } from "../account-summary.ts";
import { virtualMfaDevices } from "../virtual-mfa-devices.ts";

export const iamRootHardwareMfa = defineCheck({
  id: "aws/iam-root-hardware-mfa",
  title: "The root user has MFA, and none of its devices is a virtual one",
  why: "The secret of a virtual device lies on a phone, and may lie in a backup of it: that of a hardware key does not leave the key.",
  fix: "Sign in as the root user, assign a hardware key or a passkey under Security credentials, and remove the virtual device.",
  severity: "medium",
  whenEmpty: "notApplicable",
  using: { virtual: virtualMfaDevices },
  blindSpots: [
    "Which device the root user has instead is not told by AWS: a hardware token, a security key and a passkey that a phone keeps in a cloud look the same here.",
    "Not applicable means that the root user has no password, access keys or signing certificates when AWS was asked.",
    "MFA guards the root user's sign-in, and not what is signed with its access keys or certificates. In AWS GovCloud (US) there is no such sign-in.",
  ],
  sources: [
    {
      title: "IAM: ListVirtualMFADevices",
      url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html",
      read: "2026-11",
    },
  ],
  each: accountSummaries,
  appliesTo: rootToJudge,
  assert: (account, { virtual }) => [
    fact("MFA of the root user", account.rootMfa).is(true),
    fact(
      "virtual devices of the root user",
      virtual.filter(({ holder }) => holder === account.id).map(({ id }) => id),
    ).isEmpty(),
  ],
});
