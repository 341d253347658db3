import { spawnSync } from "node:child_process";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type KeptProject, keptProject } from "../../coverage/coverage.fixture.ts";
import { held, on, original } from "../evidence.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
  await project.record("evidence/restore-test/q1.md", "on: 2026-02-10", ...held, original);
  await project.record("evidence/restore-test/old.md", "on: 2024-02-10", ...held);
  await project.record(
    "evidence/answers/q2.md",
    ...["on: 2026-08-02", "of: asked / restore-test", "window: 2026-Q2", "cause: Late.", "extent: isolated"],
    "action: { what: Order earlier, owner: ben, due: 2027-01-31 }",
  );
  await project.runOn("2026-01-05", { a: 30, "=b": 400 });
  await project.runOn("2026-01-06", { a: 30, "=b": 90 });
  on("2026-12-31");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const terms = ["--period", "2026-01-01..2026-12-31", "--every", "366"];
const pack = (...args: readonly string[]) => project.bylaw("evidence", "pack", ...terms, ...args);
const bytes = (name: string) => readFile(join(project.folder, name));
const files = async (name: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(await bytes(name))).map(([path, content]) => [
      path,
      new TextDecoder().decode(content),
    ]),
  );
const table = (text: string | undefined): readonly Readonly<Record<string, string>>[] =>
  parse(text ?? "", { columns: true, bom: true });

