import { describe, expect, test } from "vitest";
import { type AnyCheck, allOf, days, fact } from "../index.ts";
import { unreadable } from "../provider/index.ts";
import { denied, key } from "../run/run.fixture.ts";
import { rotationPeriod, vaultKeyRotation, vaultKeys } from "../vault.fixture.ts";
import { type CheckCases, type Harness, judge, linesOf, listingOf, recordingOf, testCheck } from "./index.ts";

const given = (...keys: Parameters<typeof listingOf<ReturnType<typeof key>>>[1]) => [
  listingOf(vaultKeys, keys),
];
const cases: CheckCases = {
  pass: [
    {
      name: "young",
      given: given(key("a", 90)),
      says: ["rotation period: 90 days, expected at most 365 days"],
    },
  ],
  fail: [
    {
      name: "old",
      given: given(key("a", 400)),
      says: ["rotation period: 400 days, expected at most 365 days"],
    },
  ],
  unreadable: [
    {
      name: "unread",
      given: given(key("a", 1, { period: unreadable(denied) })),
      says: ["vault:Get was denied."],
    },
  ],
  empty: {
    name: "no keys",
    given: given(),
    says: ["There is no vault key in vault/test-account/test-region: the listing is complete."],
  },
  notApplicable: [
    {
      name: "its own",
      given: given(key("a", 1, { manager: "vault" })),
      says: ["The vault rotates its own keys."],
    },
  ],
};

/** The names of the tests that fail. */
async function failing(check: AnyCheck, all: CheckCases): Promise<readonly string[]> {
  const tests: [string, () => void | Promise<void>][] = [];
  const harness: Harness = { test: (name, run) => void tests.push([name, run]), expect };
  testCheck(check, harness, all);
  const failed: string[] = [];
  for (const [name, run] of tests) {
    try {
      await run();
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

describe("the tests of a check", () => {
  test("hold where the check says what its cases say", async () => {
    expect(await failing(vaultKeyRotation, cases)).toEqual([]);
  });

  test("fail where it says something else, by a word", async () => {
    const [pass] = cases.pass;
    const says = ["rotation period: 90 days, expected at most 365 day"];
    expect(await failing(vaultKeyRotation, { ...cases, pass: [{ ...pass, says }] })).toEqual([
      "vault/key-rotation passes: young",
    ]);
  });

  test("fail where a case comes to another outcome, whatever it says", async () => {
    expect(await failing(vaultKeyRotation, { ...cases, fail: cases.pass })).toEqual([
      "vault/key-rotation fails: young",
    ]);
  });

  test("fail where a case judges more resources than one", async () => {
    const [pass] = cases.pass;
    const two = { ...pass, given: given(key("a", 90), key("b", 90)), says: [...pass.says, ...pass.says] };
    expect(await failing(vaultKeyRotation, { ...cases, pass: [two] })).toEqual([
      "vault/key-rotation passes: young",
    ]);
  });

  test("ask for what must not be left out", async () => {
    const { notApplicable: _, ...rest } = cases;
    expect(await failing(vaultKeyRotation, rest)).toEqual(["vault/key-rotation ships a not-applicable case"]);
    expect(await failing({ ...vaultKeyRotation, blindSpots: [] }, cases)).toEqual([
      "vault/key-rotation names its blind spots, or shows why there are none",
    ]);
    const [pass] = cases.pass;
    const shown: CheckCases = { ...cases, noBlindSpots: [{ ...pass, outcome: "pass" }] };
    expect(await failing({ ...vaultKeyRotation, blindSpots: [] }, shown)).toEqual([]);
  });

  test("hold an empty listing to what the check says that it means", async () => {
    const sought = { ...vaultKeyRotation, whenEmpty: "fails" } as const;
    expect(await failing(sought, cases)).toEqual(["vault/key-rotation is empty: no keys"]);
    const empty = { ...cases.empty, says: ["vault key: none, expected at least one"] };
    expect(await failing(sought, { ...cases, empty })).toEqual([]);
  });

  test("probe every case: a value that is used as a plain one is told here", async () => {
    const careless = {
      ...vaultKeyRotation,
      assert: (one: ReturnType<typeof key>) => [fact("has a period", Boolean(one.period)).is(true)],
    } as unknown as AnyCheck;
    expect((await judge(careless, recordingOf(given(key("a", 1)))))[0]).toMatchObject({
      outcome: "error",
      problem: { code: "unopened-value" },
    });
  });
});

describe("a made-up recording", () => {
  test("goes through the schema: what a collector could not yield, no test can give", () => {
    const bad = { ...key("a", 1), manager: "nobody" } as unknown as ReturnType<typeof key>;
    expect(() => recordingOf(given(bad))).toThrow("vault/keys yielded a, which its schema refuses: ");
  });

  test("has a scope of the collector's level, under names of its own", () => {
    expect(listingOf(vaultKeys, []).scope).toEqual({
      provider: "vault",
      level: "region",
      path: ["test-account", "test-region"],
    });
    expect(listingOf({ ...vaultKeys, per: "account" }, []).scope.path).toEqual(["test-account"]);
    expect(listingOf(vaultKeys, [], { path: ["1", "x"], environment: "production" }).scope).toMatchObject({
      path: ["1", "x"],
      environment: "production",
    });
  });

  test("is sorted, and complete unless it has a problem", () => {
    const [listing] = recordingOf(given(key("b", 1), key("a", 1))).listings;
    expect(listing).toMatchObject({ state: "complete", resources: 2 });
    expect(recordingOf([listingOf(vaultKeys, [], { problem: denied })]).listings[0]).toMatchObject({
      state: "incomplete",
      problem: denied,
    });
  });

  test("is judged under the limits that a test sets", async () => {
    const check = vaultKeyRotation.with({ period: rotationPeriod });
    const recording = recordingOf(given(key("a", 100)));
    const lines = async (settings: Parameters<typeof judge>[2]) =>
      (await judge(check, recording, settings)).flatMap(linesOf);
    expect(await lines([])).toEqual([
      "rotation period: 100 days, expected at most 365 days (rotation-period)",
    ]);
    expect(await lines([rotationPeriod.to({ days: 90 })])).toEqual([
      "rotation period: 100 days, expected at most 90 days (rotation-period)",
    ]);
  });
});

test("what an observation says are the assertions that decided it, and a reason or a problem before them", () => {
  const base = {
    task: "t",
    control: "c",
    check: "k",
    scope: "s",
    resource: { id: "a", type: "key" },
  } as const;
  const [holds, fails] = [fact("on", true).is(true), fact("age", days(9).amount).atMost(1)];
  const assertions = [holds, fails, allOf("both", [holds, fails])];
  expect(linesOf({ ...base, outcome: "fail", assertions })).toEqual([
    "age: 9, expected at most 1",
    "both: age: 9, expected at most 1",
  ]);
  expect(linesOf({ ...base, outcome: "pass", assertions: [holds] })).toEqual(["on: true, expected true"]);
  expect(linesOf({ ...base, outcome: "error", assertions, problem: denied })).toEqual([
    "vault:Get was denied.",
  ]);
  expect(linesOf({ ...base, outcome: "not-applicable", assertions: [], reason: "It is another's." })).toEqual(
    ["It is another's."],
  );
});
