import { describe, expect, test } from "vitest";
import {
  atMost,
  type Control,
  days,
  defineBacklog,
  defineCheck,
  defineParameter,
  definePolicy,
  fact,
  must,
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
} from "../vault.fixture.ts";
import { diff, north, other, program, task, turns, withControl } from "./diff.fixture.ts";

const base = program();

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
    expect(turns(told)).toEqual([
      `newly-failing ${task}: b pass>fail`,
      `not-compared ${task}: d error>error`,
    ]);
    expect(told.exitCode).toBe(2);
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
    expect(turns(told)).toEqual([
      `not-compared ${task}: d error>error`,
      `newly-passing ${task}: b fail>pass`,
    ]);
    expect(told.exitCode).toBe(2);
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
    expect(turns(told)).toEqual([`not-compared ${task}: d error>error, vault error>error`]);
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
