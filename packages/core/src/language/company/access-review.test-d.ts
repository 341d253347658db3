import { describe, expectTypeOf, test } from "vitest";
import {
  type AccessReview,
  atLeast,
  atMost,
  days,
  defineAccessReview,
  defineParameter,
  defineView,
  type ListedAccount,
  type Listing,
  months,
  type Observed,
} from "../../index.ts";
import { ana, vaultKeys } from "../../vault.fixture.ts";

declare const rights: Observed<string[]>;

const holders = defineView({
  id: "vault/holders",
  resource: "holder",
  each: vaultKeys,
  using: {},
  derive: ({ id }) => ({
    id,
    name: id,
    kind: "person" as const,
    rights,
    privileged: true,
    mfa: "on" as const,
    created: "unknown",
    lastUsed: "never",
    shelf: 7,
  }),
});
const plain = {
  id: "accounts",
  title: "Accounts",
  requirement: "access-reviewed",
  of: [holders],
  reviewers: { vault: ana },
  dormantAfter: days(90),
} as const;

describe("an access review", () => {
  test("is held over listings of accounts, whatever else these say", () => {
    expectTypeOf(defineAccessReview(plain)).toEqualTypeOf<AccessReview>();
    expectTypeOf(holders).toExtend<Listing<ListedAccount>>();
    // @ts-expect-error a key of the vault is no account
    defineAccessReview({ ...plain, of: [vaultKeys] });
  });

  test("knows what is dormant, in days and at most", () => {
    defineAccessReview({ ...plain, dormantAfter: defineParameter("unused", atMost(days(90))) });
    // @ts-expect-error months are longer or shorter
    defineAccessReview({ ...plain, dormantAfter: months(3) });
    // @ts-expect-error at least says nothing of what is dormant
    defineAccessReview({ ...plain, dormantAfter: defineParameter("unused", atLeast(days(90))) });
    const { dormantAfter: _, ...without } = plain;
    // @ts-expect-error nobody else says it
    defineAccessReview(without);
  });

  test("has reviewers who are persons or roles", () => {
    // @ts-expect-error an id is no person
    defineAccessReview({ ...plain, reviewers: { vault: "ana" } });
  });
});

describe("an account", () => {
  const account: ListedAccount = {
    id: "a",
    name: "a",
    kind: "service",
    rights: [],
    privileged: "unknown",
    mfa: "none asked",
    created: "unknown",
    lastUsed: "unknown",
  };

  test("has values that may be unread, and names that are not", () => {
    expectTypeOf<ListedAccount["privileged"]>().toEqualTypeOf<
      boolean | "unknown" | Observed<boolean | "unknown">
    >();
    expectTypeOf<ListedAccount["name"]>().toEqualTypeOf<string>();
    // @ts-expect-error no word that nobody knows
    const odd: ListedAccount = { ...account, mfa: "maybe" };
    // @ts-expect-error whether it has MFA is said, or that it is unknown
    const silent: ListedAccount = { ...account, mfa: undefined };
    return [odd, silent];
  });
});
