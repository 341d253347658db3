import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type EvidenceProject,
  evidenceProject,
  held,
  on,
  original,
  type Parts,
  restoreTest,
} from "../evidence/evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject(parts());
  await mkdir(join(project.folder, "evidence"));
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

/** A program with a check whose listing stands in `keys.json`, and a restore test each quarter. */
function parts(rotates = 365, evidence = restoreTest): Parts {
  return {
    head: `
import { readFileSync } from "node:fs";
const vaultKind = defineProviderKind<unknown>()("vault", ["account"]);
const keys = defineCollector({
  id: "vault/keys", resource: "vault key", provider: vaultKind, per: "account", operations: ["vault:List"],
  schema: z.object({ id: z.string(), days: z.number() }),
  async *collect() { yield* JSON.parse(readFileSync(here("keys.json"), "utf8")); },
});
const rotates = core.defineCheck({
  id: "vault/key-rotates", title: "Key rotates", why: "Why.", fix: "Fix.", severity: "low", whenEmpty: "notApplicable",
  blindSpots: [], each: keys, parameters: { age: core.atMost(core.days(${rotates})) },
  assert: (key, { age }) => [core.fact("age", core.days(key.days)).atMost(age)],
});
const vault = { kind: "provider", type: vaultKind,
  connect: async () => ({ scopes: [{ scope: { provider: "vault", level: "account", path: ["1"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
`,
    evidence,
    people: "[ana, ben]",
    providers: `[vault, evidence({ directory: here("evidence") })]`,
    all: `[asked, defineControl({ id: "rotation", title: "Keys rotate", statement: "The vault rotates keys.",
      satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous", implementedFrom: "2026-01-01", checks: [rotates] })]`,
  };
}

const COMMIT = "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4";

/** A run of a day that counts, of keys by their age in days. */
async function runOn(day: string, keys: Readonly<Record<string, number>>, ...more: readonly string[]) {
  on(day);
  const listed = Object.entries(keys).map(([id, days]) => ({ id, days }));
  await writeFile(join(project.folder, "keys.json"), JSON.stringify(listed));
  const args = [
    "check",
    "--keep",
    ".bylaw/evidence",
    "--quiet",
    "--revision",
    COMMIT,
    "--branch",
    "main",
    ...more,
  ];
  const { code, err } = await project.bylaw(...args);
  expect([0, 1, 2], err).toContain(code);
}

const coverage = (...args: readonly string[]) =>
  project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", "--every", "366", ...args);

