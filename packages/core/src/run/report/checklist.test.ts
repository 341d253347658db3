import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ChecklistShower,
  days,
  defineBacklog,
  defineChecklistLine,
  defineControl,
  definePolicy,
  type IsoDate,
  should,
  waive,
  years,
} from "../../index.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import { omit, ReadError } from "../../provider/index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  type Source,
  testTools,
  vault,
  vaultKeyRotation,
  vaultProgram,
} from "../../vault.fixture.ts";
import { digestsOf } from "../evidence/digests.ts";
import {
  ana as approver,
  held,
  judged,
  on,
  programOf,
  record,
  restoreTest,
} from "../evidence/evidence.fixture.ts";
import { checklistOf, collectProgram, planRun, type Report } from "../index.ts";
import { type Counts, noCounts, outcomes, rollUp } from "../outcome.ts";
import { key, run } from "../run.fixture.ts";

const line = (...shownBy: readonly ChecklistShower[]) =>
  defineChecklistLine({ id: "line", title: "Line", shownBy });

/** `missing: rotation fails: 1 fail`, what shows a line a piece. */
function said(report: Report): string {
  const [one] = checklistOf(report);
  if (one === undefined) return "nothing";
  return `${one.state}${one.undecided ? ", undecided" : ""}: ${one.parts.map(({ id, why }) => `${id} ${why}`).join("; ")}`;
}

const vaultSaid = async (source: Source, change: Parameters<typeof vaultProgram>[0] = {}) => {
  const program = vaultProgram({
    providers: [vault(["north"], source)],
    checklist: [line(rotation)],
    ...change,
  });
  return said((await run(program)).report);
};

describe("a line that a control shows", () => {
  const old = always(key("a", 400), key("b", 30));
  test("is done when the control passes, and nothing else is said of it", async () => {
    expect(await vaultSaid(always(key("a", 30)))).toBe("done: rotation passes: 1 pass");
    const own = always(key("a", 30), key("b", 900, { manager: "vault" }));
    expect(await vaultSaid(own)).toBe("done: rotation passes: 1 pass, 1 not applicable");
  });

  test("is missing when it fails, also where that is waived, planned or advisory", async () => {
    expect(await vaultSaid(old)).toBe("missing: rotation fails: 1 fail, 1 pass");
    const terms = {
      until: "2026-06-30",
      reason: "Soon.",
      requestedBy: ana,
      approvedBy: bo,
      compensating: [rotation],
    } as const;
    expect(await vaultSaid(old, { waivers: [waive(vaultKeyRotation, "a", terms)] })).toBe(
      "missing: rotation fails, and is waived: 1 waived, 1 pass",
    );
    const backlog = defineBacklog([
      {
        check: vaultKeyRotation.id,
        owner: "ana",
        reason: "Found.",
        until: "2026-06-30",
        failures: { "vault/1/north": ["a"] },
      },
    ]);
    expect(await vaultSaid(old, { backlog })).toBe(
      "missing: rotation fails, and is planned: 1 planned, 1 pass",
    );
    const advisory = defineControl({
      ...rotation,
      checks: [vaultKeyRotation.advisory({ until: "2026-06-30", because: "It is new." })],
    });
    const policies = { policies: [], controls: [advisory], checklist: [line(advisory)] };
    expect(await vaultSaid(old, policies)).toBe(
      "missing: rotation fails, and is advisory: 1 advisory, 1 pass",
    );
  });

  test("is missing, and undecided, when what it reads could not be read", async () => {
    const denied: Source = async function* () {
      yield key("a", 30);
      throw new ReadError({ code: "access-denied", message: "Denied.", operation: "vault:ListKeys" });
    };
    expect(await vaultSaid(denied)).toMatch(/^missing, undecided: rotation could not be decided: 1 error/);
  });

  test("is missing when nothing of it applies: nothing is no proof", async () => {
    expect(await vaultSaid(always())).toBe(
      "missing: rotation nothing shows it, for nothing of it applies: 1 not applicable",
    );
  });

  test("is missing when the company leaves the control out, with the reason", async () => {
    const other = defineControl({ ...rotation, id: "other" });
    const omissions = [
      omit({ of: "control", id: "other", title: "O", reason: "No keys.", statements: [], satisfies: [] }),
    ];
    expect(await vaultSaid(always(key("a", 30)), { checklist: [line(rotation, other)], omissions })).toBe(
      "missing: rotation passes: 1 pass; other is left out: No keys.",
    );
  });

  test("is told of a part of a program only where the part judged it as a whole", async () => {
    const program = vaultProgram({
      providers: [vault(["north"], always(key("a", 30)))],
      checklist: [line(rotation)],
    });
    const recording = await collectProgram(program, testTools());
    const of = async (...ids: readonly string[]) =>
      said((await judged(planRun(program, ids), recording)).report);
    expect(await of("rotation")).toBe("done: rotation passes: 1 pass");
    expect(await of("a")).toBe("nothing");
  });
});

