import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  anyOf,
  attested,
  defineCheck,
  defineControl,
  defineEnvironment,
  definePolicy,
  defineRisk,
  fact,
  must,
  type Program,
  should,
  soc2,
  waive,
  years,
} from "../index.ts";
import { defineCollector, defineProviderKind, ReadError } from "../provider/index.ts";
import { listingOf, recordingOf } from "../testing/index.ts";
import {
  ana,
  bo,
  rotationPeriod,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { collectProgram, evaluateRecording, type Observation, planRun } from "./index.ts";

const common = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;
const gateKind = defineProviderKind<unknown>()("gate", ["site"]);
const doors = defineCollector({
  id: "gate/doors",
  resource: "door",
  provider: gateKind,
  per: "site",
  operations: ["gate:ListDoors"],
  schema: z.object({ id: z.string(), name: z.string().exactOptional(), locked: z.boolean() }),
  async *collect() {
    yield { id: "front", name: "main", locked: true };
    yield { id: "back", locked: false };
  },
});
const doorLocked = defineCheck({
  ...common,
  id: "gate/door-locked",
  each: doors,
  assert: (door) => [fact("locked", door.locked).is(true)],
});
const doorNamed = defineCheck({
  ...common,
  id: "gate/door-named",
  each: doors,
  assert: (door) => [fact("name", door.name ?? "none").is("main")],
});
const control = (id: string, change: Partial<Parameters<typeof defineControl>[0]>) =>
  defineControl({
    id,
    title: id,
    statement: "It is so.",
    satisfies: [],
    owner: ana,
    frequency: "continuous",
    ...change,
  });
const rotation = control("rotation", {
  satisfies: [soc2("CC6.1")],
  checks: [vaultKeyRotation.with({ period: rotationPeriod })],
});
const locking = control("locking", {
  satisfies: [soc2.supporting("CC6.1"), soc2("CC6.4")],
  checks: [doorLocked, doorNamed],
  evidence: [attested("rounds", { every: years(1) })],
});
const guarding = control("guarding", {
  owner: bo,
  satisfies: [soc2("CC6.4")],
  checks: [anyOf(doorNamed, vaultKeyRotation)],
});
const watching = control("watching", { evidence: [attested("watch", { every: years(1) })] });
const policyOf = (id: string, statements: Parameters<typeof definePolicy>[0]["statements"]) =>
  definePolicy({ id, title: id, owner: ana, effective: "2026-01-01", review: "annual", statements });
const out = soc2.criteria.filter(({ id }) => id !== "CC6.1" && id !== "CC6.4");
const program = vaultProgram({
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(out.map(({ id }) => [id, "Not part of this test."])),
  }),
  providers: [
    vault(["north"], async function* () {
      yield* [];
      throw new ReadError({ code: "access-denied", message: "vault:ListKeys was denied." });
    }),
    {
      kind: "provider",
      type: gateKind,
      environment: defineEnvironment("den"),
      connect: async () => ({
        scopes: [{ scope: { provider: "gate", level: "site", path: ["home"], environment: "den" } }],
        session: () => ({}),
        close: () => undefined,
      }),
      permissions: () => ({ title: "", document: "", permissions: [] }),
    },
  ],
  policies: [
    policyOf("encryption", [must("ENC-1")`Rotate every key at least every ${rotationPeriod}.`.by(rotation)]),
    policyOf("premises", [
      must("PRE-1")`Lock every door.`.by(locking),
      must("PRE-2")`Watch.`.by(watching),
      should("PRE-3")`Smile.`,
    ]),
  ],
  controls: [rotation, locking, guarding, watching],
  risks: [
    defineRisk({
      id: "RISK-1",
      title: "A thief",
      statement: "Somebody walks in.",
      treatment: "mitigate",
      inherent: { likelihood: "high", impact: "high" },
      controls: [locking, watching],
      residual: { likelihood: "low", impact: "high" },
      owner: ana,
      reviewBy: "2026-12-31",
    }),
  ],
  waivers: [
    waive(doorLocked, "back", {
      until: "2999-01-01",
      reason: "It is bricked up.",
      requestedBy: ana,
      approvedBy: bo,
      compensating: [watching],
    }),
  ],
});

const tools = {
  now: () => new Date("2026-03-01T00:00:00Z"),
  clock: () => 0,
  random: () => 0.5,
  sleep: async () => undefined,
};
const tasks = (...ids: readonly string[]) => planRun(program, ids).tasks.map(({ id }) => id);
const collectors = (...ids: readonly string[]) => planRun(program, ids).collectors.map(({ id }) => id);

