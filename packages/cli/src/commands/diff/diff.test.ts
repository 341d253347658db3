import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createJiti } from "jiti";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { config } from "../../project.fixture.ts";
import { documentSchema } from "../../pull-request/schema.ts";
import { type Repository, repository, tightened } from "./diff.fixture.ts";

let project: Repository;
let first: string;
beforeAll(async () => {
  project = await repository();
  first = await project.git("rev-parse", "HEAD");
});
beforeEach(async () => {
  await project.git("checkout", "--quiet", "--force", "-B", "main", first);
});
afterAll(() => project.remove());

const diff = (...args: readonly string[]) => project.bylaw("diff", ...args);
const recorded = ["--from", "recording"] as const;
const trees = async () =>
  (await readdir(tmpdir())).filter((name) => name.startsWith(`bylaw-base-${process.pid}-`));

const kept = () => join(project.folder, ".git/bylaw-base");

describe("bylaw diff", () => {
  test("says that nothing changes, and ends with 0", async () => {
    const { code, out, err } = await diff("HEAD", ...recorded);
    expect(err).toBe("");
    expect(out.replace(/recording of \S+/, "recording of then")).toBe(
      `Test against HEAD (${first.slice(0, 12)}), on the recording of then\n\nno verdict changes; 3 unchanged\n  exit code 0: nothing gets worse.\n`,
    );
    expect(code).toBe(0);
  });

  test("says what newly fails, by which sentence and why, and what else changes", async () => {
    await project.write({ "bylaw.config.ts": tightened });
    const { code, out } = await project.bylawIn({ columns: 1000 }, "diff", "main", ...recorded);
    expect(out.split("\n").slice(1).join("\n")).toBe(`
Newly failing
  rotation / vault/key-rotation / all: 1, medium
    ENC-1 (MUST) Rotate every key at least every 60 days.
    because it holds period to at most 60 days, and did to at most 365 days
    ✗ vault key one (a) in vault/1: fail, and was pass
        rotation period: 90 days, expected at most 60 days (rotation-period)
    fix: Rotate it.

Approvals and acknowledgements
  encryption has another text: 39ea4efe406c, and was fb8225356a52
    the new text is not judged
    voids no acknowledgement

Sentences
  ENC-1 of encryption says something else
    was: (MUST) Rotate every key at least every 365 days.
    now: (MUST) Rotate every key at least every 60 days.

Numbers
  rotation-period is tightened: at most 60 days, and was at most 365 days

1 newly failing; 2 unchanged
  exit code 1: something newly fails, or failed and is judged no more. Mend it, or say in the pull request why it is meant.
`);
    expect(code).toBe(1);
  });

  test("prints a document that bylaw comment reads, the same bytes each time", async () => {
    await project.write({ "bylaw.config.ts": tightened });
    const [one, two] = [await diff("main", ...recorded, "--json"), await diff("main", ...recorded, "--json")];
    expect(one).toEqual(two);
    const document = documentSchema.parse(JSON.parse(one.out));
    expect(document).toMatchObject({ name: "main", commit: first, head: first, config: "bylaw.config.ts" });
  });

  test("compares with the commit at which HEAD left the base, and says so", async () => {
    await project.write({ "bylaw.config.ts": tightened });
    const later = await project.commit();
    await project.git("checkout", "--quiet", "-B", "topic", first);
    const { code, out } = await diff("main", ...recorded);
    expect(out).toContain(
      `  main is at ${later.slice(0, 12)} by now; this compares with ${first.slice(0, 12)}, where HEAD left it.\n`,
    );
    expect(code).toBe(0);
  });

  test("leaves what is git's as it was, but for a folder of its own there, and runs no hook", async () => {
    await mkdir(join(project.folder, ".git/hooks"), { recursive: true });
    for (const hook of ["post-checkout", "post-index-change"])
      await writeFile(
        join(project.folder, ".git/hooks", hook),
        `#!/bin/sh\ntouch "${project.folder}/ran"\n`,
        {
          mode: 0o755,
        },
      );
    const before = await readdir(join(project.folder, ".git"));
    await diff("main", ...recorded);
    expect(await trees()).toEqual([]);
    expect(await readdir(kept())).toEqual(["free"]);
    expect((await readdir(join(project.folder, ".git"))).filter((name) => name !== "bylaw-base")).toEqual(
      before.filter((name) => name !== "bylaw-base"),
    );
    expect(await project.git("status", "--porcelain")).toBe("");
    expect(await project.git("worktree", "list")).not.toContain("\n");
  });

  test("reads the base alone, whatever the comparison before it wrote or somebody changed there", async () => {
    const most = (file: string) =>
      config
        .replace(
          'import { z } from "zod";',
          `import { existsSync, readFileSync } from "node:fs";\nimport { z } from "zod";\nconst at = import.meta.dirname + "/${file}";\nconst most = existsSync(at) ? Number(readFileSync(at, "utf8")) : 365;`,
        )
        .replace("providers: [vault]", "settings: [period.to({ days: most })], providers: [vault]");
    await project.write({ "bylaw.config.ts": most("one.txt"), "one.txt": "150" });
    const one = await project.commit();
    await rm(join(project.folder, "one.txt"));
    const none = await project.commit();
    await project.write({ "one.txt": "60" });
    const told = async (base: string) =>
      /rotation-period is .*/.exec((await diff(base, ...recorded)).out)?.[0] ?? "";
    const was = (days: number) =>
      `rotation-period is tightened: at most 60 days, and was at most ${days} days`;
    expect([await told(one), await told(none), await told(one)]).toEqual([was(150), was(365), was(150)]);
    const own = join(kept(), "free", project.folder, "one.txt");
    await writeFile(own, "9999");
    expect(await told(one)).toBe(was(150));
    expect(await Promise.all([told(one), told(none), told(one)])).toEqual([was(150), was(365), was(150)]);
    expect(await readdir(kept())).toEqual(["free"]);
    await mkdir(join(kept(), "99999999-1"));
    expect(await told(none)).toBe(was(365));
    expect(await readdir(kept())).toEqual(["free"]);
    await rm(join(project.folder, "one.txt"));
  });

  test("keeps nothing of a base that git could not write whole", async () => {
    await project.write({ "lost.txt": "lost" });
    await project.commit();
    const blob = await project.git("rev-parse", "HEAD:lost.txt");
    await rm(join(project.folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const { code, err } = await diff("HEAD", ...recorded);
    expect(err).toContain("[bylaw] git could not write the files of ");
    expect(code).toBe(2);
    expect(await readdir(kept())).toEqual([]);
    await project.git("hash-object", "-w", "lost.txt");
  });

  test("in a temporary folder takes its files away when it is interrupted, and what a killed one left the next time", async () => {
    await rm(kept(), { recursive: true, force: true });
    await writeFile(kept(), "");
    const dead = join(tmpdir(), "bylaw-base-99999999-left");
    await mkdir(dead, { recursive: true });
    await project.write({
      "bylaw.config.ts": `console.error("here"); await new Promise((d) => setTimeout(d, 20_000));${config}`,
    });
    await project.commit();
    await project.write({ "bylaw.config.ts": config });
    const bin = fileURLToPath(new URL("../../../bin/bylaw.js", import.meta.url));
    const child = spawn(process.execPath, [bin, "diff", "HEAD", ...recorded], { cwd: project.folder });
    const left = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith(`bylaw-base-${child.pid}-`));
    await new Promise((resolve) => child.stderr.once("data", resolve));
    expect(await left()).toHaveLength(1);
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.once("close", (_, signal) => resolve(signal)))).toBe(
      "SIGINT",
    );
    expect(await left()).toEqual([]);
    expect((await readdir(tmpdir())).includes("bylaw-base-99999999-left")).toBe(false);
    await rm(kept());
  });

  test("collects once for both where no recording is named", async () => {
    await project.write({ "bylaw.config.ts": tightened });
    const { code, out } = await diff("main");
    expect(out).toContain("1 newly failing; 2 unchanged");
    expect(code).toBe(1);
  });

  test("says of how many verdicts the recording tells nothing", async () => {
    await project.write({ "bylaw.config.ts": config.replaceAll("vault/keys", "vault/others") });
    await project.bylaw("check", "--record", "others");
    await project.git("checkout", "--quiet", "--force", "main");
    const { out } = await diff("HEAD", "--from", "others");
    expect(out).toContain("no verdict changes; 1 unchanged, 1 of them undecided\n");
    await rm(join(project.folder, "others"), { recursive: true });
  });

  test("takes no run of another organization", async () => {
    await project.write({ "bylaw.config.ts": config.replace('name: "Test"', 'name: "Other"') });
    await project.bylaw("check", "--keep", "kept");
    await project.write({ "bylaw.config.ts": tightened });
    const { code, err } = await diff("HEAD", "--from", "kept");
    expect(err).toContain("has no run of the whole program with all of its listings.");
    expect(code).toBe(64);
    await rm(join(project.folder, "kept"), { recursive: true });
  });

  test("takes the newest whole run of a folder of kept runs, and says which", async () => {
    await project.bylaw("check", "--keep", "kept");
    await project.bylaw("check", "rotation", "--keep", "kept");
    const { code, err } = await diff("HEAD", "--from", "kept");
    expect(err).toMatch(
      /^judging the run of \d{4}-\d{2}-\d{2}, kept\/\d{4}\/runs\/\S+\.json; it does not count for the period: nobody says of which commit it is\n$/,
    );
    expect(code).toBe(0);
    await rm(join(project.folder, "kept"), { recursive: true });
    await project.bylaw("check", "--keep", "kept", "--listings", "digests");
    expect((await diff("HEAD", "--from", "kept")).err).toContain(
      "has no run of the whole program with all of its listings.\n  Keep one with bylaw check --keep",
    );
    await rm(join(project.folder, "kept"), { recursive: true });
  });

  test("says that a program is new, and what it gains", async () => {
    await project.git("checkout", "--quiet", "--orphan", "empty");
    await project.git("rm", "--quiet", "--cached", "bylaw.config.ts");
    await project.commit().catch(() => undefined);
    await project.git("rm", "--quiet", "--force", "bylaw.config.ts").catch(() => undefined);
    await project.git("commit", "--quiet", "--allow-empty", "--message", "None");
    await project.write({ "bylaw.config.ts": config });
    const { out, code } = await diff("HEAD", ...recorded);
    expect(out).toContain("There is no HEAD:bylaw.config.ts: the program is new, and all of it is gained.");
    expect(out).toContain("2 newly failing, 1 new; 0 unchanged");
    expect(code).toBe(1);
  });
});

