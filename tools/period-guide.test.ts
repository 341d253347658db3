import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs/period.md"), "utf8");

/** The fenced blocks of the guide in a language. */
function blocks(language: string): readonly string[] {
  const all = [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))];
  return all.map(([, body = ""]) => body);
}

/** What a step of the workflow runs. */
function step(name: string): string {
  const [workflow = ""] = blocks("yaml");
  const [, body = ""] =
    new RegExp(`- name: ${name}\n(?:.*\n)*?        run: [|>]\n((?: {10}.*\n)+)`).exec(workflow) ?? [];
  if (body === "") throw new Error(`The workflow has no step ${name}.`);
  return body.replaceAll(/^ {10}/gm, "");
}

let folder: string;
let remote: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, "examples/.period-"));
  remote = mkdtempSync(join(root, "examples/.period-remote-"));
});
afterEach(() => {
  for (const one of [folder, remote]) rmSync(one, { recursive: true, force: true });
});

/** Runs a script of the guide as a user's shell does; `npx bylaw` is the one of this repository. */
function sh(script: string, cwd = folder) {
  const bin = join(root, "packages/cli/bin/bylaw.js");
  const own = script.replaceAll("npx bylaw", `"${process.execPath}" "${bin}"`);
  const { status, stdout, stderr } = spawnSync("bash", ["-euo", "pipefail", "-c", own], {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      NO_COLOR: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "Ana",
      GIT_AUTHOR_EMAIL: "ana@acme.example",
      GIT_COMMITTER_NAME: "Ana",
      GIT_COMMITTER_EMAIL: "ana@acme.example",
    },
  });
  return { status, out: stdout, err: stderr };
}

const config = `
import { attested, defineControl, definePerson, defineProgram, soc2, years } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
const ana = definePerson({ id: "ana", name: "Ana" });
const others = soc2.scope({ categories: ["security"] }).criteria.filter(({ id }) => id !== "CC6.1");
export default defineProgram({
  organization: { name: "Acme" }, period: { from: "2020-01-01", to: "2020-12-31" },
  framework: soc2.scope({ categories: ["security"], outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])) }),
  people: [ana], providers: [evidence({ directory: "evidence" })],
  controls: [defineControl({ id: "lists", title: "Lists", statement: "Ana keeps a list.", satisfies: [soc2("CC6.1")], owner: ana,
    frequency: "annual", implementedFrom: "2020-01-01", evidence: [attested("list", { every: years(1) })] })],
});
`;

test("the guide to the period sets up a branch of its own, keeps runs there and tells how it went", () => {
  const [keep = "", setUp = "", read = ""] = blocks("sh");
  writeFileSync(join(folder, "bylaw.config.ts"), config);
  mkdirSync(join(folder, "evidence"));
  writeFileSync(join(folder, "evidence/README.md"), "Records.\n");
  sh("git init --quiet --bare .", remote);
  expect(
    sh(
      `git init --quiet -b main . && git remote add origin "${remote}" && git add . && git commit -qm Begin`,
    ),
  ).toMatchObject({ status: 0 });
  expect(sh(setUp)).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe(".bylaw/\n");
  expect(sh("git merge-base main bylaw/evidence || echo unrelated").out).toBe("unrelated\n");
  expect(sh("git add . && git commit -qm Ignore")).toMatchObject({ status: 0 });

  // Nobody has shown the list: the run ends with 1 or 2, and is kept all the same.
  sh(keep);
  const runs = readdirSync(join(folder, ".bylaw/evidence")).filter((name) => /^\d{4}$/.test(name));
  expect(runs).toHaveLength(1);
  const [file = ""] = readdirSync(join(folder, ".bylaw/evidence", runs[0] ?? "", "runs"));
  const run = JSON.parse(readFileSync(join(folder, ".bylaw/evidence", runs[0] ?? "", "runs", file), "utf8"));
  expect(run.revision).toEqual({ commit: sh("git rev-parse HEAD").out.trim(), branch: "main", clean: true });
  writeFileSync(join(folder, "bylaw.config.ts"), `${config}\n`);
  sh(keep);
  const revisions = readdirSync(join(folder, ".bylaw/evidence", runs[0] ?? "", "runs")).map(
    (name) =>
      JSON.parse(readFileSync(join(folder, ".bylaw/evidence", runs[0] ?? "", "runs", name), "utf8")).revision
        .clean,
  );
  expect([...revisions].sort()).toEqual([false, true]);

  const [, check = ""] = keep.split("\n");
  // On which branch a job is, its environment says: a tag may be called as the branch is.
  expect(step("check")).toContain(check.replace(" --branch main", "").split(" --revision")[0]);
  expect(step("check")).not.toContain("--branch");
  expect(sh(step("keep"), join(folder, ".bylaw/evidence"))).toMatchObject({ status: 0 });
  expect(sh("git log --oneline bylaw/evidence", remote).out.trim().split("\n")).toHaveLength(2);
  expect(sh("git ls-tree -r --name-only bylaw/evidence", remote).out).not.toContain(".partial/");

  const told = sh(read.split("\n")[0] ?? "");
  expect(told.out).toContain("lists / list 2020: gap, due 2020-12-31");
  // The run is of this year, and that year has none.
  expect(told.out).toContain("no run from 2020-01-01 to 2020-12-31");
  expect(told.status).toBe(2);
});