async function run(of: Program, ...ids: readonly string[]) {
  const plan = planRun(of, ids);
  const observations: Observation[] = [];
  const report = await evaluateRecording(plan, await collectProgram(plan, tools), {
    onObservation: (one) => void observations.push(one),
    findings: 5,
  });
  return { report, observations };
}

describe("what is asked for", () => {
  const rotates = "rotation / vault/key-rotation / all";
  const locks = "locking / gate/door-locked / all";
  const names = "locking / gate/door-named / all";
  const either = ["guarding / gate/door-named / all", "guarding / vault/key-rotation / all"];
  test.each([
    ["a control", ["rotation"], [rotates]],
    ["a policy", ["encryption"], [rotates]],
    ["a statement", ["ENC-1"], [rotates]],
    ["a criterion, primary and supporting", ["CC6.1"], [rotates, locks, names]],
    ["a criterion in small letters", ["cc6.1"], [rotates, locks, names]],
    ["a row of criteria", ["cc6"], [rotates, locks, names, ...either]],
    ["a framework", ["soc2"], [rotates, locks, names, ...either]],
    ["whoever owns controls", ["bo"], [...either]],
    ["a listing, by whatever check reads it", ["vault/keys"], [rotates, ...either]],
    ["a parameter", ["rotation-period"], [rotates]],
    ["a risk", ["RISK-1"], [locks, names]],
    ["a check, wherever it is used", ["gate/door-locked"], [locks]],
    ["a check by the end of its id, with what may take its place", ["door-named"], [names, ...either]],
    ["a provider", ["gate"], [locks, names, ...either]],
    ["a task", [locks], [locks]],
    ["several", ["ENC-1", "door-locked"], [rotates, locks]],
    ["a resource", ["arn:aws:s3:::bucket"], [rotates, locks, names, ...either]],
    ["a resource, by some checks", ["back", "locking"], [locks, names]],
    ["what people alone answer for", ["watching"], []],
  ])("is %s", (_, ids, expected) => {
    expect(tasks(...ids)).toEqual(expected);
  });

  test("is all that is collected", async () => {
    expect(collectors("encryption")).toEqual(["vault/keys"]);
    expect(collectors("locking")).toEqual(["gate/doors"]);
    expect(collectors("watching")).toEqual([]);
    const recording = await collectProgram(planRun(program, ["locking"]), tools);
    expect(recording.listings.map(({ collector }) => collector)).toEqual(["gate/doors"]);
  });

  test.each([
    ["encrpytion", 'Nothing in the program has the id "encrpytion". Did you mean encryption?'],
    ["doorlocked", 'Nothing in the program has the id "doorlocked". Did you mean gate/door-locked?'],
    ["", 'Nothing in the program has the id "".'],
    ["A1.1", "A1.1 is not in the program's scope."],
    ["den", "den is an environment. A run judges what is asked for in all of them."],
    ["PRE-3", "Nothing judges the statement PRE-3: no check and no evidence is tied to it."],
  ])("is refused before anything is collected when it is %j", (id, message) => {
    expect(() => planRun(program, [id])).toThrow(message);
  });

  test("is planned and found valid once for a whole run", () => {
    const [plan, again] = [planRun(program), planRun(program)];
    expect(again.tasks).toBe(plan.tasks);
    expect(again.collectors).toBe(plan.collectors);
  });
});

