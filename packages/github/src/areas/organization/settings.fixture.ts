import { known, type Problem } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { example, type Told } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { type OrganizationSettings, organizationSettings } from "./settings.ts";

/** An organization whose members can do nothing that they need not. */
const settings: OrganizationSettings = {
  id: "acme",
  twoFactorRequired: known(true),
  basePermission: known("read"),
  membersCreatePublic: known(false),
  membersDelete: known(false),
  membersChangeVisibility: known(false),
  membersInviteOutsiders: known(false),
  membersForkPrivate: known(false),
  verified: known(true),
};

/** A listing of it, but for what is changed. */
export function organization(change: Partial<OrganizationSettings> = {}): readonly ListingFixture[] {
  return [listingOf(organizationSettings, [{ ...settings, ...change }])];
}

export const denied: Problem = {
  code: "access-denied",
  message: "GET /orgs/{org} settings was denied (403).",
  operation: "GET /orgs/{org} settings",
};

/** What GitHub answers about the same organization, but for what is changed. Undefined takes a field away. */
export function answered(change: Readonly<Record<string, unknown>> = {}): Situation {
  const body: Readonly<Record<string, unknown>> = {
    ...example("GET /orgs/{org}"),
    login: "acme",
    archived_at: null,
    two_factor_requirement_enabled: true,
    default_repository_permission: "read",
    members_can_create_public_repositories: false,
    members_can_delete_repositories: false,
    members_can_change_repo_visibility: false,
    members_can_invite_outside_collaborators: false,
    members_can_fork_private_repositories: false,
    is_verified: true,
    ...change,
  };
  const told: Told = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  return { told: { "GET /orgs/{org}": told } };
}
