import type { OperationFacts, Permission } from "./define.ts";

const READ = "Organization administration: read" satisfies Permission;

export const organizationOperations = {
  // It answers everybody, and shows most of these to owners alone.
  "GET /orgs/{org} settings": {
    limiter: "rest",
    permission: READ,
    fields: {
      default_repository_permission: READ,
      is_verified: READ,
      members_can_change_repo_visibility: READ,
      members_can_create_public_repositories: READ,
      members_can_delete_repositories: READ,
      members_can_fork_private_repositories: READ,
      members_can_invite_outside_collaborators: READ,
      two_factor_requirement_enabled: READ,
    },
  },
} as const satisfies Readonly<Record<string, OperationFacts>>;