describe("a run of a part", () => {
  test("is decided by that part alone", async () => {
    const whole = await run(program);
    expect(whole.report.exitCode).toBe(2);
    expect(whole.report.selection).toBeUndefined();
    const { report, observations } = await run(program, "locking");
    expect(new Set(observations.map(({ control }) => control))).toEqual(new Set(["locking"]));
    expect(report.exitCode).toBe(1);
    expect(report.selection?.ids).toEqual(["locking"]);
    expect(report.controls.map((one) => [one.control.id, one.partial])).toEqual([["locking", false]]);
    expect(report.controls[0]?.counts.manual).toBe(1);
    expect(report.listings.map(({ collector }) => collector)).toEqual(["gate/doors"]);
  });

  test("leaves out a criterion, a risk and a waiver that rest on more than was judged", async () => {
    const { report } = await run(program, "locking");
    expect(report.criteria).toEqual([]);
    expect(report.risks).toEqual([]);
    expect(report.waivers.map(({ state }) => state)).toEqual(["active"]);
    const more = await run(program, "locking", "watching", "guarding");
    expect(more.report.criteria.map(({ criterion }) => criterion.id)).toEqual(["CC6.4"]);
    expect(more.report.risks.map((one) => one.risk.id)).toEqual(["RISK-1"]);
    const none = await run(program, "encryption");
    expect(none.report.criteria.map(({ criterion }) => criterion.id)).toEqual(["CC6.1"]);
    expect(none.report.waivers).toEqual([]);
  });

  test("tells a control of which only some was judged, without its evidence", async () => {
    const { report } = await run(program, "gate/door-locked");
    expect(report.controls).toMatchObject([
      {
        control: { id: "locking" },
        partial: true,
        outcome: "pass",
        counts: { pass: 1, waived: 1, manual: 0 },
      },
    ]);
    expect(report.controls[0]?.tasks.map(({ check }) => check.id)).toEqual(["gate/door-locked"]);
    const whole = await run(program, "rotation / vault/key-rotation / all");
    expect(whole.report.controls.map(({ partial }) => partial)).toEqual([false]);
  });

  test("of what people alone answer for collects nothing and is manual", async () => {
    const { report, observations } = await run(program, "watching");
    expect(observations).toMatchObject([
      { outcome: "manual", reason: "Nothing reads records: add evidence() to the program's providers." },
    ]);
    expect(report.total).toMatchObject({ outcome: "manual", counts: { manual: 1 } });
    expect(report.exitCode).toBe(0);
  });

  test("replays from a recording of the whole", async () => {
    const recording = await collectProgram(program, tools);
    const live = await run(program, "locking");
    const { listings, ...rest } = await evaluateRecording(planRun(program, ["locking"]), recording);
    const { findings: _, listings: collected, ...expected } = live.report;
    expect(rest).toEqual(expected);
    expect(listings).toEqual(collected);
  });

  test("from a recording that lacks what it needs is undecided", async () => {
    const recording = recordingOf([listingOf(doors, [], { path: ["home"] })]);
    const report = await evaluateRecording(planRun(program, ["encryption"]), recording);
    expect(report.exitCode).toBe(2);
    expect(report.controls.map(({ outcome }) => outcome)).toEqual(["error"]);
  });
});

describe("a run for a resource", () => {
  test("tells of it alone, by id or by name, and claims nothing of controls as a whole", async () => {
    const { report, observations } = await run(program, "locking", "main");
    expect(observations.map(({ resource, check, outcome }) => [resource.id, check, outcome])).toEqual([
      ["front", "gate/door-locked", "pass"],
      ["front", "gate/door-named", "pass"],
    ]);
    expect(report).toMatchObject({ exitCode: 0, missing: [], criteria: [], risks: [], waivers: [] });
    expect(report.controls.map(({ partial }) => partial)).toEqual([true]);
    const other = await run(program, "locking", "back");
    expect(other.report.total.counts).toMatchObject({ waived: 1, fail: 1, error: 0, pass: 0 });
    expect(other.report.waivers.map(({ state }) => state)).toEqual(["active"]);
  });

  test("is undecided where a listing that it may be in could not be read", async () => {
    const { report, observations } = await run(program, "main");
    expect(observations.filter(({ outcome }) => outcome === "error").map(({ check }) => check)).toContain(
      "vault/key-rotation",
    );
    expect(report.exitCode).toBe(2);
  });

  test("that nothing has is undecided, and is named", async () => {
    const { report, observations } = await run(program, "locking", "cellar", "main");
    expect(observations).toHaveLength(2);
    expect(report.missing).toEqual(["cellar"]);
    expect(report.exitCode).toBe(2);
    const nothing = await run(program, "locking", "cellar");
    expect(nothing.report).toMatchObject({ controls: [], missing: ["cellar"], exitCode: 2 });
  });
});

test("a collector that a part does not need is not known to its plan", () => {
  expect(planRun(program, ["locking"]).collectors).not.toContain(vaultKeys);
});

test("a sentence that hangs on a check or on evidence is asked for as such", () => {
  const list = attested("list", { every: years(1) });
  const other = { ...vaultKeyRotation, id: "vault/other" };
  const kept = { ...rotation, checks: [...rotation.checks, other], evidence: [list] };
  const listed = { ...rotation, id: "listed", checks: [], evidence: [list] };
  const policy = policyOf("p", [
    must("P-1")`Keep the keys.`.by(kept, listed).through(other, list),
    must("P-2")`List the keys.`.by(listed).through(list),
  ]);
  const hanging = vaultProgram({ controls: [kept, listed], policies: [policy] });
  const asked = (id: string) => {
    const { tasks, selection } = planRun(hanging, [id]);
    return { tasks: tasks.map(({ check }) => check.id), controls: [...(selection?.controls ?? [])] };
  };
  expect(asked("P-1")).toEqual({ tasks: ["vault/other"], controls: ["listed"] });
  expect(asked("P-2")).toEqual({ tasks: [], controls: ["listed"] });
});