describe("the base", () => {
  test("may be a folder with a checkout", async () => {
    await mkdir(join(project.folder, "base"), { recursive: true });
    await cp(join(project.folder, "bylaw.config.ts"), join(project.folder, "base/bylaw.config.ts"));
    await project.write({ "bylaw.config.ts": tightened });
    const { out, code } = await diff("./base", ...recorded);
    expect(out).toContain("Test against ./base, on the recording of");
    expect(code).toBe(1);
    await rm(join(project.folder, "base"), { recursive: true });
    expect((await diff("./base", ...recorded)).err).toMatch(
      /^\[bylaw\] There is no folder .*\/base\.\n {2}Name a folder/,
    );
  });

  test("reads its own files, and packages of the repository as they were", async () => {
    const own = config
      .replace('import { z } from "zod";', 'import { z } from "zod";\nimport { most } from "@acme/limits";')
      .replace("providers: [vault]", "settings: [period.to({ days: most })], providers: [vault]");
    const limits = (most: number) => ({
      "packages/limits/package.json": '{ "name": "@acme/limits", "type": "module", "exports": "./index.ts" }',
      "packages/limits/index.ts": `export const most = ${most};\n`,
    });
    const other = await repository({
      "bylaw.config.ts": own,
      ".gitignore": "recording\nnode_modules\n",
      ...limits(300),
    });
    await mkdir(join(other.folder, "node_modules/@acme"), { recursive: true });
    const { symlink } = await import("node:fs/promises");
    await symlink("../../packages/limits", join(other.folder, "node_modules/@acme/limits"));
    await other.bylaw("check", "--record", "recording");
    await other.write(limits(60));
    const { out, err } = await other.bylaw("diff", "HEAD", ...recorded);
    expect(err).toBe("");
    expect(out).toContain("rotation-period is tightened: at most 60 days, and was at most 300 days");
    await other.remove();
  });

  test.each([
    ["itself", async () => undefined],
    // It writes the folder into what it compiles, and keeps it under the name that Bylaw's own has.
    ["another user of its loader", async (path: string) => void (await createJiti(path).import(path))],
  ])("reads a file beside a config that did not change as it was, compiled by %s", async (who, compile) => {
    const reading = config
      .replace(
        'import { z } from "zod";',
        'import { readFileSync } from "node:fs";\nimport { z } from "zod";\nconst most = Number(readFileSync(new URL("most.txt", import.meta.url), "utf8")) + Number(readFileSync(import.meta.dirname + "/most.txt", "utf8"));',
      )
      .replace("providers: [vault]", "settings: [period.to({ days: most })], providers: [vault]");
    await project.write({ "bylaw.config.ts": `// For ${who}\n${reading}`, "most.txt": "150" });
    await project.commit();
    await compile(join(project.folder, "bylaw.config.ts"));
    await project.write({ "most.txt": "30" });
    const { out } = await diff("HEAD", ...recorded);
    expect(out).toContain("rotation-period is tightened: at most 60 days, and was at most 300 days");
    expect(out).toContain("1 newly failing; 2 unchanged");
  });

  test("that asks for other versions of Bylaw's packages says that today's judge both", async () => {
    const manifest = (version: string) => `{ "dependencies": { "@bylaw/core": "${version}" } }`;
    await project.write({ "package.json": manifest("^1.0.0") });
    await project.commit();
    await project.write({ "package.json": manifest("^2.0.0") });
    const { out } = await diff("HEAD", ...recorded);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "The base asks for @bylaw/core ^1.0.0, and ^2.0.0 today. The packages that are installed now judge both, so what they change is not told here.",
    );
  });

  test.each([
    [
      "does not load",
      `throw new Error("no such thing");`,
      "HEAD:bylaw.config.ts could not be loaded: no such thing",
    ],
    ["is no program", "export default 1;", "HEAD:bylaw.config.ts does not export a program by default."],
    ["has problems", config.replace("policies: [policy]", "policies: [policy, policy]"), "The program has"],
  ])("that %s is told with its place, and compared with nothing", async (_, text, why) => {
    await project.write({ "bylaw.config.ts": text });
    await project.commit();
    await project.write({ "bylaw.config.ts": config });
    const { code, out, err } = await diff("HEAD", ...recorded);
    expect(err).toContain(`[bylaw] The base cannot be judged. ${why}`);
    expect(err).toContain("  Nothing is compared. ");
    expect(err).not.toContain("bylaw-base-");
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("that git does not know is told, a shallow clone with what mends it", async () => {
    expect(await diff("nowhere", ...recorded)).toEqual({
      code: 64,
      out: "",
      err: '[bylaw] git knows no revision "nowhere".\n  Fetch it, or name another one, such as origin/main; a folder is written ./folder.\n',
    });
    expect((await diff("--", "--output=x", ...recorded)).code).toBe(64);
    expect((await diff("")).err).toContain("[bylaw] The base is empty.");
    await project.write({ "other.txt": "x" });
    await project.commit();
    const clone = await mkdtemp(join(project.folder, "..", "shallow-"));
    await project.git("clone", "--quiet", "--depth", "1", `file://${project.folder}`, clone);
    await cp(join(project.folder, "recording"), join(clone, "recording"), { recursive: true });
    const { bylawIn } = project;
    const told = await bylawIn(
      { folder: join("..", clone.split("/").at(-1) ?? "") },
      "diff",
      first,
      ...recorded,
    );
    expect(told).toEqual({
      code: 2,
      out: "",
      err: `[bylaw] This clone is shallow, and does not hold "${first}".\n  Fetch the history: fetch-depth: 0 in actions/checkout, or git fetch --unshallow.\n`,
    });
    await rm(clone, { recursive: true });
  });

  test("needs git, unless it is a folder", async () => {
    const { code, err } = await project.bylawIn({ env: { PATH: "/nowhere" } }, "diff", "HEAD", ...recorded);
    expect(err).toBe(
      "[bylaw] git could not be run: ENOENT.\n  Install git, or compare with a folder that holds a checkout of the base: bylaw diff ./base.\n",
    );
    expect(code).toBe(64);
  });
});

test("what cannot be seen or obeyed in the names of a cloud is written out", async () => {
  await project.write({
    "bylaw.config.ts": config.replace(
      "checks: [keyRotation.with({ period })]",
      "checks: [keyRotation.with({ period }).where({ id: 'few', because: 'B.', test: (key) => key.id === 'a' })]",
    ),
  });
  const { out } = await diff("main", ...recorded);
  expect(out).toContain("\\u{1b}[31mred\\u{a}");
  expect(out).not.toContain("\u001b");
  expect(out).not.toMatch(/^\s*::/m);
  expect(await readFile(join(project.folder, "bylaw.config.ts"), "utf8")).toContain("few");
});
