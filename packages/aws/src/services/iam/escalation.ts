import { iamOf } from "../../lib/administrator.ts";
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

/** Those of Rhino Security Labs and of pathfinding.cloud that make something new, or change what IAM has. */
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
  passing("ec2:RunInstances"),
  passing("ec2:RequestSpotInstances"),
  passing("lambda:CreateFunction", "lambda:InvokeFunction"),
  passing("lambda:CreateFunction", "lambda:AddPermission"),
  passing("lambda:CreateFunction", "lambda:CreateEventSourceMapping"),
  passing("cloudformation:CreateStack"),
  passing("cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"),
  passing("codebuild:CreateProject", "codebuild:StartBuild"),
  passing("codebuild:CreateProject", "codebuild:StartBuildBatch"),
  passing("apprunner:CreateService"),
  passing("datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
  passing("ecs:RegisterTaskDefinition", "ecs:RunTask"),
  passing("ecs:RegisterTaskDefinition", "ecs:StartTask"),
  passing("ecs:RegisterTaskDefinition", "ecs:CreateService"),
  passing("glue:CreateDevEndpoint"),
  passing("glue:CreateJob", "glue:StartJobRun"),
  passing("glue:CreateJob", "glue:CreateTrigger"),
  passing("glue:UpdateJob", "glue:StartJobRun"),
  passing("sagemaker:CreateNotebookInstance"),
  passing("sagemaker:CreateProcessingJob"),
  passing("sagemaker:CreateTrainingJob"),
];

/** Each way in which the user or role `arn` may come to more than it is given: `iam:PassRole with ec2:RunInstances`. */
export function escalationsOf(permissions: Permissions, arn: string): readonly string[] {
  const iam = iamOf(arn);
  const open = paths.filter(
    (path) =>
      path.iam.every(([action, resources]) => allowsOnEvery(permissions, action, iam + resources)) &&
      (path.some ?? []).every((action) => allowsOnSome(permissions, action)),
  );
  return open.map(({ iam: first, some = [] }) =>
    [...first.map(([action]) => action), ...some].join(" with "),
  );
}
