import type { Collector } from "@bylaw/core";
import { defineCollector, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { shownField } from "../../session/answer.ts";
import { githubKind } from "../../session/kind.ts";
import { expectNamed } from "./expect-named.ts";

const OPERATION = "GET /orgs/{org} settings";

const schema = z.object({
  /** The organization's login. */
  id: z.string(),
  /** True when members and outside collaborators must have two-factor authentication. */
  twoFactorRequired: observed(z.boolean()),
  /** What every member may do with every repository of the organization: `none`, `read`, `write` or `admin`. */
  basePermission: observed(z.string()),
  /** True when members who are no owners may make a public repository. */
  membersCreatePublic: observed(z.boolean()),
  /** True when members may delete or transfer a repository that they administer. */
  membersDelete: observed(z.boolean()),
  /** True when members may change who sees a repository that they administer. */
  membersChangeVisibility: observed(z.boolean()),
  /** True when members may invite outside collaborators to a repository that they administer. */
  membersInviteOutsiders: observed(z.boolean()),
  /** True when members may fork a private repository out of the organization. */
  membersForkPrivate: observed(z.boolean()),
  /** True when GitHub has verified that the domains of the website and the e-mail address in its profile are the organization's. */
  verified: observed(z.boolean()),
});

export interface OrganizationSettings extends z.infer<typeof schema> {}

/** The organization with its settings, which GitHub shows to its owners and to apps that may read its administration. */
export const organizationSettings: Collector<OrganizationSettings> = defineCollector({
  id: "github/organization-settings",
  resource: "GitHub organization",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: { [OPERATION]: "once" },
  schema,
  async *collect(session) {
    const answer = await session.call(
      OPERATION,
      { org: session.organization },
      z.looseObject({ login: z.string() }),
    );
    expectNamed(OPERATION, session.organization, answer);
    const flag = (field: string) => shownField(OPERATION, answer, field, z.boolean());
    yield {
      id: session.organization,
      twoFactorRequired: flag("two_factor_requirement_enabled"),
      basePermission: shownField(OPERATION, answer, "default_repository_permission", z.string()),
      membersCreatePublic: flag("members_can_create_public_repositories"),
      membersDelete: flag("members_can_delete_repositories"),
      membersChangeVisibility: flag("members_can_change_repo_visibility"),
      membersInviteOutsiders: flag("members_can_invite_outside_collaborators"),
      membersForkPrivate: flag("members_can_fork_private_repositories"),
      verified: flag("is_verified"),
    };
  },
});
