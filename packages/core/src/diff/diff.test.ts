import { describe, expect, test } from "vitest";
import {
  atMost,
  type Control,
  days,
  defineBacklog,
  defineCheck,
  defineControl,
  defineParameter,
  definePolicy,
  fact,
  must,
  type ProgramDefinition,
  should,
  soc2,
  waive,
} from "../index.ts";
import { isNothing } from "../run/index.ts";
import { words } from "../run/run.fixture.ts";
import {
  ana,
  bo,
  production,
  rotation,
  rotationPeriod,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { diff, north, turns } from "./diff.fixture.ts";

const program = (change: Partial<ProgramDefinition> = {}) => vaultProgram({ providers: [north], ...change });
const base = program();
const task = "rotation / vault/key-rotation / all";

/** The control with something else of it. */
function other(change: Partial<Parameters<typeof defineControl>[0]>): Control {
  return defineControl({
    id: "rotation",
    title: "Keys rotate",
    statement: "The vault rotates every key.",
    satisfies: [soc2("CC6.1")],
    owner: ana,
    frequency: "continuous",
    checks: [vaultKeyRotation.with({ period: rotationPeriod })],
    ...change,
  });
}

/** A policy whose sentence names the control, so that a program with another control is whole. */
function policyOf(control: Control) {
  return definePolicy({
    id: "encryption",
    title: "Encryption",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("ENC-1")`Rotate every key at least every ${rotationPeriod}.`.by(control)],
  });
}

const withControl = (control: Control, change: Partial<ProgramDefinition> = {}) =>
  program({ controls: [control], policies: [policyOf(control)], ...change });

describe("a diff", () => {
  test("of a program with itself is nothing, and counts what stays", async () => {
    const same = await diff(base, program());
    expect(isNothing(same)).toBe(true);
    expect(same).toMatchObject({ organization: "Test", exitCode: 0, unchanged: 4, verdicts: [] });
    expect(same.startedAt).toBe("2026-03-01T00:00:00.000Z");
  });

  test("is the same bytes each time", async () => {
    const after = program({ settings: [rotationPeriod.to({ days: 100 })] });
    expect(JSON.stringify(await diff(base, after))).toBe(JSON.stringify(await diff(base, after)));
  });
});

describe("a number that is tightened", () => {
  test("fails what it no longer allows, with the sentence, the fix, and why", async () => {
    const told = await diff(base, program({ settings: [rotationPeriod.to({ days: 100 })] }));
    expect(turns(told)).toEqual([`newly-failing ${task}: b pass>fail`]);
    expect(told.exitCode).toBe(1);
    expect(told.verdicts[0]).toMatchObject({
      severity: "medium",
      title: "Vault key rotates",
      fix: "Rotate it.",
      statements: ["ENC-1 (MUST) Rotate every key at least every 100 days."],
      because: ["holds period to at most 100 days, and did to at most 365 days"],
      total: 1,
      was: { pass: 1 },
    });
    expect(told.verdicts[0]?.shown[0]?.lines).toEqual([
      "rotation period: 200 days, expected at most 100 days (rotation-period)",
    ]);
    expect(told.parameters).toEqual([
      { id: "rotation-period", was: "at most 365 days", is: "at most 100 days", turn: "tightened" },
    ]);
    expect(told.sentences).toEqual([
      {
        of: "policy",
        id: "ENC-1",
        was: {
          by: "encryption",
          level: "MUST",
          text: "Rotate every key at least every 365 days.",
          verifiedBy: ["rotation"],
        },
        is: {
          by: "encryption",
          level: "MUST",
          text: "Rotate every key at least every 100 days.",
          verifiedBy: ["rotation"],
        },
      },
    ]);
    expect(told.others).toEqual([]);
  });

  test("and loosened again passes it, by what is asked and not by what was mended", async () => {
    const told = await diff(program({ settings: [rotationPeriod.to({ days: 100 })] }), base);
    expect(turns(told)).toEqual([`newly-passing ${task}: b fail>pass`]);
    expect(told.exitCode).toBe(0);
    expect(told.parameters[0]?.turn).toBe("loosened");
  });

  test("is told by environment where it differs there alone", async () => {
    const elsewhere = [north, { ...north, environment: production }];
    const apart = { providers: elsewhere, settings: [rotationPeriod.to({ days: 30 }).in(production)] };
    const told = await diff(program({ providers: elsewhere }), program(apart));
    expect(told.parameters).toEqual([
      {
        id: "rotation-period",
        environment: "production",
        was: "at most 365 days",
        is: "at most 30 days",
        turn: "tightened",
      },
    ]);
    expect(told.verdicts).toEqual([]);
  });

  test("is told in other words where no parameter of a name carries it", async () => {
    const shorter = defineParameter("other-period", atMost(days(300)));
    const rebound = withControl(other({ checks: [vaultKeyRotation.with({ period: shorter })] }), {
      policies: [],
    });
    const told = await diff(withControl(other({}), { policies: [] }), rebound);
    expect(told.parameters).toEqual([]);
    expect(told.others).toEqual([
      {
        noun: "check",
        id: task,
        what: "holds period to at most 300 days, and did to at most 365 days",
        looser: false,
      },
    ]);
  });
});

