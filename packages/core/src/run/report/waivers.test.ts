import { describe, expect, test } from "vitest";
import { waive } from "../../index.ts";
import { ReadError, unreadable } from "../../provider/index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  type Source,
  vault,
  vaultKeyRotation,
  vaultProgram,
} from "../../vault.fixture.ts";
import { validateProgram, waiverStateText } from "../index.ts";
import { denied, key, run } from "../run.fixture.ts";

describe("waivers", () => {
  const terms = {
    reason: "The vendor rotates it in May.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [rotation],
  };
  const providers = [vault(["north"], always(key("a", 400), key("b", 90)))];
  const waived = (until: `${number}-${number}-${number}`, resource = "a") =>
    vaultProgram({ providers, waivers: [waive(vaultKeyRotation, resource, { ...terms, until })] });

  test("leave the failure a failure, counted apart", async () => {
    const { report, observations } = await run(waived("2026-03-01"));
    expect(observations[0]).toMatchObject({ outcome: "fail", waiver: { until: "2026-03-01" } });
    expect(report.total.counts).toMatchObject({ pass: 1, fail: 0, waived: 1 });
    expect(report.exitCode).toBe(0);
    expect(report.waivers.map(({ state }) => state)).toEqual(["active"]);
  });

  test("cover one scope, and are reported when their resource fails in several", async () => {
    const two = [vault(["north", "south"], always(key("a", 400)))];
    const waivers = (scope?: string) => [
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31", ...(scope !== undefined && { scope }) }),
    ];
    const broad = await run(vaultProgram({ providers: two, waivers: waivers() }));
    expect(broad.observations.map((one) => one.waiver !== undefined)).toEqual([true, false]);
    expect(broad.report.waivers.map(({ state }) => state)).toEqual(["over-broad"]);
    expect(broad.report.exitCode).toBe(1);
    const exact = await run(vaultProgram({ providers: two, waivers: waivers("vault/1/south") }));
    expect(exact.observations.map((one) => one.waiver !== undefined)).toEqual([false, true]);
    expect(exact.report.waivers.map(({ state }) => state)).toEqual(["active"]);
  });

  test("may be granted per scope and for the rest, and the exact one is taken", async () => {
    const two = [vault(["north", "south"], always(key("a", 400)))];
    const waivers = [
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31" }),
      waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31", scope: "vault/1/north" }),
    ];
    const program = vaultProgram({ providers: two, waivers });
    expect(validateProgram(program)).toEqual([]);
    const { report, observations } = await run(program);
    expect(observations.map((one) => one.waiver?.scope)).toEqual(["vault/1/north", undefined]);
    expect(report.waivers.map(({ state }) => state)).toEqual(["active", "active"]);
  });

  test("end after their last day, and are shown at the failure", async () => {
    const { report, observations } = await run(waived("2026-02-28"));
    expect(observations[0]).toMatchObject({ outcome: "fail", lapsed: { until: "2026-02-28" } });
    expect(observations[0]?.waiver).toBeUndefined();
    expect(report.exitCode).toBe(1);
    expect(report.waivers.map(({ state }) => state)).toEqual(["expired"]);
  });

  test("are not called unmatched where what they name could not be read", async () => {
    const states = async (source: Source) => {
      const waivers = [waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31" })];
      const { report } = await run(vaultProgram({ providers: [vault(["north"], source)], waivers }));
      return report.waivers.map(({ state }) => state);
    };
    const broken: Source = async function* () {
      yield* [];
      throw new ReadError(denied);
    };
    expect(await states(broken)).toEqual(["undecided"]);
    expect(await states(always(key("a", 1, { period: unreadable(denied) })))).toEqual(["undecided"]);
    expect(await states(always(key("b", 1)))).toEqual(["unmatched"]);
    const half: Source = async function* () {
      yield key("a", 1);
      throw new ReadError(denied);
    };
    expect(await states(half)).toEqual(["unneeded"]);
  });

  test("that meet no failure are reported", async () => {
    const { report } = await run(waived("2026-12-31", "b"));
    expect(report.waivers.map(({ state }) => state)).toEqual(["unneeded"]);
    const other = await run(waived("2026-12-31", "nobody"));
    expect(other.report.waivers.map(({ state }) => state)).toEqual(["unmatched"]);
  });
});

describe("a waiver over several resources", () => {
  const terms = {
    until: "2026-12-31",
    reason: "The old keys go in May.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [rotation],
  } as const;
  const old = { id: "old-keys", test: ({ id }: { readonly id: string }) => id.startsWith("old-") };
  const waivedOf = (atMost: number, ...ids: readonly string[]) =>
    run(
      vaultProgram({
        providers: [vault(["north"], always(...ids.map((id) => key(id, 400))))],
        waivers: [waive(vaultKeyRotation, { ...old, atMost }, terms)],
      }),
    );

  test("covers those of its rule and no other", async () => {
    const { report } = await waivedOf(2, "old-1", "old-2", "new");
    expect(report.total.counts).toMatchObject({ waived: 2, fail: 1 });
    expect(report.waivers).toMatchObject([{ state: "active", waiver: { resource: "old-keys, at most 2" } }]);
  });

  test("covers no more than it says: the next one fails, and it is told", async () => {
    const { report } = await waivedOf(2, "old-1", "old-2", "old-3");
    expect(report.total.counts).toMatchObject({ waived: 2, fail: 1 });
    expect(report.waivers.map(({ state }) => state)).toEqual(["exceeded"]);
    expect(report.exitCode).toBe(1);
  });

  test("that ended does not stand before one that was granted since", async () => {
    const renewed = waive(vaultKeyRotation, { ...old, atMost: 2 }, { ...terms, until: "2026-02-28" });
    const later = waive(vaultKeyRotation, { ...old, id: "old-keys-2", atMost: 2 }, terms);
    const { report } = await run(
      vaultProgram({
        providers: [vault(["north"], always(key("old-1", 400), key("old-2", 400), key("old-3", 400)))],
        waivers: [renewed, later],
      }),
    );
    expect(report.total.counts).toMatchObject({ waived: 2, fail: 1 });
  });

  test("is reported when none of its resources fails, or is there", async () => {
    expect((await waivedOf(2, "new")).report.waivers.map(({ state }) => state)).toEqual(["unmatched"]);
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("boom");
      },
    ],
    ["gives a promise", async () => true],
    ["gives one that fails", () => Promise.reject(new Error("boom"))],
    ["gives what only looks true", () => "yes"],
  ])("whose test %s covers nothing, and is told", async (_, test) => {
    const { report } = await run(
      vaultProgram({
        providers: [vault(["north"], always(key("old-1", 400)))],
        waivers: [waive(vaultKeyRotation, { ...old, atMost: 2, test: test as () => boolean }, terms)],
      }),
    );
    expect(report.total.counts).toMatchObject({ waived: 0, fail: 1 });
    expect(report.exitCode).toBe(1);
    expect(report.waivers.map(({ state }) => waiverStateText(state, terms.until))).toEqual([
      "its test threw, or answered with neither true nor false, and covers nothing there: mend it",
    ]);
  });

  test.each([
    [{ ...old, atMost: 0 }, "waiver old-keys says not how many it covers at most."],
    [{ ...old, atMost: 1.5 }, "waiver old-keys says not how many it covers at most."],
    [{ id: "old-keys", atMost: 1 }, "waiver old-keys has no test."],
  ])("%j is refused", (given, message) => {
    expect(() => waive(vaultKeyRotation, given as never, terms)).toThrow(message);
  });
});
