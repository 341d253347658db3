import { absent, known } from "@bylaw/core/provider";
import type { PolicyDocument } from "../../lib/policy-document.ts";
import type { IamIdentity } from "./identities.ts";
import type { ManagedPolicy } from "./managed-policies.ts";

const operation = "iam:GetAccountAuthorizationDetails";

/** A role that is given nothing. */
export const robot: IamIdentity = {
  id: "arn:aws:iam::111111111111:role/robot",
  kind: "role",
  name: "robot",
  path: "/",
  created: "2025-01-01T00:00:00.000Z",
  inlinePolicies: known([]),
  attachedPolicies: known([]),
  groups: known([]),
  boundary: absent(operation, "no PermissionsBoundary"),
  lastUsed: absent(operation, "no RoleLastUsed"),
  tags: known({}),
};

/** A policy that allows some actions on everything. */
export function policyOf(...actions: readonly string[]): PolicyDocument {
  return { statements: [{ effect: "Allow", actions: [...actions], resources: ["*"], conditions: [] }] };
}

/** AWS's policy by which whoever has it administers. */
export const administratorAccess: ManagedPolicy = {
  id: "arn:aws:iam::aws:policy/AdministratorAccess",
  name: "AdministratorAccess",
  path: "/",
  byAws: true,
  attachments: known(1),
  document: known(policyOf("*")),
};