describe("what is judged no longer", () => {
  const second = defineCheck({
    ...words,
    id: "vault/key-named",
    each: vaultKeys,
    assert: (key) => [fact("name", key.name ?? "none").is("none")],
  });
  const both = other({ checks: [vaultKeyRotation.with({ period: rotationPeriod }), second] });
  const one = other({ checks: [second] });
  const without = (control: Control) => program({ controls: [control], policies: [] });

  test("is never told as mended where it failed or was undecided", async () => {
    const told = await diff(without(both), without(one));
    expect(turns(told)).toEqual([
      `no-longer-judged ${task}: c fail>-, d error>-`,
      `dropped ${task}: a pass>-, b pass>-`,
    ]);
    expect(told.exitCode).toBe(2);
    expect(told.verdicts[0]?.shown[0]?.lines).toEqual([
      "rotation period: 400 days, expected at most 365 days (rotation-period)",
    ]);
    expect(told.others).toEqual([{ noun: "check", id: task, what: "is there no more", looser: true }]);
  });

  test("fails the run with 1 where all of it was decided", async () => {
    const decided = (control: Control) => ({ ...without(control) });
    const told = await diff(
      decided(other({ checks: [narrowed(["c"]), second] })),
      decided(other({ checks: [narrowed(["a"]), second] })),
    );
    expect(turns(told)).toEqual([
      "no-longer-judged rotation / vault/key-rotation / some-a: c fail>not-applicable",
      "new rotation / vault/key-rotation / some-a: a not-applicable>pass",
    ]);
    expect(told.exitCode).toBe(1);
  });

  test("goes by the resource where a selector leaves it out", async () => {
    const told = await diff(without(other({})), without(other({ checks: [narrowed(["a", "b"])] })));
    expect(turns(told)).toEqual([
      "no-longer-judged rotation / vault/key-rotation / some-a-b: c fail>not-applicable, d error>not-applicable",
    ]);
    expect(told.moved).toEqual([{ was: task, is: "rotation / vault/key-rotation / some-a-b" }]);
    expect(told.verdicts[0]?.formerTask).toBe(task);
  });

  test("is a control with all it asked, and the criterion becomes a gap", async () => {
    const told = await diff(without(other({})), program({ controls: [], policies: [] }));
    expect(turns(told)).toEqual([
      `no-longer-judged ${task}: c fail>-, d error>-`,
      `dropped ${task}: a pass>-, b pass>-`,
    ]);
    expect(told.criteria).toMatchObject([
      {
        id: "CC6.1",
        lost: [{ control: "rotation", relation: "primary" }],
        gained: [],
        was: "fail",
        is: "gap",
      },
    ]);
    expect(told.others).toEqual([
      { noun: "control", id: "rotation", what: "is there no more", looser: true },
    ]);
  });

  test("is a scope that is looked into no more, though the recording holds it", async () => {
    const looking = (...names: readonly string[]) =>
      program({
        providers: [{ ...north, looksInto: names.map((name) => ({ level: "region", path: ["1", name] })) }],
      });
    const told = await diff(looking("north"), looking("south"));
    expect(told.scopes).toEqual([
      { scope: "vault/1/north", what: "looked into no more" },
      { scope: "vault/1/south", what: "looked into as well" },
    ]);
    expect(turns(told)).toContain(`no-longer-judged ${task}: c fail>-, d error>-`);
    expect(turns(told)).toContain(`newly-undecided ${task}: vault/1/south ->error`);
    expect(turns(await diff(looking("north"), looking("north", "south")))).toEqual([
      `newly-undecided ${task}: vault/1/south ->error`,
    ]);
  });

  function narrowed(ids: readonly string[]) {
    return vaultKeyRotation.with({ period: rotationPeriod }).where({
      id: `some-${ids.join("-")}`,
      because: "The others are another's.",
      test: ({ id }: { readonly id: string }) => ids.includes(id),
    });
  }
});

