import { allowsOnEvery, allowsService, type Permissions } from "./permissions.ts";

/** The actions by which somebody gives anybody every permission, and to what. No name is empty: `user/?*` is every user. */
const grants: readonly (readonly [action: string, resources: string])[] = [
  ["iam:AttachUserPolicy", "user/?*"],
  ["iam:PutUserPolicy", "user/?*"],
  ["iam:AttachGroupPolicy", "group/?*"],
  ["iam:PutGroupPolicy", "group/?*"],
  ["iam:AttachRolePolicy", "role/?*"],
  ["iam:PutRolePolicy", "role/?*"],
  ["iam:CreatePolicyVersion", "policy/?*"],
];

/**
 * True of whoever may do everything in IAM, or everything but some actions, with every user, every group, every role or
 * every policy, and so can do anything: also where a Deny takes some of it away, and yet leaves a way to give permissions.
 *
 * @example isAdministrator({ policies: [document] }, "arn:aws:iam::111111111111:")
 */
export function isAdministrator(permissions: Permissions, iam: string): boolean {
  const statements = permissions.policies.flatMap((one) => one.statements);
  return grants.some(
    ([action, resources]) =>
      statements.some((one) => allowsService(one, "iam", iam + resources)) &&
      allowsOnEvery(permissions, action, iam + resources),
  );
}

/** What the ARN of everything begins with that IAM has in the account of `arn`: `arn:aws:iam::111111111111:`. */
export function iamOf(arn: string): string {
  return `${arn.split(":").slice(0, 5).join(":")}:`;
}
