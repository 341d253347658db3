import { z } from "zod";
import {
  type AccessReview,
  type AccessReviewDefinition,
  type Collector,
  days,
  defineAccessReview,
  defineControl,
  defineEvidenceKind,
  defineView,
  type ListedAccount,
  months,
  type Program,
  type ProgramDefinition,
  type Provider,
  type View,
} from "../../index.ts";
import { defineCollector, defineProviderKind, type ExpectedScope, observed } from "../../provider/index.ts";
import { always, ana, rotation, vault, vaultProgram } from "../../vault.fixture.ts";

const clubKind = defineProviderKind<unknown>()("club", ["house"]);

const schema = z.object({
  id: z.string(),
  name: z.string(),
  keys: observed(z.array(z.string())),
  seen: observed(z.string()),
});
export interface Member extends z.infer<typeof schema> {}

const collectorOf = (id: string, operation: string): Collector<Member> =>
  defineCollector({
    id,
    resource: "member",
    provider: clubKind,
    per: "house",
    operations: [operation],
    schema,
    async *collect() {
      // Tests say what a run listed.
    },
  });

/** A made-up provider of houses with members and guests. */
export const members: Collector<Member> = collectorOf("club/members", "club:ListMembers");
export const guests: Collector<Member> = collectorOf("club/guests", "club:ListGuests");

const accountsOf = (id: string, each: Collector<Member>, using: Readonly<Record<string, Collector>>) =>
  defineView({
    id,
    resource: "account",
    each,
    using,
    derive: ({ id: own, name, keys, seen }): ListedAccount => ({
      id: own,
      name,
      kind: "person",
      identity: name,
      rights: keys,
      privileged: false,
      mfa: "on",
      created: "2026-01-01T01:00:00+01:00",
      lastUsed: seen,
    }),
  });

export const memberAccounts: View<ListedAccount> = accountsOf("club/member-accounts", members, {});
/** Nobody can tell what a guest is without the members. */
const guestAccounts: View<ListedAccount> = accountsOf("club/guest-accounts", guests, { members });

/** A provider of one house, or of those that it says it looks into. */
export function club(looksInto: readonly ExpectedScope[] = []): Provider {
  return {
    kind: "provider",
    type: clubKind,
    looksInto,
    connect: async () => ({ scopes: [], session: () => ({}), close: () => undefined }),
    permissions: () => ({ title: "", document: "", permissions: [] }),
  };
}

export const accessReviewKind = defineEvidenceKind({
  id: "access-review",
  title: "Access review",
  about: "company",
  schema: z.object({}),
});

export const plain: AccessReviewDefinition = {
  id: "accounts",
  title: "Accounts of the club",
  requirement: "access-reviewed",
  of: [memberAccounts, guestAccounts],
  reviewers: { club: ana },
  dormantAfter: days(90),
};
export const review: AccessReview = defineAccessReview(plain);

/** A valid program with that review; a test changes what it is about. */
export function clubProgram(change: Partial<ProgramDefinition> = {}): Program {
  return vaultProgram(clubChange(change));
}

export function clubChange(change: Partial<ProgramDefinition> = {}): Partial<ProgramDefinition> {
  const reviewed = defineControl({
    ...rotation,
    id: "reviewed",
    checks: [],
    evidence: [accessReviewKind.require("access-reviewed", { every: months(3) })],
  });
  return {
    providers: [vault(["north"], always()), club()],
    controls: [rotation, reviewed],
    people: [ana],
    accessReviews: [review],
    ...change,
  };
}