describe("what moves", () => {
  test("to a control of another name is no loss and no gain", async () => {
    const renamed = other({ id: "turning" });
    const told = await diff(base, withControl(renamed));
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "turning / vault/key-rotation / all" }]);
    expect(told.criteria).toEqual([]);
    expect(told.sentences).toEqual([]);
    expect(told.exitCode).toBe(0);
  });

  test("to another control is told as moved, with what criteria lose and gain", async () => {
    const left = other({ title: "Left" });
    const right = other({ id: "right", title: "Right", statement: "Otherwise.", satisfies: [soc2("CC6.1")] });
    const told = await diff(
      program({ controls: [left], policies: [] }),
      program({ controls: [right], policies: [] }),
    );
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "right / vault/key-rotation / all" }]);
    expect(told.criteria).toMatchObject([
      {
        id: "CC6.1",
        lost: [{ control: "rotation" }],
        gained: [{ control: "right" }],
        was: "fail",
        is: "fail",
      },
    ]);
  });

  test("is what another control judges the same already", async () => {
    const [left, right] = [other({}), other({ id: "right", title: "Right", statement: "Otherwise." })];
    const told = await diff(
      program({ controls: [left, right], policies: [] }),
      program({ controls: [right], policies: [] }),
    );
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "right / vault/key-rotation / all" }]);
    const lost = await diff(
      program({ controls: [left, right], policies: [], settings: [] }),
      program({ controls: [other({ id: "right", title: "Right", checks: [stricter] })], policies: [] }),
    );
    expect(turns(lost)).toContain(`no-longer-judged right / vault/key-rotation / all: c fail>-, d error>-`);
  });

  const stricter = defineCheck({
    ...words,
    id: "vault/any",
    each: vaultKeys,
    assert: () => [fact("nothing", true).is(true)],
  });
});

describe("code", () => {
  const loose = defineCheck({
    ...words,
    id: "vault/key-rotation",
    each: vaultKeys,
    parameters: { period: atMost(days(365)) },
    assert: (_, { period }) => [fact("rotation period", days(1)).atMost(period)],
  });

  test("of a check that changed is told with what it turns", async () => {
    const told = await diff(base, withControl(other({ checks: [loose.with({ period: rotationPeriod })] })));
    expect(told.code).toEqual(["vault/key-rotation"]);
    expect(turns(told)).toEqual([`decided ${task}: d error>pass`, `newly-passing ${task}: c fail>pass`]);
    expect(told.verdicts[0]?.because).toEqual(["is judged by other code"]);
  });

  test("of a helper is not seen, and nothing is made up for a cause", async () => {
    let most = 365;
    const helped = () =>
      defineCheck({
        ...words,
        id: "vault/helped",
        each: vaultKeys,
        assert: (key) => [fact("rotation period", key.period).atMost(days(most))],
      });
    const control = (): Control => other({ checks: [helped()] });
    const before = program({ controls: [control()], policies: [] });
    const { judgeProgram, diffOf } = await import("../run/index.ts");
    const { recorded } = await import("./diff.fixture.ts");
    const was = await judgeProgram(before, recorded);
    most = 100;
    const told = diffOf(was, await judgeProgram(program({ controls: [control()], policies: [] }), recorded), {
      shown: 10,
    });
    expect(told.code).toEqual([]);
    expect(told.verdicts[0]).toMatchObject({ kind: "newly-failing", because: [], total: 1 });
  });
});

