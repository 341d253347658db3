import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, open, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { junit } from "../formats/junit/junit.ts";
import { textOf } from "../testing/reader.fixture.ts";
import { everyStanding, runOf } from "../testing/run.fixture.ts";
import { assertOutputs, parseOutput, removeEarlier, writeExports } from "./write-exports.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bylaw-write-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("an output", () => {
  test("is a format and a file", () => {
    const { format, path } = parseOutput("junit=a=b/c.xml", "/work");
    expect([format.id, path]).toEqual(["junit", "/work/a=b/c.xml"]);
  });

  test.each([
    ["", "names no format."],
    ["junit", "--output junit was given no file."],
    ["json=-", "--output json=- names no file: - is not taken for what is printed."],
    ["csv=~/x.csv", "--output csv=~/x.csv begins with ~, which a shell leaves as it is behind the =."],
    ["csv=~ana/x.csv", "--output csv=~ana/x.csv begins with ~, which a shell leaves as it is behind the =."],
    ["JUnit=x.xml", "names no format."],
    ["xunit=x.xml", '--output "xunit=x.xml" names no format.'],
    ["junit=", "--output junit was given no file."],
    ["junit= ", "--output junit was given no file."],
    [
      "json=bylaw.config.ts",
      "--output json: bylaw.config.ts has the name of source, which it would replace.",
    ],
  ])("%j is refused", (text, message) => {
    expect(() => parseOutput(text, "/work")).toThrow(message);
  });

  test("is refused where its file is another's, or a folder", async () => {
    const twice = ["junit=x", "csv=./x"].map((text) => parseOutput(text, folder));
    await expect(assertOutputs(twice, true)).rejects.toThrow(`--output names ${join(folder, "x")} twice.`);
    await expect(assertOutputs([parseOutput("csv=.", folder)], true)).rejects.toThrow("is a folder.");
  });
});

describe("a file", () => {
  test("is written whole, in folders that are made for it, and through a link", async () => {
    const run = await runOf(everyStanding);
    await writeFile(join(folder, "real.xml"), "old");
    await symlink("real.xml", join(folder, "link.xml"));
    await writeExports(run, [parseOutput("junit=a/b/c.xml", folder), parseOutput("junit=link.xml", folder)]);
    const text = await textOf(junit, run);
    expect(await readFile(join(folder, "a/b/c.xml"), "utf8")).toBe(text);
    expect(await readFile(join(folder, "real.xml"), "utf8")).toBe(text);
    expect(await readlink(join(folder, "link.xml"))).toBe("real.xml");
  });

  test("stays as it was where the new one cannot be finished, and nothing is left beside it", async () => {
    const run = await runOf(everyStanding);
    await writeFile(join(folder, "old.xml"), "old");
    const broken = {
      ...run,
      entriesOf: async function* () {
        yield* [];
        throw new Error("the disk is gone");
      },
    };
    await expect(writeExports(broken, [parseOutput("junit=old.xml", folder)])).rejects.toThrow(
      "the disk is gone",
    );
    expect(await readFile(join(folder, "old.xml"), "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["old.xml"]);
  });

  test("of an earlier run is taken away, through a link that stays one, and nothing else is", async () => {
    await Promise.all(
      ["old.xml", "real.xml", "mine.xml"].map((name) => writeFile(join(folder, name), "old")),
    );
    await mkdir(join(folder, "folder"));
    await symlink("real.xml", join(folder, "link.xml"));
    const outputs = ["old.xml", "link.xml", "folder", "none/none.xml", "/dev/null"].map((name) =>
      parseOutput(`junit=${name}`, folder),
    );
    await removeEarlier(outputs);
    expect((await readdir(folder)).sort()).toEqual(["folder", "link.xml", "mine.xml"]);
    const run = await runOf(everyStanding);
    await writeExports(run, [parseOutput("junit=link.xml", folder)]);
    expect(await readlink(join(folder, "link.xml"))).toBe("real.xml");
    expect(await readFile(join(folder, "real.xml"), "utf8")).toBe(await textOf(junit, run));
  });

  test("that the shell opened for what is printed is written to, and never taken away", async () => {
    const script = `import { parseOutput, removeEarlier, writeExports } from ${JSON.stringify(import.meta.resolve("@bylaw/exports/node"))};
      import { writeSync } from "node:fs";
      writeSync(1, "printed before\\n");
      const outputs = [parseOutput("csv=/dev/stdout", "/")];
      await removeEarlier(outputs);
      await writeExports({}, [{ ...outputs[0], format: { write: async function* () { yield "written\\n"; } } }]);`;
    const log = await open(join(folder, "log"), "a");
    const { status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", log.fd, "inherit"],
    });
    await log.close();
    expect(status).toBe(0);
    expect(await readFile(join(folder, "log"), "utf8")).toBe("printed before\nwritten\n");
  });

  test("that is none, as a device, is written to and stays", async () => {
    await writeExports(await runOf(everyStanding), [parseOutput("csv=/dev/null", folder)]);
    expect(await readdir("/dev")).toContain("null");
  });
});