describe("a line that people show", () => {
  const bare = programOf([restoreTest]);
  const [control] = bare.controls as unknown as [ChecklistShower];
  const program = programOf([restoreTest], { checklist: [line(control)] });
  const onDay = async (day: IsoDate, ...all: readonly ReturnType<typeof held>[]) =>
    said((await on(day, program, [[restoreTest, all]])).report);

  test("is due until its day, done when it is shown, and missing after its day", async () => {
    expect(await onDay("2026-03-01")).toBe("due: asked 1 still to be shown, by 2026-03-31");
    expect(await onDay("2026-03-01", held("2026-02-10"))).toBe("done: asked passes: 1 pass");
    expect(await onDay("2026-04-01")).toBe("missing: asked fails: 1 fail");
  });

  test("says the first and the last day of all that is still due", async () => {
    const { report } = await on("2026-03-01", program, [[restoreTest, []]]);
    expect(checklistOf(report)[0]?.stillDue).toEqual({
      count: 1,
      first: "2026-03-31",
      last: "2026-03-31",
    });
    expect(report.controls[0]?.requirements[0]?.stillDue).toEqual(checklistOf(report)[0]?.stillDue);
  });

  test("is missing where nothing reads records", async () => {
    const blind = programOf([restoreTest], { providers: [], checklist: [line(control)] });
    const { report } = await judged(blind, {
      startedAt: "2026-03-01T12:00:00.000Z",
      finishedAt: "",
      listings: [],
    });
    expect(said(report)).toBe("missing: asked nothing reads the records that would show it: 1 manual");
  });
});

describe("a line that the approval of a policy shows", () => {
  const approval = approvalKind.require("approvals", {
    every: years(1),
    reviewer: approver,
    tolerance: days(10),
  });
  const keys = definePolicy({
    id: "keys",
    title: "Keys",
    owner: approver,
    effective: "2026-01-01",
    review: "annual",
    statements: [should("K-1")`Rotate keys.`],
  });
  const program = programOf([approval], { policies: [keys], checklist: [line(keys)] });
  const at = async (day: IsoDate, change?: Partial<Parameters<typeof record>[1]>) => {
    const text = (await digestsOf(program)).get("keys") as string;
    const all =
      change === undefined ? [] : [record("approvals/a.md", { policies: { keys: text }, ...change })];
    return said((await on(day, program, [[approval, all]])).report).replaceAll(text.slice(0, 12), "TEXT");
  };

  test("is done when its text is approved as it is now, and due while that is to be renewed", async () => {
    const once = { on: "2026-02-01" };
    expect(await at("2026-06-01", once)).toBe(
      "done: keys its text TEXT is approved by approvals/a.md, in force since 2026-02-01",
    );
    expect(await at("2028-01-05", once)).toBe("due: keys its text was to be approved anew by 2027-12-31");
    expect(await at("2028-02-01", once)).toMatch(
      /^missing: keys its text TEXT is not approved: none, due since/,
    );
  });

  test("is due before it takes effect, missing after, and undecided where a record cannot be read", async () => {
    expect(await at("2025-12-20")).toBe(
      "due: keys its text is still to be approved: It takes effect on 2026-01-01.",
    );
    expect(await at("2026-06-01")).toBe(
      "missing: keys its text TEXT is not approved: none, due since 2026-01-01",
    );
    expect(await at("2026-06-01", { faults: [{ line: 2, message: "is broken" }] })).toBe(
      "missing, undecided: keys its approval could not be decided: approvals/a.md cannot be told to answer it: line 2: is broken.",
    );
    const { report } = await on(
      "2026-06-01",
      programOf([], { policies: [keys], controls: [], checklist: [line(keys)] }),
      [],
    );
    expect(said(report)).toBe(
      "missing: keys nothing tells whether its text is approved: Its approval was not judged.",
    );
  });
});

