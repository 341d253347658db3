import type { Estate } from "../../testing/estate.ts";
import { reportScript, rootRow } from "../../testing/iam-report.ts";
import { failure, type Script } from "../../testing/script.ts";

const root = "arn:aws:iam::111111111111:root";
const old = "2020-01-01T00:00:00+00:00";
const recent = "2025-12-20T00:00:00+00:00";
const key = (number: 1 | 2, at: string) => ({
  [`access_key_${number}_active`]: "true",
  [`access_key_${number}_last_rotated`]: at,
  [`access_key_${number}_last_used_date`]: at,
});
const certificateUntil = (day: string): Script => ({
  "iam:ListServerCertificates": {
    ServerCertificateMetadataList: [
      {
        Arn: "arn:aws:iam::111111111111:server-certificate/shop",
        ServerCertificateName: "shop",
        ServerCertificateId: "ASCAEXAMPLE",
        Path: "/",
        Expiration: new Date(day),
      },
    ],
    IsTruncated: false,
  },
});
const summary = (AccountMFAEnabled: number, AccountAccessKeysPresent: number): Script => ({
  "iam:GetAccountSummary": {
    SummaryMap: {
      AccountMFAEnabled,
      AccountAccessKeysPresent,
      AccountPasswordPresent: 1,
      AccountSigningCertificatesPresent: 0,
    },
  },
});

export const estate: Estate = {
  sound: {
    ...reportScript({ ada: { cells: { ...key(1, recent), password_last_used: recent } } }, rootRow()),
    ...summary(1, 0),
    ...certificateUntil("2027-01-01"),
    "iam:ListVirtualMFADevices": { VirtualMFADevices: [], IsTruncated: false },
    "iam:GetAccountPasswordPolicy": {
      PasswordPolicy: { MinimumPasswordLength: 14, PasswordReusePrevention: 24 },
    },
  },
  weak: {
    ...reportScript(
      {
        bob: {
          cells: { ...key(1, old), ...key(2, old), password_last_used: old, mfa_active: "false" },
          inline: ["all"],
          attached: ["AdministratorAccess"],
        },
      },
      rootRow({ password_last_used: recent }),
    ),
    ...summary(0, 1),
    ...certificateUntil("2025-01-01"),
    "iam:ListVirtualMFADevices": {
      VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::111111111111:mfa/root", User: { Arn: root } }],
      IsTruncated: false,
    },
    "iam:GetAccountPasswordPolicy": failure("iam:GetAccountPasswordPolicy", "NoSuchEntity", 404),
  },
};
