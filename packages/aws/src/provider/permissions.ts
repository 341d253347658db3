import { byCodeUnits, listText, type PermissionSet } from "@bylaw/core/provider";
import { isOperation, operations } from "../operations/index.ts";
import { recordedOperations, settingsRecorded } from "../services/s3/recorded.ts";
import type { AwsOptions } from "./options.ts";

/** A managed policy may have so many characters, white space aside: AWS, "IAM and AWS STS quotas", read 2026-11. */
const LONGEST = 6_144;

/** What a company keeps in its account, as opposed to how it is set up. No check reads any of it. */
const dataReads: readonly string[] = [
  "athena:GetQueryResults",
  "codecommit:GetBlob",
  "codecommit:GetFile",
  "codecommit:GitPull",
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:GetRecords",
  "dynamodb:PartiQLSelect",
  "dynamodb:Query",
  "dynamodb:Scan",
  "ebs:GetSnapshotBlock",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
  "kinesis:GetRecords",
  "kinesis:SubscribeToShard",
  "kms:Decrypt",
  "lambda:GetFunction",
  "lambda:GetLayerVersion",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetLogObject",
  "logs:GetLogRecord",
  "logs:GetQueryResults",
  "logs:StartLiveTail",
  "rds:DownloadCompleteDBLogFile",
  "rds:DownloadDBLogFilePortion",
  "s3:GetObject",
  "s3:GetObjectTorrent",
  "s3:GetObjectVersion",
  "s3:GetObjectVersionTorrent",
  "secretsmanager:BatchGetSecretValue",
  "secretsmanager:GetSecretValue",
  "sqs:ReceiveMessage",
  "ssm:GetParameter",
  "ssm:GetParameterHistory",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
];

interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}
interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: "*";
}

/**
 * The IAM policy that allows exactly these operations, or as many as it takes where one would be too long. None of them
 * writes, and what an account keeps is denied even where another policy allows it.
 */
export function permissionsOf(
  called: readonly string[],
  { accounts, bucketsFrom }: Pick<AwsOptions, "accounts" | "bucketsFrom"> = {},
): PermissionSet {
  const fromConfig = bucketsFrom === "config" && called.some((one) => settingsRecorded.has(one));
  const asked = fromConfig ? [...called, ...recordedOperations] : called;
  const actions = [...new Set(asked.filter(isOperation).map((operation) => operations[operation].action))];
  const permissions = actions.sort(byCodeUnits);
  const policies = policiesOf(permissions);
  const what = policies.length === 1 ? "this IAM policy" : `these ${policies.length} IAM policies`;
  return {
    title: `Attach ${what} to the identity that Bylaw has in each account.${takingRoles(accounts)}`,
    document: policies.map((policy) => JSON.stringify(policy, null, 2)).join("\n\n"),
    permissions,
  };
}

function policiesOf(actions: readonly string[]): readonly Policy[] {
  const denial: Statement = { Sid: "BylawReadsNoData", Effect: "Deny", Action: dataReads, Resource: "*" };
  const policyOf = (Action: readonly string[], others: readonly Statement[]): Policy => ({
    Version: "2012-10-17",
    Statement: [{ Sid: "BylawReads", Effect: "Allow", Action, Resource: "*" }, ...others],
  });
  const policies: Policy[] = [];
  let own: string[] = [];
  for (const action of actions) {
    const others = policies.length === 0 ? [denial] : [];
    if (JSON.stringify(policyOf([...own, action], others)).length > LONGEST) {
      policies.push(policyOf(own, others));
      own = [];
    }
    own.push(action);
  }
  return [...policies, policyOf(own, policies.length === 0 ? [denial] : [])];
}

/** What whoever runs Bylaw needs beside it. */
function takingRoles(accounts: AwsOptions["accounts"]): string {
  if (accounts !== undefined && "organization" in accounts) {
    const { role, listedBy } = accounts.organization;
    const lister = listedBy === undefined ? "organizations:ListAccounts" : `sts:AssumeRole on ${listedBy}`;
    const listing = listedBy === undefined ? "" : ` The role ${listedBy} needs organizations:ListAccounts.`;
    return ` The credentials that you run with need ${lister}, and sts:AssumeRole on the role ${role} of every account.${listing}`;
  }
  const roles = accounts?.flatMap(({ role }) => role ?? []) ?? [];
  if (roles.length === 0) return "";
  return ` The credentials that you run with need sts:AssumeRole on ${listText(roles)}.`;
}