describe("a line that the program itself shows", () => {
  const system = {
    kind: "system",
    name: "Orders",
    boundary: "The orders service.",
    services: [],
    commitments: [],
    components: [
      {
        id: "db",
        of: "data",
        title: "D",
        owner: ana,
        dataClasses: [{ kind: "data-class", id: "c", title: "C" }],
      },
    ],
    dataClasses: [],
    userEntityControls: [],
  } as const;
  const audit = { firm: "R & P, CPA", contact: "x", type: 2 } as const;
  const of = async (source: ChecklistShower, change: object) =>
    vaultSaid(always(key("a", 30)), { checklist: [line(source)], ...change });

  test("is the scope, where the system says which of its parts hold data", async () => {
    expect(await of("system", {})).toBe("missing: system the program defines no system");
    expect(await of("system", { system })).toBe(
      "done: system the program defines Orders; of 1 component these hold data: db",
    );
    expect(await of("system", { system: { ...system, components: [] } })).toBe(
      "missing: system no component of the system says which data it holds",
    );
    expect(await of("system", { system: { ...system, boundary: "tbd" } })).toBe(
      "missing: system where the system ends is still to be written",
    );
  });

  test("is the auditor, by name alone", async () => {
    expect(await of("audit", {})).toBe("missing: audit the program names no auditor");
    expect(await of("audit", { audit: { ...audit, firm: "TBD" } })).toBe(
      "missing: audit who audits is still to be written",
    );
    expect(await of("audit", { audit })).toBe(
      "done: audit the program names R & P, CPA; that it is licensed and independent nothing here reads",
    );
  });

  test("is that records are read to the end, and that some of them count", async () => {
    expect(await of("records", {})).toBe(
      "missing: records nothing reads records: add evidence() to the program's providers",
    );
    const program = programOf([restoreTest], { checklist: [line("records")] });
    const reading = async (...all: readonly ReturnType<typeof record>[]) =>
      said((await on("2026-03-01", program, [[restoreTest, all]])).report);
    expect(await reading()).toBe("missing: records no record was read in this run");
    expect(await reading(held("2026-02-10"))).toBe("done: records 1 record read; 1 folder read to the end");
    const own = record("restore-test/own.md", { on: "2026-02-11", submittedBy: "ana" });
    expect(await reading(own)).toBe(
      "missing: records 1 record read, and none of them counts; 1 folder read to the end",
    );
    expect(await reading(held("2026-02-10"), own)).toBe(
      "done: records 2 records read, of which 1 does not count; 1 folder read to the end",
    );
  });
});

describe("no line reads as done that is not", () => {
  const keys = Object.keys(noCounts()) as (keyof Counts)[];
  const counts = fc.record(
    Object.fromEntries(keys.map((name) => [name, fc.nat({ max: 2 })])),
  ) as fc.Arbitrary<Counts>;
  const reports = fc.record({
    counts,
    partial: fc.boolean(),
    stillDue: fc.option(fc.constant({ count: 1 }), { nil: undefined }),
  });

  test("whatever its controls come to", () => {
    const controls = ["a", "b", "c"].map((id) => defineControl({ ...rotation, id }));
    fc.assert(
      fc.property(fc.array(reports, { minLength: 3, maxLength: 3 }), (all) => {
        const report = {
          program: { checklist: [line(...controls)], omissions: [], providers: [] },
          controls: all.map(({ stillDue, ...one }, at) => ({
            control: controls[at],
            ...one,
            outcome: rollUp(one.counts),
            requirements: [{ excused: false, ...(stillDue !== undefined && { stillDue }) }],
          })),
          adoption: [],
          listings: [],
        } as unknown as Report;
        const isPlain = ({
          counts: { pass, "not-applicable": _, ...others },
          partial,
          stillDue,
        }: (typeof all)[number]) =>
          pass > 0 &&
          Object.values(others).every((count) => count === 0) &&
          !partial &&
          stillDue === undefined;
        expect(checklistOf(report)[0]?.state === "done").toBe(all.every(isPlain));
      }),
      { numRuns: 1000 },
    );
  });

  test("and every outcome but a pass alone is something else", () => {
    for (const outcome of outcomes) {
      const report = {
        program: { checklist: [line(rotation)], omissions: [], providers: [] },
        controls: [
          {
            control: rotation,
            outcome,
            partial: false,
            requirements: [],
            counts: { ...noCounts(), [outcome]: 1 },
          },
        ],
        adoption: [],
        listings: [],
      } as unknown as Report;
      expect(checklistOf(report)[0]?.state).toBe(
        outcome === "pass" ? "done" : outcome === "manual" ? "due" : "missing",
      );
    }
  });
});
