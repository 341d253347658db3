/** A service that all three tools read: whose checks are Bylaw's, what Prowler calls it, and what Custodian asks of it. */
export interface MeasuredService {
  readonly name: string;
  /** How the ids of Bylaw's checks of it begin, after `aws/`. */
  readonly checks: RegExp;
  readonly prowler: readonly string[];
}

export const services: readonly MeasuredService[] = [
  { name: "iam", checks: /^iam-/, prowler: ["iam"] },
  { name: "kms", checks: /^kms-/, prowler: ["kms"] },
  { name: "s3", checks: /^s3-/, prowler: ["s3"] },
  { name: "sns", checks: /^sns-/, prowler: ["sns"] },
  { name: "sqs", checks: /^sqs-/, prowler: ["sqs"] },
  { name: "dynamodb", checks: /^dynamodb-/, prowler: ["dynamodb"] },
  { name: "secretsmanager", checks: /^secret-/, prowler: ["secretsmanager"] },
  { name: "ec2", checks: /^(?:ec2|ebs|ami|vpc)-/, prowler: ["ec2", "vpc"] },
];
