import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import {
  everything,
  type GivenIdentity,
  judgeAccount,
  type Statement,
} from "../../../testing/iam-account.ts";
import { type IamIdentity, iamIdentities } from "../identities.ts";
import { administratorAccess, policyOf, robot } from "../identity.fixture.ts";
import { managedPolicies } from "../managed-policies.ts";
import { iamNoPrivilegeEscalation } from "./iam-no-privilege-escalation.ts";

const given = (change: Partial<IamIdentity>) => [
  listingOf(iamIdentities, [{ ...robot, ...change }]),
  listingOf(managedPolicies, [administratorAccess]),
];
const may = (...actions: string[]): Partial<IamIdentity> => ({
  inlinePolicies: known([{ name: "own", document: known(policyOf(...actions)) }]),
});
const problem = {
  code: "schema-mismatch",
  message: "iam:GetAccountAuthorizationDetails answered without RolePolicyList.",
} as const;

testCheck(
  iamNoPrivilegeEscalation,
  { test, expect },
  {
    pass: [
      {
        name: "may read",
        given: given(may("s3:Get*", "iam:Get*")),
        says: ["ways to more than is given: none, expected empty"],
      },
    ],
    fail: [
      {
        name: "may pass any role to a new instance, and make keys",
        given: given(may("iam:PassRole", "ec2:*", "iam:CreateAccessKey")),
        says: [
          "ways to more than is given: iam:CreateAccessKey, iam:PassRole with ec2:RunInstances and iam:PassRole with ec2:RequestSpotInstances, expected empty",
        ],
      },
    ],
    unreadable: [
      {
        name: "what it is given cannot be read",
        given: given({ inlinePolicies: unreadable(problem) }),
        says: [problem.message],
      },
    ],
    notApplicable: [
      {
        name: "an administrator",
        given: given(may("*")),
        says: ["It is an administrator already, and counted as one."],
      },
      {
        name: "a role that a service keeps",
        given: given({
          ...may("iam:PassRole", "ec2:*"),
          path: "/aws-service-role/autoscaling.amazonaws.com/",
        }),
        says: ["A service of AWS keeps the role, and nobody else may use it."],
      },
    ],
    empty: {
      name: "nobody",
      given: [listingOf(iamIdentities, []), listingOf(managedPolicies, [])],
      says: [
        "There is no IAM user or role among 0 of aws/iam-identities in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const allow = (Action: unknown, Resource: unknown = "*", more: object = {}): Statement => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
  });
  const when = (operator: string, key: string, value: string) => ({
    Condition: { [operator]: { [key]: value } },
  });
  const deny = (Action: unknown, Resource = "*", more: object = {}): Statement => ({
    ...allow(Action, Resource, more),
    Effect: "Deny",
  });
  const pass = allow("iam:PassRole");
  const runs = allow("ec2:RunInstances");
  const own = `arn:aws:iam::*:user/\${aws:username}`;
  const mfa = when("Bool", "aws:MultiFactorAuthPresent", "true");
  const cases: readonly (readonly [name: string, outcome: string, ...statements: readonly Statement[]])[] = [
    [
      "PassRole to one service (prowler#9879)",
      "pass",
      allow("iam:PassRole", "*", when("StringEquals", "iam:PassedToService", "ec2.amazonaws.com")),
      runs,
    ],
    ["PassRole alone (prowler#2636, #9879)", "pass", pass],
    [
      "PassRole of one role (prowler#2636)",
      "pass",
      allow("iam:PassRole", "arn:aws:iam::111111111111:role/ecs"),
      runs,
    ],
    ["PassRole of every role in a statement, and what uses it in another", "fail", pass, runs],
    [
      "CreateStack without PassRole (prowler#3807)",
      "pass",
      allow(["cloudformation:CreateStack", "cloudformation:DescribeStacks"]),
    ],
    [
      "es:* on one domain, which a peer took for CreateAccessKey (prowler#2770)",
      "pass",
      allow(["es:List*", "es:Get*"]),
      allow("es:*", "arn:aws:es:us-west-2:1:domain/d/*"),
    ],
    ["reading a development endpoint (prowler#2526)", "pass", allow("glue:GetDevEndpoint")],
    ["AttachRolePolicy without AssumeRole (cloudsplaining#580)", "fail", allow("iam:AttachRolePolicy")],
    [
      "keys of one's own user, as AWS's example has it",
      "pass",
      allow(["iam:CreateAccessKey", "iam:UpdateLoginProfile"], own),
    ],
    ["keys of users under a path", "pass", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/machines/*")],
    ["keys of every user who has a name", "fail", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/?*")],
    [
      "keys of every user, from a VPC",
      "fail",
      allow("iam:CreateAccessKey", "*", when("StringEquals", "aws:SourceVpc", "vpc-1")),
    ],
    ["keys of every user, with MFA", "fail", allow("iam:CreateAccessKey", "arn:aws:iam::*:user/*", mfa)],
    [
      "new roles within a boundary",
      "pass",
      allow(
        "iam:PutRolePolicy",
        "*",
        when("StringEquals", "iam:PermissionsBoundary", "arn:aws:iam::111111111111:policy/edge"),
      ),
    ],
    [
      "a Deny on one role",
      "fail",
      allow("iam:PutRolePolicy"),
      deny("iam:*", "arn:aws:iam::111111111111:role/keep"),
    ],
    ["a Deny on every role", "pass", allow("iam:PutRolePolicy"), deny("iam:Put*", "arn:aws:iam::*:role/*")],
    [
      "a Deny where MFA is missing",
      "fail",
      allow("iam:PutRolePolicy"),
      deny("iam:*", "*", when("BoolIfExists", "aws:MultiFactorAuthPresent", "false")),
    ],
    [
      "everything but IAM, as PowerUserAccess",
      "pass",
      { Effect: "Allow", NotAction: ["iam:*"], Resource: "*" },
    ],
    [
      "everything but some of IAM, with PassRole left",
      "fail",
      {
        Effect: "Allow",
        NotAction: ["iam:*User*", "iam:*Policy", "iam:*Profile", "iam:*Key", "iam:*Version"],
        Resource: "*",
      },
    ],
    [
      "a function and something that starts it",
      "fail",
      pass,
      allow("lambda:CreateFunction"),
      allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:x*"),
    ],
    ["a function that nothing starts", "pass", pass, allow("lambda:CreateFunction")],
    [
      "a change set that makes a stack (pathfinding.cloud, cloudformation-005)",
      "fail",
      pass,
      allow(["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]),
    ],
    ["a change set that nobody carries out", "pass", pass, allow("cloudformation:CreateChangeSet")],
    [
      "a stack set (pathfinding.cloud, cloudformation-004)",
      "fail",
      pass,
      allow("cloudformation:UpdateStackSet"),
    ],
    [
      "a job of Glue and its trigger (pathfinding.cloud, glue-006)",
      "fail",
      pass,
      allow(["glue:UpdateJob", "glue:CreateTrigger"]),
    ],
    [
      "an interpreter of code in Bedrock (pathfinding.cloud, bedrock-001)",
      "fail",
      pass,
      allow("bedrock-agentcore:*"),
    ],
    ["a runbook of Systems Manager", "fail", pass, allow("ssm:StartAutomationExecution")],
    ["a state machine", "fail", pass, allow(["states:CreateStateMachine", "states:StartExecution"])],
    ["a call of any API, on a schedule", "fail", pass, allow("scheduler:CreateSchedule")],
    [
      "PassRole in the region that IAM has, and machines in another",
      "fail",
      allow("iam:PassRole", "*", when("StringEquals", "aws:RequestedRegion", "us-east-1")),
      allow("ec2:RunInstances", "*", when("StringEquals", "aws:RequestedRegion", "eu-west-1")),
    ],
    [
      "roles and machines of the own account",
      "fail",
      allow(
        ["iam:PassRole", "ec2:RunInstances"],
        "*",
        when("StringEquals", "aws:ResourceAccount", "111111111111"),
      ),
    ],
    ["a cluster of EMR", "fail", pass, allow("elasticmapreduce:RunJobFlow")],
    ["a job of Braket", "fail", pass, allow("braket:CreateJob")],
    ["a fleet of GameLift", "fail", pass, allow("gamelift:Create*")],
    ["an application of Managed Service for Apache Flink", "fail", pass, allow("kinesisanalytics:*")],
    ["a workflow of HealthOmics", "fail", pass, allow(["omics:CreateWorkflow", "omics:StartRun"])],
    ["a job of Batch", "fail", pass, allow(["batch:RegisterJobDefinition", "batch:SubmitJob"])],
    ["the certificate of a SAML provider", "fail", allow("iam:UpdateSAMLProvider")],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s: %s", async (_, [, outcome, ...statements]) => {
    const said = await judgeAccount(iamNoPrivilegeEscalation, {
      roles: { job: { inline: { own: statements } } },
    });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });

  const boundaries: readonly (readonly [name: string, outcome: string, given: GivenIdentity])[] = [
    ["a boundary without IAM", "pass", { inline: { own: [pass, runs] }, boundary: "compute" }],
    ["a boundary that allows it all", "fail", { inline: { own: [pass, runs] }, boundary: "all" }],
    ["a boundary that alone allows it (ScoutSuite#1666)", "pass", { boundary: "all" }],
    [
      "a boundary that lets itself be taken off",
      "fail",
      { inline: { own: [everything] }, boundary: "loose" },
    ],
    [
      "a boundary that lets another take its place",
      "fail",
      { inline: { own: [everything] }, boundary: "put" },
    ],
    [
      "a boundary that lets itself be taken off, before what gives no more",
      "pass",
      { inline: { own: [allow(["s3:*", "iam:DeleteRolePermissionsBoundary"])] }, boundary: "loose" },
    ],
    [
      "a boundary that lets itself be taken off of others alone",
      "pass",
      { inline: { own: [everything] }, boundary: "others" },
    ],
  ];
  test.each(boundaries)("%s: %s", async (_, outcome, job) => {
    const role = "arn:aws:iam::111111111111:role/";
    const policies = {
      compute: [allow("ec2:*")],
      all: [everything],
      loose: [allow(["s3:*", "iam:DeleteRolePermissionsBoundary"])],
      put: [allow("iam:PutRolePermissionsBoundary", `${role}job`)],
      others: [allow(["s3:*"]), allow("iam:DeleteRolePermissionsBoundary", `${role}apps/*`)],
    };
    const said = await judgeAccount(iamNoPrivilegeEscalation, { roles: { job }, policies });
    expect(said.map((each) => each.outcome)).toEqual([outcome]);
  });

  test("a user through a group", async () => {
    const groups = { crew: { inline: { keys: [allow("iam:CreateAccessKey")] } } };
    const said = await judgeAccount(iamNoPrivilegeEscalation, {
      users: { ada: { groups: ["crew"] } },
      groups,
    });
    expect(said).toMatchObject([{ resource: "ada", outcome: "fail" }]);
  });
});
