import { describe, expect, test } from "vitest";
import {
  anyOf,
  type Backlog,
  type Control,
  defineBacklog,
  defineCheck,
  defineControl,
  fact,
  type Provider,
} from "../../index.ts";
import { ReadError, unreadable } from "../../provider/index.ts";
import {
  always,
  rotation,
  type Source,
  type VaultSession,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { denied, key, run, words } from "../run.fixture.ts";

const north = "vault/1/north";
const terms = { owner: "ana", reason: "Found on the first day.", until: "2026-06-30" } as const;
const onIt = (all: readonly string[], more: object = {}): Backlog =>
  defineBacklog([{ check: vaultKeyRotation.id, failures: { [north]: all }, ...terms, ...more }]);
const named = defineCheck({
  ...words,
  id: "vault/key-named",
  each: vaultKeys,
  assert: ({ name }) => [fact("name", name ?? "").is("good")],
});
const either = defineControl({ ...rotation, checks: [anyOf(vaultKeyRotation, named)] });
const judged = (source: Source, change: object) =>
  run(vaultProgram({ providers: [vault(["north"], source)], ...change }));

describe("a day that was typed by hand", () => {
  test.each([
    ["2027-03-02", 0, false],
    ["2027-03-03", 1, true],
    ["2999-01-01", 1, true],
  ] as const)("%s: exit code %i", async (until, exitCode, tooFar) => {
    const { report } = await judged(always(key("a", 400)), { backlog: onIt(["a"], { until }) });
    expect(report.exitCode).toBe(exitCode);
    expect(report.backlog.map((one) => [one.overdue, one.tooFar])).toEqual([[false, tooFar]]);
    expect(report.total.counts).toMatchObject(tooFar ? { fail: 1, planned: 0 } : { fail: 0, planned: 1 });
  });

  test.each([
    ["Pacific/Kiritimati", "2026-02-28", 1],
    ["Pacific/Pago_Pago", "2026-02-28", 0],
  ] as const)("ends where the organization is: %s", async (timeZone, until, exitCode) => {
    const { report } = await run(
      vaultProgram({
        organization: { name: "Test", timeZone },
        providers: [vault(["north"], always(key("a", 400)))],
        backlog: onIt(["a"], { until }),
      }),
    );
    expect(report.exitCode).toBe(exitCode);
  });
});

describe("an alternative", () => {
  const both = { controls: [either], policies: [] };

  test("is not made up for by a member whose failure is planned", async () => {
    const { report } = await judged(always(key("a", 400)), { ...both, backlog: onIt(["a"]) });
    expect(report.total).toMatchObject({ outcome: "fail", counts: { fail: 1, planned: 1 } });
    expect(report.exitCode).toBe(1);
  });

  test("nor by one that has a planned failure and something undecided: it cannot have passed", async () => {
    const source = always(key("a", 400), key("b", 1, { period: unreadable(denied) }));
    const { report } = await judged(source, { ...both, backlog: onIt(["a"]) });
    expect(report.total.counts).toMatchObject({ fail: 2, planned: 1, error: 1 });
    expect(report.controls[0]?.tasks.map(({ excused }) => excused)).toEqual([false, false]);
  });
});

test("in two controls what fails in either is planned in both, and passes in neither", async () => {
  const other: Control = { ...rotation, id: "other", satisfies: [] };
  const { report } = await judged(always(key("a", 400)), {
    controls: [rotation, other],
    backlog: onIt(["a"]),
  });
  expect(report.controls.map(({ outcome, planned }) => [outcome, planned])).toEqual([
    ["fail", true],
    ["fail", true],
  ]);
});

test("a provider that could not be reached leaves undecided what is on the backlog", async () => {
  const dead: Provider<VaultSession> = {
    ...vault(["north"], always()),
    connect: () => Promise.reject(new ReadError(denied)),
  };
  const { report } = await run(vaultProgram({ providers: [dead], backlog: onIt(["a"]) }));
  expect(report.exitCode).toBe(2);
  expect(report.backlog[0]?.entries.map(({ state }) => state)).toEqual(["undecided"]);
});

test("a resource whose name ends like a window has none: what was not read is not over", async () => {
  const half: Source = async function* () {
    yield key("a", 400);
    throw new ReadError(denied);
  };
  const { report } = await judged(half, { backlog: onIt(["a", "a, 2026-Q1"]) });
  expect(report.backlog[0]?.entries.map(({ state }) => state)).toEqual(["fails", "undecided"]);
});
