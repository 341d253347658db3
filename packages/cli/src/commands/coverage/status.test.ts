import { readdir, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { on } from "../evidence/evidence.fixture.ts";
import { COMMIT, type KeptProject, keptProject, parts } from "./coverage.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const withPeriod = {
  ...parts(),
  organization: `{ name: "Test" }, period: { from: "2026-01-01", to: "2026-03-31" }`,
};
const files = async () => {
  const all = await readdir(join(project.folder, "out"), { recursive: true, withFileTypes: true });
  return all
    .filter((one) => one.isFile())
    .map((one) => relative(join(project.folder, "out"), join(one.parentPath, one.name)))
    .sort();
};
const page = (name: string) => project.text(`out/${name}.md`);
const keep = ["--keep", ".bylaw/evidence", "--revision", COMMIT, "--quiet", "--status", "out"] as const;

describe("bylaw coverage --status", () => {
  test("writes the period beside the status, and tells it all the same", async () => {
    await project.runOn("2026-01-05", { a: 30, b: 400 });
    on("2026-02-01");
    await project.bylaw("check", "--quiet", "--status", "out");
    const plain = await project.coverage();
    expect(await project.coverage("--status", "out")).toEqual(plain);
    expect(await files()).toEqual(["coverage.md", "pictures/year-strip.svg", "status.md"]);
    const text = await page("coverage");
    expect(text).toContain(
      "**Organization:** Test\\\n**Period:** 2026-01-01 to 2026-12-31, both days included\\\n**As of:** 2026-02-01\n",
    );
    expect(text).toContain("\n- 1 run of the period counts, from 2026-01-05 to 2026-01-05\n");
    expect(text).toContain("| [rotation](control-matrix.md#rotation) | ✗ |  | · |");
    expect(text).toContain(
      "## Deviations\n\n- rotation / vault/key-rotates / all: on 2026-01-05, 1 of 1 runs, b; fails still\n",
    );
    expect(text).toContain(
      "\nExit code 1: something was late, missed, deviated or changed, and nobody has answered for it.\n",
    );
    expect(await page("status")).not.toContain("coverage.md");
    const picture = await project.text("out/pictures/year-strip.svg");
    expect(picture).toContain("<title>rotation, 2026-01: gap or deviation</title>");
    expect(picture).toMatch(/<\/svg>\n<!-- bylaw:status -->\n$/);
  });

  test("shows what an account calls its things as words", async () => {
    await project.runOn("2026-01-05", { "| [x](javascript:alert(1)) <img src=x>\n# y @acme": 400 });
    on("2026-02-01");
    await project.coverage("--status", "out");
    expect(await page("coverage")).toContain(
      "1 of 1 runs, &#124; &#91;x&#93;(javascript:alert(1)) &lt;img src=x&gt; &#35; y &#64;<!-- -->acme; fails still\n",
    );
  });

  test("is no drift of the documents, and stays when they are written", async () => {
    on("2026-02-01");
    await project.coverage("--status", "out");
    await project.bylaw("docs", "--out", "out");
    expect((await project.bylaw("docs", "--check", "--out", "out")).code).toBe(0);
    expect(await files()).toContain("coverage.md");
  });

  test("replaces nothing that is not ours, and says so", async () => {
    on("2026-02-01");
    await project.write({ "out/coverage.md": "mine\n" });
    const { code, err } = await project.coverage("--status", "out");
    expect(code).toBe(64);
    expect(err).toContain("out/coverage.md is there and was not generated.");
    expect(await page("coverage")).toBe("mine\n");
    expect((await project.coverage("--status", "")).err).toContain("--status was given no folder.");
  });
});

describe("bylaw check --keep --status", () => {
  test("writes the period with the run among the others, and the status leads to it", async () => {
    await project.program(withPeriod);
    await project.runOn("2026-01-05", { a: 30 });
    await project.runOn("2026-01-06", { a: 30 });
    const plain = await project.bylaw("check", "--quiet");
    const { code, out } = await project.bylaw("check", ...keep, "--branch", "main");
    expect({ code, out }).toEqual({ code: plain.code, out: plain.out });
    expect(await page("coverage")).toContain(
      "\n- 3 runs of the period count, from 2026-01-05 to 2026-01-06\n",
    );
    expect(await page("status")).toContain(
      " How the period went: [coverage.md](coverage.md). Of the same run: [timeline.md](timeline.md).\n",
    );
  });

  test("counts the runs of its own branch, and of main where it names none", async () => {
    await project.program(withPeriod);
    await project.runOn("2026-01-05", { a: 30 });
    await project.bylaw("check", ...keep, "--branch", "fix");
    expect(await page("coverage")).toContain(
      "\n- 1 run of the period counts, from 2026-01-05 to 2026-01-05\n  - of the branch fix, at most 2 days apart\n  - 1 run not: it is of the branch main, and not of fix\n",
    );
    await project.bylaw("check", ...keep);
    expect(await page("coverage")).toContain("  - 1 run not: nobody says of which branch it is\n");
    expect(await page("coverage")).toContain("\n- 1 run of the period counts,");
  });

  test("writes no coverage where the program has no period, or nothing is kept", async () => {
    await project.runOn("2026-01-05", { a: 30 }, "--status", "out");
    expect(await files()).toEqual(["status.md"]);
    await project.program(withPeriod);
    await project.bylaw("check", "--quiet", "--status", "out");
    expect(await files()).toEqual(["status.md", "timeline.md"]);
    expect(await page("status")).not.toContain("coverage.md");
  });

  test("says what the run came to where others were lost, and tells that they were", async () => {
    await project.program(withPeriod);
    await project.runOn("2026-01-05", { a: 30 });
    const blocks = join(project.folder, ".bylaw/evidence/2026");
    for (const name of await readdir(blocks, { recursive: true }))
      if (name.endsWith(".gz")) await rm(join(blocks, name));
    await project.write({ "keys.json": '[{"id":"b","days":30}]' });
    on("2026-01-07");
    await project.bylaw("check", ...keep, "--branch", "main");
    expect(await files()).toEqual(["coverage.md", "pictures/year-strip.svg", "status.md", "timeline.md"]);
    expect(await page("coverage")).toContain("## Runs that were lost or changed");
    expect(await page("coverage")).toContain("  - 1 run not: a block of it is lost or changed\n");
    expect(await page("status")).toContain("**Run of:** 2026-01-07");
  });
});
