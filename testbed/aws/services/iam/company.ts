import { definePart } from "../../company/part.ts";
import { buildPasswordPolicy } from "./password-policy.ts";
import { auditorPolicy, buildRoles, planRoles } from "./roles.ts";
import { buildUsers, planUsers } from "./users.ts";

export const company = definePart({
  /** Roles besides the auditor's and those that trust GitHub. */
  sizes: { users: 200, roles: 24 },
  plan: ({ id, stage, size }) => ({
    root: {
      resource: `arn:aws:iam::${id}:root`,
      mfa: stage === "production",
      expects: {
        "aws/iam-root-mfa": stage === "production" ? "pass" : "fail",
        "aws/iam-root-hardware-mfa": stage === "production" ? "pass" : "fail",
        "aws/iam-root-no-access-keys": "pass",
        "aws/iam-root-unused": "pass",
      },
    } as const,
    passwordPolicy: {
      resource: `password-policy/${id}`,
      strict: stage === "production",
      expects: { "aws/iam-password-policy": stage === "production" ? "pass" : "fail" },
    } as const,
    account: {
      resource: `aws/${id}`,
      expects: { "aws/iam-admin-count": "pass", "aws/iam-support-role": "fail" },
    } as const,
    signIn: {
      resource: `sign-in/${id}`,
      expects: { "aws/iam-federated-workforce": "fail" },
    } as const,
    auditorPolicy: { resource: auditorPolicy, expects: { "aws/iam-policy-not-admin": "pass" } } as const,
    users: planUsers(stage, size.users),
    roles: planRoles(stage, id, size.roles),
  }),
  async build(connection, { root, passwordPolicy, users, roles }, _, proxy) {
    if (passwordPolicy.strict) await buildPasswordPolicy(connection);
    await buildRoles(connection, roles);
    await buildUsers(connection, users);
    proxy.account({ id: connection.account, rootMfa: root.mfa, rootPassword: true, rootAccessKeys: 0 });
  },
});