describe("bylaw coverage", () => {
  test("tells what operated, gaps, late items, deviations and changes of the plan, by date", async () => {
    await project.record("evidence/restore-test/2026-02-10.md", "on: 2026-02-10", ...held, original);
    await runOn("2026-01-05", { a: 30, b: 400 });
    await runOn("2026-01-06", { a: 30, b: 90 });
    await runOn("2026-05-01", { a: 30, b: 90 });
    await project.program(parts(500, restoreTest.replace("days(14)", "days(200)")));
    await runOn("2026-08-01", { a: 30, b: 400 });
    on("2026-12-31");
    const { code, out, err } = await coverage();
    expect(err).toBe("");
    expect(out).toContain(
      "Test, 2026-01-01 to 2026-12-31, as of 2026-12-31\n4 runs of the period count, from 2026-01-05 to 2026-08-01\n",
    );
    expect(out.replaceAll(/\s+/g, " ")).toContain("asked / restore-test 2026-Q2: gap, due 2026-06-30");
    expect(out).not.toContain("2026-Q1");
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "rotation / vault/key-rotates / all: on 2026-01-05, 1 of 2 runs, b; mended, seen 2026-01-06",
    );
    expect(out).toContain(
      "2026-08-01 - requirement asked / restore-test has a tolerance of 200 days, and had one of 14",
    );
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "2026-08-01 - check rotation / vault/key-rotates / all holds age to at most 500 days, and did to at most 365 days",
    );
    expect(out).toMatch(/rotation\s+✗.*inspected/);
    expect(out).toContain("inspected: soc2 CC6.1");
    expect(code).toBe(1);
  });

  test("tells windows in a row of which nothing is there in one line, and each with --all", async () => {
    await runOn("2026-01-05", { a: 30 });
    on("2026-12-31");
    const told = (await coverage()).out.replaceAll(/\s+/g, " ");
    expect(told).toContain("asked / restore-test 2026-Q1 to 2026-Q3: 3 gaps, due 2026-03-31 to 2026-09-30");
    expect((await coverage("--all")).out).toContain("asked / restore-test 2026-Q2: gap, due 2026-06-30");
  });

  test("counts a run of a clean revision of main alone, and says why not", async () => {
    await runOn("2026-01-05", { b: 400 }, "--branch", "fix");
    await runOn("2026-01-06", { b: 400 }, "--revision", `${COMMIT}-dirty`);
    on("2026-01-07");
    await project.bylaw("check", "--keep", ".bylaw/evidence", "--quiet");
    const { code, out } = await coverage();
    expect(code).toBe(2);
    expect(out).toContain("0 runs of the period count\n");
    expect(out).toContain("  1 run not: it is of the branch fix, and not of main\n");
    expect(out).toContain(
      "  1 run not: nobody says that nothing was changed beside the commit 4be1f0c3a5d2\n",
    );
    expect(out).toContain("  1 run not: nobody says of which commit it is\n");
    expect(out).not.toContain("Deviations");
    expect((await coverage("--branch", "fix")).out).toContain("Deviations");
  });

  describe("what is answered", () => {
    const cause = ["cause: The vendor was late.", "extent: isolated"];
    const action = (due: string, more = "") =>
      `action: { what: Order earlier, owner: ben, due: ${due}${more} }`;
    const answer = (name: string, ...lines: readonly string[]) =>
      project.record(`evidence/answers/${name}.md`, "on: 2026-08-02", ...lines);
    const gapOf = (...more: readonly string[]) =>
      answer("q2", "of: asked / restore-test", "window: 2026-Q2", ...cause, ...more);
    const deviationOf = (...more: readonly string[]) =>
      answer("keys", "of: rotation / vault/key-rotates / all", "since: 2026-01-05", ...cause, ...more);

    beforeEach(async () => {
      for (const [day, quarter] of [
        ["2026-02-10", "q1"],
        ["2026-08-10", "q3"],
        ["2026-10-10", "q4"],
      ])
        await project.record(`evidence/restore-test/${quarter}.md`, `on: ${day}`, ...held, original);
      await runOn("2026-01-05", { b: 400 });
      await runOn("2026-01-06", { b: 90 });
      on("2026-12-31");
    });

    test("stays in the report, and shouts no more", async () => {
      expect((await coverage()).code).toBe(1);
      await gapOf(action("2027-03-31"));
      expect((await coverage()).code).toBe(1);
      await deviationOf(action("2026-02-01", ", done: 2026-01-20"), "response: We order in January now.");
      const { code, out } = await coverage();
      const told = out.replaceAll(/\s+/g, " ");
      expect(told).toContain(
        "asked / restore-test 2026-Q2: gap, due 2026-06-30 answered by answers/q2.md of 2026-08-02: The vendor was late. (isolated); Order earlier, by ben, due 2027-03-31",
      );
      expect(told).toContain("mended, seen 2026-01-06 answered by answers/keys.md");
      expect(told).toContain("done 2026-01-20 response: We order in January now.");
      expect(told).toContain(
        "1 gap, 0 late, 1 deviation, 0 undecided, 2 answered exit code 0: nothing of what is past is missing without an answer.",
      );
      expect(code).toBe(0);
      expect((await project.bylaw("check", "--json")).out).not.toContain("no requirement asks for it");
    });

    test("is drafted by bylaw evidence add answers, and answers once it is filled in", async () => {
      await deviationOf(action("2027-01-31"));
      const { code, out } = await project.bylaw("evidence", "add", "answers", "--by", "ben");
      expect(code).toBe(0);
      expect(out).toContain("another person reviews it, and then adds the line reviewedBy");
      const path = "evidence/answers/2026-12-31.md";
      expect(await project.text(path)).toBe(`---
on: 2026-12-31
submittedBy: ben
# reviewedBy: <person>  another person adds this line after looking at it
# window: 2026-Q2   of what the company owes; subject and since of what somebody owes; since of a deviation
of: ""
cause: ""
extent: ""  # isolated or systemic
action: null
---

`);
      expect((await coverage()).out).toContain("answers/2026-12-31.md: line 6 of: does not fit its kind");
      await project.mend(
        path,
        ["# reviewedBy: <person>", "reviewedBy: ana #"],
        ["# window: 2026-Q2 ", "window: 2026-Q2 #"],
        ['of: ""', "of: asked / restore-test"],
        ['cause: ""', "cause: Late."],
        ['extent: ""', "extent: isolated"],
        ["action: null", action("2027-01-31")],
      );
      expect((await coverage()).code).toBe(0);
    });

    test("no more when its action is past its day", async () => {
      await deviationOf(action("2027-01-31"));
      await gapOf(action("2026-12-30"));
      const { code, out } = await coverage();
      expect(out.replaceAll(/\s+/g, " ")).toContain("due 2026-12-30, and not done: it answers no more");
      expect(code).toBe(1);
    });

    test.each<[string, () => Promise<void>, string]>([
      [
        "of another window",
        () => answer("x", "of: asked / restore-test", "window: 2026-Q1", ...cause, action("2027-01-31")),
        "it is of nothing that was missed, late or deviated in the period",
      ],
      [
        "whose action is a stranger's",
        () => gapOf("action: { what: x, owner: eve, due: 2027-01-31 }"),
        "eve, who is to do what it says, is not among the people who work here",
      ],
      [
        "without a cause",
        () =>
          answer(
            "x",
            "of: asked / restore-test",
            "window: 2026-Q2",
            "extent: isolated",
            action("2027-01-31"),
          ),
        "cause: is missing",
      ],
      [
        "that nobody reviewed",
        () =>
          project.write({
            "evidence/answers/x.md": [
              "---",
              "on: 2026-08-02",
              "submittedBy: ben",
              "of: asked / restore-test",
              "window: 2026-Q2",
              ...cause,
              action("2027-01-31"),
              "---",
              "",
            ].join("\n"),
          }),
        "nobody has reviewed it",
      ],
      [
        "that its submitter reviewed",
        () =>
          project.write({
            "evidence/answers/x.md": [
              "---",
              "on: 2026-08-02",
              "submittedBy: ben",
              "reviewedBy: ben",
              "of: asked / restore-test",
              "window: 2026-Q2",
              ...cause,
              action("2027-01-31"),
              "---",
              "",
            ].join("\n"),
          }),
        "ben reviewed what they submitted",
      ],
    ])("an answer %s answers nothing, and is told", async (_, write, why) => {
      await deviationOf(action("2027-01-31"));
      await write();
      const { code, out } = await coverage();
      expect(out.replaceAll(/\s+/g, " ")).toContain(why);
      expect(out).toContain("Answers to look at");
      expect(code).toBe(1);
    });
  });

  test("tells of days without a run, and of runs that were lost or changed", async () => {
    await runOn("2026-01-01", { a: 30 });
    await runOn("2026-01-02", { a: 30 });
    await runOn("2026-01-10", { a: 30 });
    const gap = await project.bylaw("coverage", "--period", "2026-01-01..2026-01-10");
    expect(gap.code).toBe(2);
    expect(gap.out).toContain("  no run from 2026-01-03 to 2026-01-09\n");
    const folder = join(project.folder, ".bylaw/evidence/2026/runs");
    const [first = "", second = ""] = (await readdir(folder)).sort();
    await rm(join(folder, second));
    const text = await readFile(join(folder, first), "utf8");
    await writeFile(
      join(folder, first),
      text.replace('"exitCode": 2', '"exitCode": 0').replace('"exitCode": 1', '"exitCode": 0'),
    );
    const { code, out } = await coverage();
    expect(out).toContain("Runs that were lost or changed");
    expect(out.replaceAll(/\s+/g, " ")).toMatch(/the run [0-9a-f]{12}, which .* saw, is not there/);
    expect(code).not.toBe(0);
  });

  test("is not green where runs were kept that could not decide", async () => {
    await project.record("evidence/restore-test/2026-02-10.md", "on: 2026-02-10", ...held, original);
    for (const day of ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"]) {
      on(day);
      await writeFile(
        join(project.folder, "keys.json"),
        day === "2026-01-01" ? `[{"id":"a","days":1}]` : "{",
      );
      await project.bylaw(
        "check",
        "--keep",
        ".bylaw/evidence",
        "--quiet",
        "--revision",
        COMMIT,
        "--branch",
        "main",
      );
    }
    const { code, out } = await project.bylaw("coverage", "--period", "2026-01-01..2026-01-04");
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "Could not be decided rotation / vault/key-rotates / all: from 2026-01-02 to 2026-01-04 no run could decide it",
    );
    expect(out).toMatch(/rotation\s+\?/);
    expect(code).toBe(2);
  });

  test("tells of a record that was changed, or taken away, since a run saw it", async () => {
    const path = "evidence/restore-test/2026-02-10.md";
    await project.record(path, "on: 2026-02-10", ...held, original);
    await project.record("evidence/restore-test/2026-02-11.md", "on: 2026-02-11", ...held, original);
    await runOn("2026-02-12", { a: 30 });
    await runOn("2026-02-13", { a: 30 });
    on("2026-03-20");
    expect((await coverage()).out).not.toContain("Records that are not what a run saw");
    await project.mend(path, ["result: met", "result: missed"]);
    await runOn("2026-03-01", { a: 30 });
    await rm(join(project.folder, "evidence/restore-test/2026-02-11.md"));
    on("2026-03-20");
    const { out } = await coverage();
    expect(out).toContain(`Records that are not what a run saw
  restore-test/2026-02-10.md was changed: seen on 2026-02-12, and otherwise on 2026-03-01
  restore-test/2026-02-11.md is there no more: seen on 2026-02-12, and otherwise on 2026-03-20
`);
  });

  test("tells what a requirement owed that is asked for no more", async () => {
    await runOn("2026-01-05", { a: 30 });
    await runOn("2026-05-01", { a: 30 });
    await project.program(parts(365, `attested("other", { every: years(1) })`));
    await runOn("2026-08-01", { a: 30 });
    on("2026-12-31");
    const { out } = await coverage();
    const told = out.replaceAll(/\s+/g, " ");
    expect(told).toContain("asked / restore-test 2026-Q1: gap, due 2026-03-31");
    expect(told).toContain("asked / restore-test 2026-Q2: gap, due 2026-06-30");
    expect(told).toContain("asked / restore-test: asked for until 2026-07-31, and no more");
    expect(told).not.toContain("2026-Q3");
  });

  test("prints the same as JSON, and exits 0 where nothing is missing", async () => {
    await project.record("evidence/restore-test/2026-02-10.md", "on: 2026-02-10", ...held, original);
    await runOn("2026-01-05", { a: 30 });
    on("2026-03-20");
    const { code, out } = await coverage("--json", "--period", "2026-01-01..2026-03-31");
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      format: "bylaw-coverage/1",
      period: { from: "2026-01-01", to: "2026-03-31" },
      exitCode: 0,
      runs: {
        counted: [{ startedAt: "2026-01-05T12:00:00.000Z" }],
        notCounted: [],
        damaged: [],
        missing: [],
      },
      changes: [],
    });
    expect(told.controls[0].requirements[0].occurrences).toEqual([
      {
        state: "operated",
        window: "2026-Q1",
        from: "2026-01-01",
        to: "2026-03-31",
        due: "2026-03-31",
        by: { id: "restore-test/2026-02-10.md", on: "2026-02-10" },
      },
    ]);
    expect(code).toBe(0);
  });

  test.each([
    [["--period", "2026"], "--period 2026 is no period."],
    [["--period", "2026-12-31..2026-01-01"], "is no period."],
    [["--every", "0"], "--every 0 is not a number of days from 1 to 366."],
  ])("refuses %j", async (args, message) => {
    const { code, err } = await project.bylaw("coverage", "--period", "2026-01-01..2026-12-31", ...args);
    expect(code).toBe(64);
    expect(err).toContain(message);
  });

  test("says what to do where the program has no period", async () => {
    const { code, err } = await project.bylaw("coverage");
    expect(code).toBe(64);
    expect(err).toContain(
      "The program has no period.\n  Give it one, or name one: --period 2026-01-01..2026-12-31.",
    );
  });
});
