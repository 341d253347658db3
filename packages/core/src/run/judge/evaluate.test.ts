import { describe, expect, test } from "vitest";
import {
  anyOf,
  atLeast,
  count,
  days,
  defineCheck,
  defineControl,
  defineView,
  fact,
  from,
} from "../../index.ts";
import { absent, known, ReadError, unreadable, unreadableResource } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { always, ana, rotation, type Source, vault, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { denied, key, run, short, words } from "../run.fixture.ts";

describe("over, using and views", () => {
  const control = (check: Parameters<typeof defineControl>[0]["checks"]) =>
    defineControl({
      id: "c",
      title: "C",
      statement: "C.",
      satisfies: rotation.satisfies,
      owner: ana,
      frequency: "continuous",
      ...(check && { checks: check }),
    });
  const judge = async (check: NonNullable<Parameters<typeof control>[0]>[number], source: Source) => {
    const program = vaultProgram({
      policies: [],
      controls: [control([check])],
      providers: [vault(["north", "south"], source)],
    });
    return (await run(program)).observations;
  };
  const someFresh = defineCheck({
    ...words,
    id: "vault/some-fresh",
    whenEmpty: "fails",
    over: vaultKeys,
    assert: (keys) => [
      anyOf(
        "a fresh key",
        keys.map((one) => fact(one.id, one.period).atMost(days(90))),
      ),
    ],
  });

  test("over judges each scope's listing once, an empty one too", async () => {
    const source: Source = async function* ({ region }) {
      if (region === "north") yield* [key("a", 400), key("b", 30)];
    };
    expect(short(await judge(someFresh, source))).toEqual([
      "vault/1/north vault/1/north pass",
      "vault/1/south vault/1/south fail",
    ]);
  });

  test("over an incomplete listing decides nothing", async () => {
    const observations = await judge(someFresh, always(key("a", 30), unreadableResource("b", denied)));
    expect(observations.map((one) => one.outcome)).toEqual(["error", "error"]);
  });

  const enough = defineCheck({
    ...words,
    id: "vault/enough",
    each: vaultKeys,
    using: { others: vaultKeys },
    parameters: { least: atLeast(count(2)) },
    assert: (_, { others, least }) => [fact("keys", known(count(others.length))).atLeast(least)],
  });

  test("using sees the listings of the resource's own branch", async () => {
    const source: Source = async function* ({ region }) {
      yield key("a", 1);
      if (region === "north") yield key("b", 1);
    };
    expect(short(await judge(enough, source))).toEqual([
      "vault/1/north a pass",
      "vault/1/north b pass",
      "vault/1/south a fail",
    ]);
  });

  test("using an incomplete listing is a failed dependency", async () => {
    const source: Source = async function* () {
      yield key("a", 1);
      throw new ReadError(denied);
    };
    const observations = await judge(enough, source);
    expect(observations[0]).toMatchObject({
      outcome: "error",
      problem: {
        code: "dependency-failed",
        permission: "vault:Get",
        message: "vault/keys is incomplete: vault:Get was denied.",
      },
    });
  });

  const pairs = defineView({
    id: "vault/pairs",
    resource: "pair",
    each: vaultKeys,
    using: { others: vaultKeys },
    where: (one) => one.manager === "customer",
    derive: (one, { others }) => ({ id: one.id, others: others.length }),
  });
  const paired = defineCheck({
    ...words,
    id: "vault/paired",
    each: pairs,
    assert: (pair) => [fact("others", pair.others).is(1)],
  });

  test("a view judges what it derives, and its population is what it takes", async () => {
    const own = await judge(paired, always(key("a", 1, { manager: "vault" })));
    expect(own[0]).toMatchObject({
      outcome: "not-applicable",
      reason: "There is no pair among 1 of vault/keys in vault/1/north: the listing is complete.",
    });
    const one = await judge(paired, always(key("a", 1)));
    expect(one[0]).toMatchObject({ outcome: "pass", resource: { id: "a", type: "pair" } });
  });

  test("a view over what cannot be read is an error for what it takes", async () => {
    const observations = await judge(paired, always(key("a", 1), unreadableResource("b", denied)));
    expect(observations.slice(0, 2)).toMatchObject([
      { resource: { id: "a" }, outcome: "error", problem: { code: "dependency-failed" } },
      { resource: { id: "b" }, outcome: "error", problem: denied },
    ]);
  });

  test("a view takes in what it cannot decide about, as unreadable", async () => {
    const old = defineView({
      id: "vault/old",
      resource: "old key",
      each: vaultKeys,
      using: {},
      where: (one) => from(one.period, (period) => period.amount > 90),
      derive: (one) => one,
    });
    const check = defineCheck({
      ...words,
      id: "vault/old-key",
      each: old,
      assert: (one) => [fact("manager", one.manager).is("customer")],
    });
    const source = always(
      key("a", 100),
      key("b", 10),
      key("c", 1, { period: unreadable(denied) }),
      key("d", 1, { period: absent("o", "None") }),
    );
    const north = (await judge(check, source)).filter((one) => one.scope === "vault/1/north");
    expect(north.map(({ resource, outcome }) => [resource.id, outcome])).toEqual([
      ["a", "pass"],
      ["c", "error"],
      ["d", "error"],
    ]);
  });
});

test("a view that derives a resource without a name has derived none", async () => {
  const nameless = defineView({
    id: "vault/nameless",
    resource: "nameless key",
    each: vaultKeys,
    using: {},
    derive: () => ({ id: "" }),
  });
  const fine = defineCheck({
    ...words,
    id: "vault/fine",
    each: nameless,
    assert: () => [fact("fine", true).is(true)],
  });
  const program = vaultProgram({ policies: [], controls: [{ ...rotation, checks: [fine] }] });
  const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
  expect((await run(program, recording)).observations).toMatchObject([
    { outcome: "error", problem: { message: "vault/nameless derives a resource without an id." } },
  ]);
});
