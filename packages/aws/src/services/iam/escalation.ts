import { iamOf, isAdministrator } from "../../lib/administrator.ts";
import { allowsOnEvery, allowsOnSome, type Permissions } from "../../lib/permissions.ts";

/** Actions that together lead to the permissions of somebody else, or to one's own choice. */
interface Path {
  /** Those that must be allowed on everything of a kind that IAM has: `user/?*`. On less, what can be reached is bounded. */
  readonly iam: readonly (readonly [action: string, resources: string])[];
  /** Those that are enough on any resource. */
  readonly some?: readonly string[];
}

const alone = (action: string, resources: string): Path => ({ iam: [[action, resources]] });
const passing = (...some: readonly string[]): Path => ({ iam: [["iam:PassRole", "role/?*"]], some });

/**
 * Those of Rhino Security Labs and of pathfinding.cloud that make something new, or change what IAM has, and more of the
 * kind: calls that take a role, and do with it what the caller says.
 */
const paths: readonly Path[] = [
  alone("iam:CreatePolicyVersion", "policy/?*"),
  alone("iam:SetDefaultPolicyVersion", "policy/?*"),
  alone("iam:AttachUserPolicy", "user/?*"),
  alone("iam:AttachGroupPolicy", "group/?*"),
  alone("iam:AttachRolePolicy", "role/?*"),
  alone("iam:PutUserPolicy", "user/?*"),
  alone("iam:PutGroupPolicy", "group/?*"),
  alone("iam:PutRolePolicy", "role/?*"),
  alone("iam:AddUserToGroup", "group/?*"),
  alone("iam:CreateAccessKey", "user/?*"),
  alone("iam:CreateLoginProfile", "user/?*"),
  alone("iam:UpdateLoginProfile", "user/?*"),
  alone("iam:UpdateAssumeRolePolicy", "role/?*"),
  // Whoever gives a provider a certificate of their own signs in by it as whom they like.
  alone("iam:UpdateSAMLProvider", "saml-provider/?*"),
  passing("ec2:RunInstances"),
  passing("ec2:RequestSpotInstances"),
  passing("autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"),
  passing("lambda:CreateFunction", "lambda:InvokeFunction"),
  passing("lambda:CreateFunction", "lambda:AddPermission"),
  passing("lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
  passing("braket:CreateJob"),
  passing("cloudformation:CreateStack"),
  passing("cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"),
  passing("cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"),
  passing("cloudformation:UpdateStackSet"),
  passing("codebuild:CreateProject", "codebuild:StartBuild"),
  passing("codebuild:CreateProject", "codebuild:StartBuildBatch"),
  passing("apprunner:CreateService"),
  passing("batch:RegisterJobDefinition", "batch:SubmitJob"),
  passing("bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"),
  passing(
    "bedrock-agentcore:CreateCodeInterpreter",
    "bedrock-agentcore:StartCodeInterpreterSession",
    "bedrock-agentcore:InvokeCodeInterpreter",
  ),
  passing("datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
  passing("ecs:RegisterTaskDefinition", "ecs:RunTask"),
  passing("ecs:RegisterTaskDefinition", "ecs:StartTask"),
  passing("ecs:RegisterTaskDefinition", "ecs:CreateService"),
  passing("elasticmapreduce:RunJobFlow"),
  passing("emr-serverless:CreateApplication", "emr-serverless:StartJobRun"),
  passing("gamelift:CreateBuild", "gamelift:CreateFleet"),
  passing("glue:CreateDevEndpoint"),
  passing("glue:CreateJob", "glue:StartJobRun"),
  passing("glue:CreateJob", "glue:CreateTrigger"),
  passing("glue:CreateSession", "glue:RunStatement"),
  passing("glue:UpdateJob", "glue:StartJobRun"),
  passing("glue:UpdateJob", "glue:CreateTrigger"),
  passing("kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"),
  passing("omics:CreateWorkflow", "omics:StartRun"),
  passing("sagemaker:CreateNotebookInstance"),
  passing("sagemaker:CreateProcessingJob"),
  passing("sagemaker:CreateTrainingJob"),
  passing("scheduler:CreateSchedule"),
  passing("ssm:StartAutomationExecution"),
  passing("states:CreateStateMachine", "states:StartExecution"),
];

/** Each way in which the user or role `arn` may come to more than it is given: `iam:PassRole with ec2:RunInstances`. */
export function escalationsOf(permissions: Permissions, arn: string): readonly string[] {
  return [...openPaths(permissions, arn), ...outOfBoundary(permissions, arn)];
}

function openPaths(permissions: Permissions, arn: string): readonly string[] {
  const iam = iamOf(arn);
  const open = paths.filter(
    (path) =>
      path.iam.every(([action, resources]) => allowsOnEvery(permissions, action, iam + resources)) &&
      (path.some ?? []).every((action) => allowsOnSome(permissions, action, arn)),
  );
  return open.map(({ iam: first, some = [] }) =>
    [...first.map(([action]) => action), ...some].join(" with "),
  );
}

/** A boundary that lets its holder take it off, or put another in its place, holds back nothing that is behind it. */
function outOfBoundary(permissions: Permissions, arn: string): readonly string[] {
  const { policies, boundary } = permissions;
  if (boundary === undefined) return [];
  const free: Permissions = { policies };
  const gains = isAdministrator(free, iamOf(arn)) || openPaths(free, arn).length > 0;
  const kind = arn.slice(iamOf(arn).length).startsWith("role/") ? "Role" : "User";
  return ["Delete", "Put"]
    .map((verb) => `iam:${verb}${kind}PermissionsBoundary`)
    .filter((action) => gains && allowsOnEvery(permissions, action, arn));
}
