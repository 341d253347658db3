import { z } from "zod";
import {
  type AnyCheck,
  type Assertions,
  type CheckUse,
  type Collector,
  defineCheck,
  defineView,
  type Selector,
} from "../../index.ts";
import { defineCollector, observed, quantity, unreadable } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { vaultKeys } from "../../vault.fixture.ts";
import type { Recording } from "../recording.ts";

const schema = z.object({
  id: z.string(),
  name: z.string(),
  mfa: observed(z.boolean()),
  disabled: observed(z.boolean()),
  role: observed(z.string()),
  idle: observed(quantity("days")),
  logins: observed(z.number()),
  groups: observed(z.array(z.string())),
  keys: observed(z.array(z.object({ active: observed(z.boolean()) }))),
  device: z.object({ encrypted: observed(z.boolean()) }),
  sessions: z.array(z.object({ revoked: observed(z.boolean()) })),
});
export interface User extends z.infer<typeof schema> {}
export const users: Collector<User> = defineCollector({
  id: "vault/users",
  resource: "user",
  provider: vaultKeys.provider,
  per: "region",
  operations: ["vault:ListUsers"],
  schema,
  async *collect() {
    // It is only ever replayed.
  },
});

const unread = unreadable({ code: "access-denied", message: "vault:GetUser was denied." });
const nobodyKnows = (name: string): User => ({
  id: name,
  name,
  mfa: unread,
  disabled: unread,
  role: unread,
  idle: unread,
  logins: unread,
  groups: unread,
  keys: unread,
  device: { encrypted: unread },
  sessions: [{ revoked: unread }],
});

/** Three users, of whom nothing at all could be read. */
export const unreadUsers: Recording = recordingOf([
  listingOf(users, ["ana", "ben", "cleo"].map(nobodyKnows)),
]);

const common = {
  id: "vault/user",
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [],
} as const;

export const each = (assert: (user: User) => Assertions): AnyCheck =>
  defineCheck({ ...common, each: users, assert });
export const over = (assert: (all: readonly User[]) => Assertions): AnyCheck =>
  defineCheck({ ...common, over: users, assert });
export const using = (assert: (user: User, others: readonly User[]) => Assertions): AnyCheck =>
  defineCheck({
    ...common,
    each: users,
    using: { others: users },
    assert: (user, { others }) => assert(user, others),
  });
export const applying = (appliesTo: (user: User) => true | string, assertions: Assertions): AnyCheck =>
  defineCheck({ ...common, each: users, appliesTo, assert: () => assertions });
export const where = (test: Selector<User>["test"], assertions: Assertions): CheckUse =>
  defineCheck({ ...common, each: users, assert: () => assertions }).where({
    id: "some",
    because: "It is so.",
    test,
  });
export const deriving = (
  derive: (user: User, others: readonly User[]) => boolean,
  assert: (good: boolean) => Assertions,
): AnyCheck =>
  defineCheck({
    ...common,
    each: defineView({
      id: "vault/derived-users",
      resource: "derived user",
      each: users,
      using: { others: users },
      derive: (user, { others }) => ({ id: user.id, good: derive(user, others) }),
    }),
    assert: ({ good }) => assert(good),
  });
export const taking = (test: (user: User) => boolean, assertions: Assertions): AnyCheck =>
  defineCheck({
    ...common,
    over: defineView({
      id: "vault/taken-users",
      resource: "taken user",
      each: users,
      using: {},
      where: test,
      derive: ({ id }) => ({ id }),
    }),
    assert: () => assertions,
  });
