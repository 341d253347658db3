// Cloud Custodian ships no checks, so these are ours in its words, as near as its filters come.

interface Policy {
  readonly resource: string;
  readonly filters: readonly unknown[];
}
const ofAll = (resource: string, ...each: readonly unknown[]): readonly Policy[] =>
  each.map((filter) => ({ resource, filters: [filter] }));
const value = (key: string, wanted: unknown, op?: string) => ({
  type: "value",
  key,
  value: wanted,
  ...(op !== undefined && { op }),
});
const credential = (key: string, wanted: unknown, more: object = {}) => ({
  type: "credential",
  key,
  value: wanted,
  ...more,
});
const open = (port: number) => ({ type: "ingress", Ports: [port], Cidr: { value: "0.0.0.0/0" } });

const policies: Readonly<Record<string, readonly Policy[]>> = {
  iam: [
    {
      resource: "aws.iam-user",
      filters: [credential("password_enabled", true), credential("mfa_active", false)],
    },
    {
      resource: "aws.iam-user",
      filters: [
        credential("access_keys.active", true),
        credential("access_keys.last_rotated", 90, { value_type: "age", op: "gte" }),
      ],
    },
    ...ofAll(
      "aws.iam-user",
      credential("access_keys.last_used_date", 45, { value_type: "age", op: "gte" }),
      { type: "policy", key: "PolicyName", value: "AdministratorAccess" },
      "has-inline-policy",
    ),
    ...ofAll("aws.iam-group", { type: "has-inline-policy", value: true }),
    ...ofAll("aws.iam-role", "cross-account", "has-inline-policy"),
    ...ofAll("aws.iam-policy", "has-allow-all"),
    ...ofAll("aws.iam-certificate", value("Expiration", 30, "lt")),
    ...ofAll(
      "aws.account",
      { type: "password-policy", key: "MinimumPasswordLength", value: 14, op: "lt" },
      { type: "iam-summary", key: "AccountMFAEnabled", value: 0 },
      { type: "iam-summary", key: "AccountAccessKeysPresent", value: 0, op: "gt" },
      { type: "credential", key: "password_last_used", value: 30, value_type: "age", op: "lte" },
    ),
  ],
  kms: ofAll(
    "aws.kms-key",
    { type: "key-rotation-status", key: "KeyRotationEnabled", value: false },
    "cross-account",
    value("KeyState", "PendingDeletion"),
  ),
  s3: [
    ...ofAll(
      "aws.s3",
      {
        not: [
          {
            type: "has-statement",
            statements: [
              {
                Effect: "Deny",
                Action: "s3:*",
                Principal: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        ],
      },
      { type: "bucket-logging", op: "disabled" },
      { type: "bucket-encryption", state: false },
      { not: [value("Versioning.Status", "Enabled")] },
      value("Lifecycle", "absent"),
      { type: "global-grants" },
      { type: "check-public-block" },
      { type: "cross-account" },
    ),
    ...ofAll("aws.account", { type: "s3-public-block" }),
  ],
  sns: ofAll("aws.sns", value("KmsMasterKeyId", "absent"), "cross-account"),
  sqs: ofAll("aws.sqs", value("KmsMasterKeyId", "absent"), "cross-account"),
  dynamodb: ofAll("aws.dynamodb-table", {
    type: "continuous-backup",
    key: "PointInTimeRecoveryDescription.PointInTimeRecoveryStatus",
    value: "DISABLED",
  }),
  secretsmanager: ofAll("aws.secrets-manager", value("RotationEnabled", "absent"), {
    type: "value",
    key: "LastAccessedDate",
    value: 90,
    value_type: "age",
    op: "gte",
  }),
  ec2: [
    ...ofAll("aws.security-group", open(22), open(3389), value("GroupName", "default")),
    ...ofAll("aws.ebs", value("Encrypted", false)),
    ...ofAll("aws.ebs-snapshot", value("Encrypted", false), "cross-account"),
    ...ofAll("aws.ami", "cross-account"),
    ...ofAll(
      "aws.network-acl",
      value("Entries[?RuleAction==`allow` && CidrBlock==`0.0.0.0/0`] | [0].RuleNumber", "present"),
    ),
    ...ofAll(
      "aws.ec2",
      value("MetadataOptions.HttpTokens", "optional"),
      value("IamInstanceProfile", "absent"),
      value("PublicIpAddress", "present"),
    ),
    ...ofAll(
      "aws.launch-template-version",
      value("LaunchTemplateData.MetadataOptions.HttpTokens", "optional"),
    ),
    ...ofAll("aws.vpc", { type: "flow-logs", enabled: false }),
    ...ofAll("aws.account", { type: "default-ebs-encryption", state: false }),
  ],
};

/** A file of policies for Custodian; YAML takes JSON. */
export function custodianPolicies(services: readonly string[], home: string): string {
  // It would read every bucket of the account again in each region.
  const once = { conditions: [{ region: home }] };
  const all = services.flatMap((service) =>
    (policies[service] ?? []).map((policy, at) => ({
      name: `${service}-${at}`,
      ...(service === "s3" && once),
      ...policy,
    })),
  );
  return JSON.stringify({ policies: all });
}
