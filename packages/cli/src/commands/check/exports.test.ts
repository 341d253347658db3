import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { formats } from "@bylaw/exports";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";
import { FORMATS } from "./given.ts";

let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterEach(() => project.remove());

describe("bylaw check --output", () => {
  test("has every format of @bylaw/exports in its help", () => {
    expect(FORMATS).toEqual(formats.map(({ id }) => id));
  });

  test("writes each format to its file, and changes neither what is told nor how it ends", async () => {
    const plain = await project.bylaw("check", "--quiet");
    const run = await project.bylaw(
      "check",
      "--quiet",
      "--output",
      "junit=out/a.xml",
      "--output",
      "json=out/a.json",
    );
    const timeless = (out: string): string => out.replace(/as of \S+/, "");
    expect({ ...run, out: timeless(run.out) }).toEqual({ ...plain, out: timeless(plain.out) });
    expect(await readdir(join(project.folder, "out"))).toEqual(["a.json", "a.xml"]);
    expect(await readFile(join(project.folder, "out/a.xml"), "utf8")).toContain("<failure ");
  });

  test("writes as json what --json prints", async () => {
    const { out } = await project.bylaw("check", "--json", "--output", "json=a.json");
    expect(await readFile(join(project.folder, "a.json"), "utf8")).toBe(out);
  });

  test.each([
    [["--output", "xunit=a.xml"], '--output "xunit=a.xml" names no format.'],
    [["--output", "junit"], "--output junit was given no file."],
    [["--output", "json=-"], "--output json=- names no file: - is not taken for what is printed."],
    [
      ["--output", "csv=~/x.csv"],
      "--output csv=~/x.csv begins with ~, which a shell leaves as it is behind the =.",
    ],
    [["--output", "junit="], "--output junit was given no file."],
    [["--output", "junit=a", "--output", "csv=a"], "twice."],
    [["--output", "csv=."], "is a folder."],
    [
      ["rotation", "--output", "sarif-github=a"],
      "--output sarif-github is of a whole program: its readers take what is not in the file for mended.",
    ],
    [
      ["rotation", "--output", "asff=a"],
      "--output asff is of a whole program: where a finding is filed hangs on all that is read.",
    ],
  ])("refuses %j before anything is read", async (args, message) => {
    const { code, err } = await project.bylaw("check", ...args);
    expect(code).toBe(64);
    expect(err.replaceAll(/\s+/g, " ")).toContain(message);
    expect(err).not.toContain("collecting");
  });

  test.each([
    ["a program that cannot be loaded", [], "throw new Error();"],
    ["options that do not go together", ["--keep", "kept", "--from", "recording"], config],
    ["a recording that is not there", ["--from", "recording"], config],
    ["a deadline that is none", ["--deadline", "soon"], config],
    ["a part of the program", ["rotation", "--output", "asff=b.json"], config],
  ])("leaves no report of an earlier run behind where it ends for %s", async (_, args, program) => {
    await project.write({ "a.xml": "yesterday's", "b.xml": "another's", "bylaw.config.ts": program });
    const { code } = await project.bylaw("check", ...args, "--output", "junit=a.xml");
    expect([2, 64]).toContain(code);
    expect((await readdir(project.folder)).filter((name) => name.endsWith(".xml"))).toEqual(["b.xml"]);
  });

  test("never takes what it is to read for what it wrote", async () => {
    await project.write({ "kept.json": "{}" });
    const { code, err } = await project.bylaw("check", "--from", "kept.json", "--output", "json=./kept.json");
    expect({ code, err }).toEqual({
      code: 64,
      err: "[bylaw] --output and --from both name kept.json.\n  Name another file to write.\n",
    });
    expect(await readdir(project.folder)).toContain("kept.json");
  });

  test("ends with 2 where a file cannot be written, before anything is read", async () => {
    const { code, err } = await project.bylaw("check", "--quiet", "--output", "csv=/proc/none/a.csv");
    expect(code).toBe(2);
    expect(err).toContain("/proc/none");
    expect(err).not.toContain("collecting");
  });
});
