import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  type Assertion,
  asFarAsRead,
  type Collector,
  defineCheck,
  defineView,
  fact,
  from,
  type Lookup,
} from "../../index.ts";
import {
  defineCollector,
  known,
  observed,
  type Problem,
  unreadable,
  unreadableResource,
} from "../../provider/index.ts";
import { judge, type ListingFixture, linesOf, listingOf, recordingOf } from "../../testing/index.ts";
import { vaultKeys } from "../../vault.fixture.ts";

const vault = {
  provider: vaultKeys.provider,
  per: "region",
  operations: ["vault:List"],
  async *collect() {
    // It is only ever replayed.
  },
} as const;
const guardSchema = z.object({ id: z.string(), doors: z.array(z.string()) });
const doorSchema = z.object({ id: z.string(), locked: observed(z.boolean()) });
interface Guard extends z.infer<typeof guardSchema> {}
interface Door extends z.infer<typeof doorSchema> {}
const guards: Collector<Guard> = defineCollector({
  ...vault,
  id: "vault/guards",
  resource: "guard",
  schema: guardSchema,
});
const doors: Collector<Door> = defineCollector({
  ...vault,
  id: "vault/doors",
  resource: "door",
  schema: doorSchema,
});

const denied: Problem = {
  code: "access-denied",
  message: "vault:List was denied.",
  permission: "vault:List",
};
const read = [
  { id: "front", locked: known(true) },
  { id: "back", locked: known(false) },
];
const all = listingOf(doors, read);
const oneHidden = listingOf(doors, [...read, unreadableResource("side", denied)]);
const cut = listingOf(doors, read, { problem: denied });
const none = listingOf(doors, []);
const veiled = listingOf(doors, [...read, { id: "side", locked: unreadable(denied) }]);
const incomplete = "vault/doors is incomplete: vault:List was denied.";

const common = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [],
} as const;
const guarding = (...names: readonly string[]) => listingOf(guards, [{ id: "g", doors: names }]);
const said = async (check: Parameters<typeof judge>[0], given: readonly ListingFixture[]) =>
  (await judge(check, recordingOf(given))).map((one) => [one.outcome, ...linesOf(one)].join(": "));

const asking = (assert: (found: Lookup<Door>) => Assertion) =>
  defineCheck({
    ...common,
    id: "vault/asked",
    each: guards,
    using: { found: asFarAsRead(doors) },
    assert: (_, { found }) => [assert(found)],
  });
const locked = ({ locked }: Door) => locked;
const named = (id: string) => (door: Door) => door.id === id;

describe("B4: an incomplete listing that is joined as far as it was read", () => {
  const findIt = (id: string) =>
    asking((found) =>
      fact(
        "door",
        from(found.find(named(id)), (one) => one.id),
      ).is(id),
    );
  const someLocked = asking((found) => fact("some", found.some(locked)).is(true));
  const someNone = asking((found) => fact("some", found.some(named("cellar"))).is(true));
  const everyNamed = asking((found) =>
    fact(
      "every",
      found.every(({ id }) => id !== "cellar"),
    ).is(true),
  );
  const everyLocked = asking((found) => fact("every", found.every(locked)).is(true));
  const listed = asking((found) =>
    fact(
      "front",
      from(found.filter(named("front")), (of) => of.length),
    ).is(1),
  );

  test.each<[string, ReturnType<typeof asking>, ListingFixture, string]>([
    ["finds what was read", findIt("front"), oneHidden, "pass: door: front, expected front"],
    ["does not find what may be missing", findIt("cellar"), oneHidden, `error: ${incomplete}`],
    ["nor in a listing that ended early", findIt("cellar"), cut, `error: ${incomplete}`],
    [
      "knows of a complete one that it has no such",
      findIt("cellar"),
      all,
      "fail: door: absent (none in the complete listing), expected cellar",
    ],
    ["knows of one that some are", someLocked, cut, "pass: some: true, expected true"],
    ["does not know that none is", someNone, cut, `error: ${incomplete}`],
    ["knows of a complete one that none is", someNone, all, "fail: some: false, expected true"],
    ["knows of one that not all are", everyLocked, cut, "fail: every: false, expected true"],
    ["does not know that all are", everyNamed, oneHidden, `error: ${incomplete}`],
    ["knows of a complete one that all are", everyNamed, all, "pass: every: true, expected true"],
    [
      "is not green over nothing",
      everyNamed,
      none,
      "fail: every: absent (none in the complete listing), expected true",
    ],
    ["lists nothing that may be cut", listed, cut, `error: ${incomplete}`],
    ["lists what is complete", listed, all, "pass: front: 1, expected 1"],
    [
      "is undecided by what is unread of a resource",
      asking((found) =>
        fact(
          "door",
          from(
            found.find((one) => from(one.locked, (is) => is && one.id === "side")),
            ({ id }) => id,
          ),
        ).is("side"),
      ),
      veiled,
      `error: ${denied.message}`,
    ],
    ["and decided by another all the same", everyLocked, veiled, "fail: every: false, expected true"],
    [
      "takes no promise for an answer",
      asking((found) => fact("some", found.some((async () => true) as never)).is(true)),
      all,
      "error: vault/asked threw: What a lookup in vault/doors is asked with must answer true or false, and not a promise.",
    ],
    [
      "finds a lookup's answer taken for a plain value",
      asking((found) => fact("some", found.some(named("front")) ? 1 : 0).is(1)),
      cut,
      "error: vault/asked uses vault/doors.some(...) as a plain value. It is observed, and always true: hand it to fact, or map it with from.",
    ],
    [
      "finds what a lookup's test takes for a plain value",
      asking((found) =>
        fact(
          "every",
          found.every((one) => !!one.locked),
        ).is(true),
      ),
      all,
      "error: vault/asked uses locked as a plain value. It is observed, and always true: hand it to fact, or map it with from.",
    ],
    [
      "finds what is taken for a plain value within what was found",
      asking((found) =>
        fact(
          "locked",
          // @ts-expect-error the compiler says so too
          from(found.find(named("front")), (one) => (one.locked ? 1 : 0)),
        ).is(1),
      ),
      cut,
      "error: vault/asked uses locked as a plain value. It is observed, and always true: hand it to fact, or map it with from.",
    ],
  ])("%s", async (_, check, given, expected) => {
    expect(await said(check, [guarding(), given])).toEqual([expected]);
  });

  test("that was not collected at all leaves what asks for it undecided", async () => {
    expect(await said(findIt("front"), [guarding()])).toEqual([
      "error: vault/doors was not collected. Run again so that it is part of the recording.",
    ]);
  });

  const rounds = defineView({
    id: "vault/rounds",
    resource: "round",
    each: guards,
    using: { found: asFarAsRead(doors) },
    derive: (guard, { found }) => ({
      id: guard.id,
      doors: guard.doors.map((name) => ({ name, door: found.find(named(name)) })),
    }),
  });
  const lockedRound = defineCheck({
    ...common,
    id: "vault/locked-round",
    each: rounds,
    assert: (round) => [
      fact("doors", round.doors).every(({ name, door }) => fact(name, from(door, locked)).is(true)),
    ],
  });
  test.each<[string, readonly string[], string]>([
    ["passes by what was read", ["front"], "pass"],
    ["fails by what was read, whatever is missing", ["back", "side"], "fail"],
    ["is undecided where it needs what is missing", ["front", "side"], "error"],
  ])("through a view, a resource %s", async (_, names, outcome) => {
    const [observation] = await judge(lockedRound, recordingOf([guarding(...names), oneHidden]));
    expect(observation?.outcome).toBe(outcome);
  });
});
