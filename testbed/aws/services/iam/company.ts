import { definePart } from "../../company/part.ts";
import { buildRoles, planRoles } from "./roles.ts";
import { buildUsers, planUsers } from "./users.ts";

export const company = definePart({
  /** Roles besides the auditor's and those that trust GitHub. */
  sizes: { users: 200, roles: 24 },
  plan: ({ id, stage, size }) => ({
    root: {
      resource: `arn:aws:iam::${id}:root`,
      mfa: stage === "production",
      expects: { "aws/iam-root-mfa": stage === "production" ? "pass" : "fail" },
    } as const,
    users: planUsers(stage, size.users),
    roles: planRoles(stage, id, size.roles),
  }),
  async build(connection, { root, users, roles }, _, proxy) {
    await buildRoles(connection, roles);
    await buildUsers(connection, users);
    proxy.account({ id: connection.account, rootMfa: root.mfa, rootPassword: true, rootAccessKeys: 0 });
  },
});
