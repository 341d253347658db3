import type { Estate } from "../../testing/estate.ts";
import {
  administratorAccess,
  everything,
  type GivenIdentity,
  iamScript,
  type Statement,
} from "../../testing/iam-account.ts";
import { reportScript, rootRow } from "../../testing/iam-report.ts";
import type { Script } from "../../testing/script.ts";

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
const rootAccess = (...EnabledFeatures: ("RootCredentialsManagement" | "RootSessions")[]): Script => ({
  "iam:ListOrganizationsFeatures": { OrganizationId: "o-1", EnabledFeatures },
});
const passwords = (MinimumPasswordLength: number, PasswordReusePrevention: number): Script => ({
  "iam:GetAccountPasswordPolicy": { PasswordPolicy: { MinimumPasswordLength, PasswordReusePrevention } },
});

const samlUntil = (day: string): Script => ({
  "iam:ListSAMLProviders": {
    SAMLProviderList: [{ Arn: "arn:aws:iam::111111111111:saml-provider/okta", ValidUntil: new Date(day) }],
  },
});

const allow = (Action: string, Resource: string): Statement => ({ Effect: "Allow", Action, Resource });
const trusting = (AWS: string): Statement => ({
  Effect: "Allow",
  Principal: { AWS },
  Action: "sts:AssumeRole",
});
const [support, shell, clusters] = [
  "aws:AWSSupportAccess",
  "aws:AWSCloudShellFullAccess",
  "aws:AmazonElasticMapReduceFullAccess",
] as const;
const inSupport = allow("support:*", "*");
const inShell = allow("cloudshell:*", "*");
const inClusters = [allow("ec2:RunInstances", "*"), allow("iam:PassRole", "*")];

/** An administrator by what is written into the role, which everybody may take. */
const administrator: GivenIdentity = {
  attached: [shell],
  inline: { all: [everything] },
  trust: [trusting("*")],
};

export const estate: Estate = {
  sound: {
    ...reportScript({ ada: { cells: { ...key(1, recent), password_last_used: recent } } }, rootRow()),
    ...iamScript({
      users: { ada: { groups: ["admins"] } },
      groups: { admins: { attached: [administratorAccess] } },
      roles: {
        helper: { attached: [support, "read"], trust: [trusting(root)] },
        shop: { inline: { queue: [allow("sqs:SendMessage", "*")] }, trust: [trusting(root)] },
      },
      policies: {
        [administratorAccess]: [everything],
        [support]: [inSupport],
        read: [allow("s3:GetObject", "arn:aws:s3:::orders/*")],
      },
    }),
    ...summary(1, 0),
    ...certificateUntil("2027-01-01"),
    ...samlUntil("2025-12-01"),
    ...rootAccess("RootCredentialsManagement"),
    ...passwords(14, 24),
    "iam:ListVirtualMFADevices": { VirtualMFADevices: [], IsTruncated: false },
  },
  weak: {
    ...reportScript(
      {
        bob: {
          cells: {
            ...key(1, old),
            // Made with the user, and never used.
            ...{ ...key(2, old), access_key_2_last_used_date: "N/A" },
            password_last_used: old,
            mfa_active: "false",
          },
        },
      },
      rootRow({ password_last_used: recent }),
    ),
    ...iamScript({
      users: { bob: { attached: [shell, "all"], groups: ["everybody"] } },
      groups: { everybody: { attached: [shell] } },
      roles: {
        ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`admin-${number}`, administrator])),
        deployer: { attached: [shell, clusters], trust: [trusting("*")] },
      },
      policies: { [shell]: [inShell], [clusters]: inClusters, all: [everything] },
    }),
    ...summary(0, 1),
    ...certificateUntil("2025-01-01"),
    ...samlUntil("2025-12-01"),
    ...rootAccess("RootSessions"),
    ...passwords(8, 5),
    "iam:ListVirtualMFADevices": {
      VirtualMFADevices: [{ SerialNumber: "arn:aws:iam::111111111111:mfa/root", User: { Arn: root } }],
      IsTruncated: false,
    },
  },
};