describe("bylaw evidence pack", () => {
  test("acceptance 8: holds to its digests by sha256sum -c, and has what stands behind a control", async () => {
    const { code, out, err } = await pack("--control", "asked");
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toBe(
      "evidence-asked-2026-01-01-2026-12-31.zip: control asked, 2026-01-01 to 2026-12-31\n" +
        "1 control, 2 runs, 2 records, 14 files. No restricted record is in it, nor a day of one.\n",
    );
    const place = join(project.folder, "evidence-asked-2026-01-01-2026-12-31.zip");
    const folder = join(project.folder, "unpacked");
    expect(spawnSync("unzip", ["-q", place, "-d", folder]).status).toBe(0);
    expect((await stat(join(folder, "README.txt"))).mode & 0o444).toBe(0o444);
    const held = spawnSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], { cwd: folder, encoding: "utf8" });
    expect(held.stderr).toBe("");
    expect(held.status).toBe(0);
    expect(held.stdout.trim().split("\n")).toHaveLength(13);
    const inside = await files("evidence-asked-2026-01-01-2026-12-31.zip");
    expect(inside["records/restore-test/q1.md"]).toBe(await project.text("evidence/restore-test/q1.md"));
    expect(inside["records/answers/q2.md"]).toBe(await project.text("evidence/answers/q2.md"));
    expect(Object.keys(inside).filter((path) => path.includes("old"))).toEqual([]);
    expect(table(inside["originals.csv"])).toMatchObject([
      { record: "restore-test/q1.md", original: "restore.log", "where it lives": "Drive" },
    ]);
  });

  test("has an index of everything that was owed and checked, with columns that whoever tests it fills", async () => {
    await pack("--criterion", "CC6.1", "--out", "p.zip");
    const rows = table((await files("p.zip"))["index.csv"]);
    expect(
      rows.map(({ control, kind, window, subject, result }) => [control, kind, window || subject, result]),
    ).toEqual([
      ["asked", "owed", "2026-Q1", "operated"],
      ["asked", "owed", "2026-Q2", "gap"],
      ["asked", "owed", "2026-Q3", "gap"],
      ["asked", "owed", "2026-Q4", "not-yet-due"],
      ["rotation", "check", "", "failed in some runs"],
      ["rotation", "deviation", "'=b", "mended, seen 2026-01-06"],
    ]);
    expect(rows[0]).toMatchObject({
      records: "records/restore-test/q1.md",
      "record day": "2026-02-10",
      "submitted by": "ben",
      "reviewed by": "ana",
      originals: "1",
      selected: "",
      "tested by": "",
      exception: "",
    });
    expect(rows[1]).toMatchObject({
      "answered by": "answers/q2.md",
      cause: "Late.",
      "corrective action": "Order earlier, by ben, due 2027-01-31",
    });
    expect(rows[4]).toMatchObject({ "runs failing": "1", "runs decided": "2" });
  });

  test("has the populations that a sample is drawn from, and the runs with why one does not count", async () => {
    await project.runOn("2026-01-07", { a: 30 }, "--branch", "fix");
    on("2026-12-31");
    await pack("--all", "--out", "p.zip");
    const inside = await files("p.zip");
    const [population] = table(inside["populations.csv"]);
    expect(population).toMatchObject({
      of: "rotation / vault/key-rotates / all",
      items: "2",
      "listed in runs": "2",
    });
    expect(table(inside[population?.where ?? ""])).toMatchObject([
      { resource: "'=b", "first judged": "2026-01-05", runs: "2", failing: "1", selected: "" },
      { resource: "a", "last judged": "2026-01-06", runs: "2", failing: "0" },
    ]);
    expect(table(inside["runs.csv"]).map(({ day, counts, "why not": why }) => [day, counts, why])).toEqual([
      ["2026-01-05", "yes", ""],
      ["2026-01-06", "yes", ""],
      ["2026-01-07", "no", "it is of the branch fix, and not of main"],
    ]);
  });

  test("is the same bytes for the same input, in every time zone", async () => {
    const zone = process.env.TZ;
    await pack("--all", "--out", "one.zip");
    process.env.TZ = "Pacific/Kiritimati";
    await pack("--all", "--out", "two.zip");
    process.env.TZ = zone ?? "";
    if (zone === undefined) delete process.env.TZ;
    expect((await bytes("two.zip")).equals(await bytes("one.zip"))).toBe(true);
  });

  test("tells a record whose file is not the one that was judged, and leaves it out", async () => {
    await project.bylaw("check", "--record", "recording", "--quiet");
    await project.mend("evidence/restore-test/q1.md", ["objective: o", "objective: another"]);
    await rm(join(project.folder, "evidence/answers/q2.md"));
    const { code, out } = await pack("--control", "asked", "--from", "recording", "--out", "p.zip");
    expect(code).toBe(2);
    expect(out).toContain("not in it: restore-test/q1.md: its file is not the one that was judged\n");
    const inside = await files("p.zip");
    expect(Object.keys(inside).filter((path) => path.startsWith("records/"))).toEqual([]);
    expect(inside["README.txt"]).toContain("restore-test/q1.md: its file is not the one that was judged");
  });

  test("writes over nothing, and leaves nothing half written", async () => {
    await writeFile(join(project.folder, "p.zip"), "handed on");
    const { code, err } = await pack("--all", "--out", "p.zip");
    expect(code).toBe(64);
    expect(err).toBe(
      "[bylaw] p.zip is there already, and is not written over.\n  Move it away, or name another file: --out <file>.\n",
    );
    expect(await project.text("p.zip")).toBe("handed on");
    await mkdir(join(project.folder, "sub"));
    await pack("--all", "--out", "sub/p.zip");
    expect(spawnSync("ls", ["-A", join(project.folder, "sub")], { encoding: "utf8" }).stdout).toBe("p.zip\n");
  });

  test.each([
    [[], "[bylaw] Nothing is asked for.\n  Give one of --control <id>, --criterion <id> and --all.\n"],
    [
      ["--all", "--control", "asked"],
      "[bylaw] Only one thing can be asked for.\n  Give one of --control <id>, --criterion <id> and --all.\n",
    ],
    [
      ["--control", "asket"],
      '[bylaw] No plan of the period has the control "asket". Did you mean asked?\n  bylaw coverage lists the controls of the period.\n',
    ],
    [
      ["--criterion", "CC6.2"],
      '[bylaw] No control of the period is for the criterion "CC6.2". Did you mean soc2 CC6.1?\n  bylaw coverage lists the controls of the period.\n',
    ],
  ])("says what is wrong with %j", async (args, expected) => {
    const { code, err } = await pack(...args);
    expect([code, err]).toEqual([64, expected]);
  });

  test("takes a criterion by its framework as well, and tells what it wrote as JSON", async () => {
    const { code, out } = await pack("--criterion", "soc2 CC6.1", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      pack: "evidence-soc2-CC6.1-2026-01-01-2026-12-31.zip",
      asked: "criterion soc2 CC6.1",
      controls: ["asked", "rotation"],
      runs: 2,
      missing: [],
      unread: [],
    });
  });
});
