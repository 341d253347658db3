import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { type Expected, type Planned, pick, type Stage } from "../../company/part.ts";

export interface PlannedRole extends Planned {
  readonly name: string;
  readonly description: string;
  readonly trust: Readonly<Record<string, unknown>>;
  /** The `sub` patterns of a role that trusts GitHub; undefined for other roles, empty when it has none. */
  readonly subjects?: readonly string[];
}

/** What the checks say of a role: the one of the test says of those that trust GitHub whether they name the repository. */
const expectsOf = (namesRepository: Expected, trust: Expected) => ({
  "test/role-names-repository": namesRepository,
  "aws/iam-role-trust-restricted": trust,
  "aws/iam-no-privilege-escalation": "pass" as const,
  "aws/iam-cloudshell-restricted": "pass" as const,
});

export const auditorRole = "bylaw-auditor";
/** What the auditor's role may do. */
export const auditorPolicy = "bylaw-reads";
/** moto's own account, standing for the company's management account. */
const managementAccount = "123456789012";
const github = "token.actions.githubusercontent.com";

interface GitHubRole {
  readonly name: string;
  readonly operator?: "StringEquals" | "StringLike";
  readonly subjects: readonly string[];
  readonly expected: Expected;
}

const githubRoles: Readonly<Record<Stage, readonly GitHubRole[]>> = {
  production: [
    {
      name: "github-payments-api",
      subjects: ["repo:acme/payments-api:ref:refs/heads/main"],
      expected: "pass",
    },
    { name: "github-web-app", subjects: ["repo:acme/web-app:ref:refs/heads/main"], expected: "pass" },
    // What its environment takes is not read, so it is not shown to take reviewed code alone. Nor are tags below.
    {
      name: "github-infrastructure",
      subjects: [
        "repo:acme/infrastructure:ref:refs/heads/main",
        "repo:acme/infrastructure:environment:production",
      ],
      expected: "pass",
    },
    {
      name: "github-mobile-app",
      operator: "StringLike",
      subjects: ["repo:acme/mobile-app:ref:refs/tags/v*"],
      expected: "pass",
    },
    // Its trust is narrow; the repository it names has no review.
    {
      name: "github-legacy-portal",
      subjects: ["repo:acme/legacy-portal:ref:refs/heads/main"],
      expected: "pass",
    },
    { name: "github-anything", operator: "StringLike", subjects: ["repo:acme/*"], expected: "fail" },
    { name: "github-no-subject", subjects: [], expected: "fail" },
  ],
  staging: [
    {
      name: "github-data-pipeline",
      subjects: ["repo:acme/data-pipeline:ref:refs/heads/main"],
      expected: "pass",
    },
    // A pull request runs before it is approved.
    { name: "github-docs-site", subjects: ["repo:acme/docs-site:pull_request"], expected: "pass" },
  ],
};

function trustGitHub(
  account: string,
  { operator = "StringEquals", subjects }: GitHubRole,
): PlannedRole["trust"] {
  const audience = { [`${github}:aud`]: "sts.amazonaws.com" };
  const subject = { [`${github}:sub`]: subjects.length === 1 ? subjects[0] : subjects };
  const named = subjects.length > 0;
  const condition =
    operator === "StringEquals"
      ? { StringEquals: { ...audience, ...(named ? subject : {}) } }
      : { StringEquals: audience, StringLike: subject };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${github}` },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: condition,
      },
    ],
  };
}

function trust(principal: Readonly<Record<string, string>>): PlannedRole["trust"] {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
  };
}

const services = ["lambda", "ec2", "ecs-tasks", "backup", "rds", "events", "states", "codebuild"];

export function planRoles(stage: Stage, account: string, others: number): PlannedRole[] {
  const auditor: PlannedRole = {
    name: auditorRole,
    resource: auditorRole,
    description: "Read-only access for Bylaw",
    trust: trust({ AWS: `arn:aws:iam::${managementAccount}:root` }),
    expects: expectsOf("not-applicable", "fail"),
  };
  const fromGitHub = githubRoles[stage].map(
    (role): PlannedRole => ({
      name: role.name,
      resource: role.name,
      description: '<img src=x onerror=alert(1)> | "deploys" `from` GitHub',
      trust: trustGitHub(account, role),
      subjects: role.subjects,
      expects: expectsOf(role.expected, "not-applicable"),
    }),
  );
  const ordinary = Array.from({ length: others }, (_, index): PlannedRole => {
    const service = pick(services, index);
    const name = `${service}-${stage}-${String(index).padStart(2, "0")}`;
    return {
      name,
      resource: name,
      description: `Runs ${service}`,
      trust: trust({ Service: `${service}.amazonaws.com` }),
      expects: expectsOf("not-applicable", "not-applicable"),
    };
  });
  return [auditor, ...fromGitHub, ...ordinary];
}

export async function buildRoles(connection: Connection, roles: readonly PlannedRole[]): Promise<void> {
  const iam = connection.client(IAMClient);
  await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: `https://${github}`,
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: ["6938fd4d98bab03faadb97b34396831e3780aea1"],
    }),
  );
  await forEach(roles, async ({ name, description, trust: document }) => {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        Description: description,
        AssumeRolePolicyDocument: JSON.stringify(document),
      }),
    );
  });
  const reads = { Effect: "Allow", Action: ["iam:Get*", "iam:List*"], Resource: "*" };
  const { Policy: policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: auditorPolicy,
      PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [reads] }),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: auditorRole, PolicyArn: policy?.Arn }));
}
