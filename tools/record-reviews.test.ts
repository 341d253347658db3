import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  emptyGitHub,
  type GitHubServer,
  HistoryMaker,
  type Merge,
  repository,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs", "evidence.md"), "utf8");
const program = /^```ts\n(\/\/ bylaw\.config\.ts\n(?:(?!^```$).*\n)*?.*reviewsFrom\((?:.*\n)*?)^```$/m.exec(
  guide.slice(guide.indexOf("## Our auditor asks who approved")),
)?.[1];
const bin = join(root, "packages/cli/bin/bylaw.js");

/** A record of a month, in words that are its own. */
const record = (month: string, change = "") =>
  `---\non: 2026-${month}-10\nsubmittedBy: ben\nreviewedBy: ana\nstatement: Nothing stood out${change}\n---\n`;
const at = (month: string) => `2026-${month}-12T10:00:00Z`;
const merge = (month: string, name: string, change: Partial<Merge> = {}): Merge => ({
  at: at(month),
  author: "ben-acme",
  files: { [`evidence/log-review/${name}`]: record(month) },
  reviews: [{ by: "AnaSilva", state: "APPROVED", at: `2026-${month}-11T10:00:00Z` }],
  ...change,
});

const { history } = new HistoryMaker("infrastructure", "2026-01-01T00:00:00Z")
  .merge(merge("01", "janvier à lire.md"))
  .push("ben-acme", at("02"), 1, { "evidence/log-review/pushed.md": record("02") })
  .merge(merge("03", "changed.md"))
  .push("ben-acme", at("03"), 1, { "evidence/log-review/changed.md": record("03", ", but one") })
  .merge(merge("04", "late.md", { reviews: [{ by: "anasilva", state: "APPROVED", at: at("05") }] }))
  .merge(merge("05", "own.md", { writtenBy: [["ben-acme"], ["anasilva"]] }))
  .merge(merge("06", "other.md", { author: "carla" }));

const files = {
  "janvier à lire.md": record("01"),
  "pushed.md": record("02"),
  "changed.md": record("03", ", but one"),
  "late.md": record("04"),
  "own.md": record("05"),
  "other.md": record("06"),
  "unmerged.md": record("07"),
};

let folder: string;
let server: GitHubServer;
beforeAll(async () => {
  folder = mkdtempSync(join(root, "examples/.reviews-"));
  mkdirSync(join(folder, "evidence/log-review"), { recursive: true });
  writeFileSync(join(folder, "bylaw.config.ts"), program ?? "");
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, "evidence/log-review", name), text);
  const state = emptyGitHub("acme");
  state.repositories.push(repository({ name: "infrastructure", history }));
  server = await startGitHub({ state });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(server.violations()).toEqual([]);
  await server.stop();
});

function bylaw(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1", GITHUB_TOKEN: "token", GITHUB_API_URL: server.url };
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder, env }, (_, stdout) => resolve(stdout));
  });
}

test("what the guide tells of who approved a record, over files and HTTP", async () => {
  const { refused, observations } = JSON.parse(await bylaw("check", "log-review", "--json"));
  const said = refused
    .map(({ id, why }: { id: string; why: string }) => `${id.split("/")[1]}: ${why}`)
    .sort();
  expect(said).toEqual([
    "changed.md: no pull request brought it",
    "late.md: ana, who reviewed it as it says, is not among those who approved what acme/infrastructure#3 merged and wrote none of it",
    "other.md: ben, who submitted it, did not open acme/infrastructure#5",
    "own.md: ana, who reviewed it as it says, is not among those who approved what acme/infrastructure#4 merged and wrote none of it",
    "pushed.md: no pull request brought it",
    "unmerged.md: it is not, byte for byte, on the default branch: new or changed, and not merged",
  ]);
  expect(observations[0].outcome).not.toBe("pass");
  const added = await bylaw("evidence", "add", "log-review", "--by", "ben", "--on", "2026-08-10");
  expect(added).toContain("Ana Silva approves its pull request; write the line reviewedBy: ana yourself");
  expect(await bylaw("explain", "log-review")).toContain("Who opened and who approved the pull request");
  expect(await bylaw("permissions")).toContain("Pull requests: read");
});
