import type { Collector } from "@bylaw/core";
import { defineCollector, observed, partialAnswer } from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { expectAmong, listed, peopleOf } from "./people.ts";

const OPERATION = "GET /orgs/{org}/members";

const schema = z.object({
  /** The login, which its user may change. */
  id: z.string(),
  /** GitHub's number for the user. It stays when the login changes. */
  userId: z.int(),
  role: z.enum(["owner", "member"]),
  /** How the account signs in: `secure`, `insecure` where SMS is one of its second factors, `off` where it has none. */
  twoFactor: observed(z.enum(["secure", "insecure", "off"])),
});

/** Somebody who is a member of the organization. */
export interface OrganizationMember extends z.infer<typeof schema> {}

/** Every member of the organization, owners among them, whether they show it in public or not. */
export const organizationMembers: Collector<OrganizationMember> = defineCollector({
  id: "github/organization-members",
  resource: "GitHub organization member",
  provider: githubKind,
  per: "organization",
  operations: [OPERATION],
  calls: {
    [OPERATION]: {
      sum: [
        { page: 100 },
        { page: 100, of: "owner" },
        { page: 100, of: "member without two-factor authentication" },
        { page: 100, of: "member with an insecure second factor" },
      ],
    },
  },
  schema,
  async *collect(session) {
    const people = await peopleOf(session, OPERATION);
    const owners = await listed(session, OPERATION, { role: "admin" });
    if (owners.size === 0)
      throw partialAnswer(OPERATION, "names no owner, although every organization has one");
    expectAmong(OPERATION, new Map(people.map(({ userId, login }) => [userId, login])), owners);
    for (const { login, userId, twoFactor } of people) {
      yield { id: login, userId, role: owners.has(userId) ? "owner" : "member", twoFactor };
    }
  },
});
