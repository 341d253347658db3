import { known, type Problem } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { example } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";
import { type OrganizationMember, organizationMembers } from "./members.ts";
import { type OutsideCollaborator, outsideCollaborators } from "./outside-collaborators.ts";
import type { PeopleOperation } from "./people.ts";

export const MEMBERS = "GET /orgs/{org}/members";
export const OUTSIDE = "GET /orgs/{org}/outside_collaborators";

/** A listing of members, each with a login, an id and a secure second factor unless told otherwise. */
export function members(...all: readonly Partial<OrganizationMember>[]): readonly ListingFixture[] {
  const made = all.map((own, at): OrganizationMember => ({ ...somebody(at), role: "member", ...own }));
  return [listingOf(organizationMembers, made)];
}

/** A listing of outside collaborators alike. */
export function outsiders(...all: readonly Partial<OutsideCollaborator>[]): readonly ListingFixture[] {
  return [
    listingOf(
      outsideCollaborators,
      all.map((own, at) => ({ ...somebody(at), ...own })),
    ),
  ];
}

function somebody(at: number): OutsideCollaborator {
  return { id: `user-${at + 1}`, userId: at + 1, twoFactor: known("secure") };
}

export const denied: Problem = {
  code: "access-denied",
  message: "GET /orgs/{org}/members was denied (403).",
  operation: "GET /orgs/{org}/members",
};

/** What GitHub answers to the filters of a list. What is left out is an empty list. */
export interface Answered {
  readonly all: readonly string[];
  readonly owners?: readonly string[];
  readonly off?: readonly string[];
  readonly insecure?: readonly string[];
}

/** GitHub's answers about people, by login. */
export function answered(operation: PeopleOperation, people: Answered): Situation {
  const numbers = [...new Set(Object.values(people).flat())];
  const list = (logins: readonly string[] = []) =>
    logins.map((login) => example(operation, { login, id: numbers.indexOf(login) + 1 }));
  return {
    told: {
      [operation]: ({ query }) => {
        if (query.get("role") === "admin") return list(people.owners);
        if (query.get("filter") === "2fa_disabled") return list(people.off);
        if (query.get("filter") === "2fa_insecure") return list(people.insecure);
        return list(people.all);
      },
    },
  };
}

/** GitHub's answer to a filter that this asker may not use; everything else is answered. */
export function refusing(filter: string, operation: PeopleOperation, people: Answered): Situation {
  const all = answered(operation, people).told?.[operation];
  if (typeof all !== "function") throw new TypeError("The answer depends on the filter.");
  const body = {
    message: "Only owners can use this filter.",
    documentation_url: "https://docs.github.com/rest/orgs/members#list-organization-members",
  };
  return {
    told: {
      [operation]: (request) =>
        request.query.get("filter") === filter ? { status: 422, body } : all(request),
    },
  };
}

/** What the refusal says. */
export const ownersAlone = (operation: PeopleOperation): string =>
  `${operation} was refused: GitHub tells owners of the organization alone how members sign in. Use an owner's token, or a GitHub App that may read members.`;
