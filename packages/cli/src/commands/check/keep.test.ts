import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterEach(() => project.remove());

const COMMIT = "4be1f0c3a5d2e6f7089a1b2c3d4e5f60718293a4";

async function kept(): Promise<readonly (readonly [path: string, run: Record<string, unknown>])[]> {
  const all = await readdir(join(project.folder, "kept"), { recursive: true });
  const paths = all.filter((path) => /^\d{4}\/runs\/.*\.json$/.test(path)).sort();
  const read = paths.map(async (path) => {
    const text = await readFile(join(project.folder, "kept", path), "utf8");
    return [`kept/${path}`, JSON.parse(text) as Record<string, unknown>] as const;
  });
  return Promise.all(read);
}

describe("bylaw check --keep", () => {
  test("keeps the run beside those that are there, says where, and ends as it would", async () => {
    const plain = await project.bylaw("check");
    const first = await project.bylaw("check", "--keep", "kept");
    expect(first.code).toBe(plain.code);
    const [[path, run] = ["", {}]] = await kept();
    expect(first.err).toContain(`kept as ${path}\n`);
    expect(run).toMatchObject({
      format: "bylaw-run/1",
      exitCode: 1,
      after: [],
      listings: "changed",
      versions: { bylaw: expect.any(String), node: process.versions.node, "@bylaw/core": expect.any(String) },
    });
    expect(run).not.toHaveProperty("revision");
    await project.bylaw("check", "--keep", "kept");
    expect((await kept()).map(([, { after }]) => (after as unknown[]).length)).toEqual([0, 1]);
  });

  test("is replayed by its file", async () => {
    await project.bylaw("check", "--keep", "kept");
    const [[path] = [""]] = await kept();
    const [live, replayed] = [
      await project.bylaw("check", "--from", path, "--json"),
      await project.bylaw("check", "--from", path, "--json"),
    ];
    expect(replayed).toEqual(live);
    expect(replayed.code).toBe(1);
    expect(replayed.out).toContain('"outcome":"fail"');
  });

  test("says what it was told of the commit, and believes no pipeline that it is clean", async () => {
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "acme/infra",
      GITHUB_RUN_ID: "7",
      GITHUB_SHA: COMMIT,
      GITHUB_REF_TYPE: "branch",
      GITHUB_REF_NAME: "main",
    };
    await project.bylawIn({ env }, "check", "--keep", "kept");
    await project.bylawIn({ env }, "check", "--keep", "kept", "--revision", COMMIT);
    await project.bylawIn(
      { env },
      "check",
      "--keep",
      "kept",
      "--revision",
      `${COMMIT}-dirty`,
      "--branch",
      "x",
    );
    const pipeline = { name: "GitHub Actions", run: "https://github.com/acme/infra/actions/runs/7" };
    expect((await kept()).map(([, run]) => [run.revision, run.pipeline])).toEqual([
      [{ commit: COMMIT, branch: "main", clean: false }, pipeline],
      [{ commit: COMMIT, branch: "main", clean: true }, pipeline],
      [{ commit: COMMIT, branch: "x", clean: false }, pipeline],
    ]);
  });

  test.each([
    [["--keep", "kept", "--from", "x"], "--keep and --from do not go together."],
    [["--revision", COMMIT], "--revision says something of a run that is kept."],
    [["--branch", "main"], "--branch says something of a run that is kept."],
    [["--keep", "kept", "--revision", "main"], '--revision is "main", which is no commit.'],
    [["--keep", "kept", "--listings", "some"], "--listings some is no amount."],
    [
      ["--keep", "kept", "arn:aws:s3:::x"],
      'A kept run judges all that a check judges, and "arn:aws:s3:::x" is one resource.',
    ],
  ])("refuses %j before anything is read", async (args, message) => {
    const { code, err } = await project.bylaw("check", ...args);
    expect(code).toBe(64);
    expect(err.replaceAll(/\s+/g, " ")).toContain(message);
    expect(await readdir(project.folder)).not.toContain("kept");
  });

  test("keeps a run of a part as what it is", async () => {
    await project.bylaw("check", "rotation", "--keep", "kept");
    expect((await kept()).map(([, { asked }]) => asked)).toEqual([["rotation"]]);
  });
});