describe("waivers, backlog and advisory uses", () => {
  const waiver = waive(vaultKeyRotation, "c", {
    until: "2026-06-30",
    reason: "Moves in June.",
    requestedBy: bo,
    approvedBy: ana,
    compensating: [rotation],
  });

  test("turn what fails, and stay failures", async () => {
    const told = await diff(base, program({ waivers: [waiver] }));
    expect(turns(told)).toEqual([`newly-waived ${task}: c fail>waived`]);
    expect(told.exitCode).toBe(0);
    expect(told.waivers).toEqual([
      {
        turn: "granted",
        check: "vault/key-rotation",
        resource: "c",
        until: "2026-06-30",
        reason: "Moves in June.",
        requestedBy: "bo",
        approvedBy: "ana",
        state: "active",
      },
    ]);
  });

  test("that are taken away fail anew", async () => {
    const told = await diff(program({ waivers: [waiver] }), base);
    expect(turns(told)).toEqual([`newly-failing ${task}: c waived>fail`]);
    expect(told.waivers).toMatchObject([{ turn: "removed", resource: "c" }]);
    expect(told.exitCode).toBe(1);
  });

  test("that meet nothing say so", async () => {
    const unmet = { ...waiver, resource: "z" };
    const told = await diff(base, program({ waivers: [unmet] }));
    expect(told.verdicts).toEqual([]);
    expect(told.waivers).toMatchObject([{ turn: "granted", resource: "z", state: "unmatched" }]);
  });

  test("plan what fails", async () => {
    const backlog = defineBacklog([
      {
        check: "vault/key-rotation",
        owner: "ana",
        until: "2026-06-30",
        reason: "By June.",
        failures: { "vault/1/north": ["c"] },
      },
    ]);
    const told = await diff(base, program({ backlog }));
    expect(turns(told)).toEqual([`newly-planned ${task}: c fail>planned`]);
    expect(told.backlog).toEqual([
      {
        turn: "planned",
        check: "vault/key-rotation",
        items: ["c in vault/1/north"],
        owner: "ana",
        until: "2026-06-30",
        reason: "By June.",
      },
    ]);
    expect(turns(await diff(program({ backlog }), base))).toEqual([`newly-failing ${task}: c planned>fail`]);
  });

  test("are told where a check is advisory from now on", async () => {
    const use = vaultKeyRotation
      .with({ period: rotationPeriod })
      .advisory({ until: "2026-06-30", because: "It is new." });
    expect(turns(await diff(base, withControl(other({ checks: [use] }))))).toEqual([
      `newly-advisory ${task}: c fail>advisory`,
    ]);
  });
});

describe("definitions", () => {
  test("that say something else are told before and after", async () => {
    const policy = definePolicy({
      id: "encryption",
      title: "Encryption",
      owner: ana,
      effective: "2026-01-01",
      review: "annual",
      statements: [
        must("ENC-1")`Turn every key at least every ${rotationPeriod}.`.by(rotation),
        should("ENC-2")`Do more.`,
      ],
    });
    const told = await diff(base, program({ policies: [policy] }));
    expect(told.sentences.map(({ id, was, is }) => [id, was?.text, is?.text])).toEqual([
      ["ENC-1", "Rotate every key at least every 365 days.", "Turn every key at least every 365 days."],
      ["ENC-2", undefined, "Do more."],
    ]);
    expect(told.verdicts).toEqual([]);
    expect(told.policies).toMatchObject([
      { policy: "encryption", approval: "not-judged", acknowledgements: [], untilApproved: false },
    ]);
    expect(told.policies[0]).not.toHaveProperty("voids");
  });

  test("of a control are told as its sentence", async () => {
    const told = await diff(base, withControl(other({ statement: "The vault turns every key." })));
    expect(told.sentences).toEqual([
      {
        of: "control",
        id: "rotation",
        was: { by: "rotation", text: "Keys rotate: The vault rotates every key." },
        is: { by: "rotation", text: "Keys rotate: The vault turns every key." },
      },
    ]);
  });

  test("that leave a criterion behind make it a gap, which is undecided", async () => {
    const told = await diff(base, withControl(other({ satisfies: [soc2.supporting("CC6.1")] })));
    expect(told.verdicts).toEqual([]);
    expect(told.exitCode).toBe(2);
    expect(told.criteria).toMatchObject([
      {
        id: "CC6.1",
        lost: [{ control: "rotation", relation: "primary" }],
        gained: [{ control: "rotation", relation: "supporting" }],
        was: "fail",
        is: "gap",
      },
    ]);
    expect((await diff(withControl(other({ satisfies: [soc2.supporting("CC6.1")] })), base)).exitCode).toBe(
      0,
    );
  });

  test("that have another owner are told in a line", async () => {
    const told = await diff(base, withControl(other({ owner: bo })));
    expect(told.others).toEqual([
      { noun: "control", id: "rotation", what: "is owned by bo, and was by ana", looser: false },
    ]);
  });
});
