import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { held, on, original, restoreTest } from "../evidence/evidence.fixture.ts";
import { COMMIT, type KeptProject, keptProject, parts } from "./coverage.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const runOn: KeptProject["runOn"] = (...args) => project.runOn(...args);
const coverage: KeptProject["coverage"] = (...args) => project.coverage(...args);

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

  test("reads no folder that is named and not there; before the first run nothing need be where runs are kept", async () => {
    for (const line of [["coverage"], ["notify"], ["sample", "changes", "--seed", "1"]]) {
      const { code, out, err } = await project.bylaw(...line, "nowhere");
      expect({ code, out, err }).toEqual({
        code: 64,
        out: "",
        err: `[bylaw] ${join(project.folder, "nowhere")} is not there.\n  Name the folder that bylaw check --keep was given.\n`,
      });
    }
    expect(
      (await project.bylaw("coverage", ".bylaw/evidence", "--period", "2026-01-01..2026-12-31")).out,
    ).toContain("0 runs of the period count\n");
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

  test("counts runs of every branch that is named: one that was renamed in mid-period", async () => {
    await runOn("2026-01-05", { a: 30 }, "--branch", "master");
    await runOn("2026-01-06", { a: 30 }, "--branch", "main");
    await runOn("2026-01-07", { a: 30 }, "--branch", "fix");
    on("2026-01-08");
    expect((await coverage()).out).toContain("1 run of the period counts, from 2026-01-06 to 2026-01-06\n");
    const { out } = await coverage("--branch", "main,master");
    expect(out).toContain("2 runs of the period count, from 2026-01-05 to 2026-01-06\n");
    expect(out).toContain("  1 run not: it is of the branch fix, and not of main or master\n");
  });

  test("counts runs of the branches that the program names, unless others are named", async () => {
    await project.program({ ...parts(), branch: '["trunk", "master"]' });
    await runOn("2026-01-05", { a: 30 }, "--branch", "master");
    await runOn("2026-01-06", { a: 30 }, "--branch", "main");
    await runOn("2026-01-07", { a: 30 }, "--branch", "trunk");
    on("2026-01-08");
    const { out } = await coverage();
    expect(out).toContain("2 runs of the period count, from 2026-01-05 to 2026-01-07\n");
    expect(out).toContain("  1 run not: it is of the branch main, and not of trunk or master\n");
    expect((await coverage("--branch", "main")).out).toContain("1 run of the period counts, from 2026-01-06");
    const { out: told } = await project.bylaw("notify", "--always");
    expect(told).toContain("2026-01-07");
    const { err } = await project.bylaw("check", "--quiet", "--from", ".bylaw/evidence");
    expect(err).toMatch(/^judging the run of 2026-01-07, \S+\n$/);
  });

  test("counts no run of a day to come, and none that is filled in after one of a later day", async () => {
    for (const day of ["2026-01-05", "2026-01-20", "2026-01-10", "2026-01-11"]) await runOn(day, { a: 30 });
    on("2026-01-12");
    const ahead = await coverage();
    expect(ahead.out).toContain("3 runs of the period count, from 2026-01-05 to 2026-01-11\n");
    expect(ahead.out).toContain("  1 run not: it is of a day to come\n");
    on("2026-01-20");
    const { out } = await coverage();
    expect(out).toContain("2 runs of the period count, from 2026-01-05 to 2026-01-20\n");
    expect(out).toContain("  2 runs not: it saw the run of 2026-01-20, and says that it is of before it\n");
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
    [["--branch", "main,"], "--branch main, names no branch.\n  Name one, or several: --branch main,master."],
    [["--branch", ""], "--branch  names no branch.\n  Name one, or several: --branch main,master."],
    [
      ["--branch", "main, master"],
      "--branch main, master names no branch.\n  Name one, or several: --branch main,master.",
    ],
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
