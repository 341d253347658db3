import { defineCheck, fact, from } from "@bylaw/core";
import { accountSummaries, hasRootCredentials } from "../account-summary.ts";
import { virtualMfaDevices } from "../virtual-mfa-devices.ts";

export const iamRootHardwareMfa = defineCheck({
  id: "aws/iam-root-hardware-mfa",
  title: "The root user has MFA, and none of its devices is a virtual one",
  why: "The secret of a virtual device lies on a phone, and often in a backup of it: a hardware key or a passkey does not leave its holder and cannot be phished.",
  fix: "Sign in as the root user, assign a hardware key or a passkey under Security credentials, and remove the virtual device.",
  severity: "medium",
  whenEmpty: "notApplicable",
  using: { virtual: virtualMfaDevices },
  blindSpots: [
    "Which device the root user has instead is not told by AWS: a hardware token, a security key and a passkey that a phone keeps in a cloud look the same here.",
    "Not applicable means that the root user has no password, access keys or signing certificates today.",
    "In AWS GovCloud (US) the root user of a linked account cannot be read.",
  ],
  sources: [
    {
      title: "IAM: ListVirtualMFADevices",
      url: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html",
      read: "2026-11",
    },
  ],
  each: accountSummaries,
  appliesTo: (account) =>
    from(
      hasRootCredentials(account),
      (has) => has || "The root user has no password, no access keys and no signing certificates.",
    ),
  assert: (account, { virtual }) => [
    fact("MFA of the root user", account.rootMfa).is(true),
    fact(
      "virtual devices of the root user",
      virtual.filter(({ holder }) => holder === account.id).map(({ id }) => id),
    ).isEmpty(),
  ],
});
