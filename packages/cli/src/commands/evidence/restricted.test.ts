import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EvidenceProject, evidenceProject, on } from "./evidence.fixture.ts";

let project: EvidenceProject;
beforeEach(async () => {
  project = await evidenceProject({
    evidence: `screening("screening", { within: days(30), reviewer: ana })`,
    providers: `[evidence({ directory: here("evidence"), restricted: here("people") })]`,
  });
  on("2026-04-10");
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

/** Records that say more than a restricted kind may, in every place that holds a word, good ones and broken ones. */
const planted: Readonly<Record<string, string>> = {
  "SECRET-good.md":
    "---\nsubmittedBy: ben\nreviewedBy: ana\npeople: { ana: 2026-01-12, ben: 2026-01-13 }\n---\n",
  "SECRET-prose.md":
    "---\nsubmittedBy: ben\nreviewedBy: ana\npeople: { gone: 2026-01-12 }\n---\n\nSECRET prose\n",
  "SECRET-fields.md": "---\nsubmittedBy: ben\nSECRET: SECRET\npeople: { p17: 2026-03-12 }\n---\n",
  "SECRET-none.md": "---\non: 2026-03-10\nsubmittedBy: ben\nnone: SECRET\nfor: SECRET\n---\n",
  "SECRET-policies.md": `---\nsubmittedBy: ben\npeople: { p17: 2026-03-12 }\npolicies: { SECRET: ${"0".repeat(64)} }\n---\n`,
  "SECRET-instead.md":
    "---\nsubmittedBy: ben\npeople: { p17: 2026-03-12 }\nsupersedes: secret-SECRET/0123456789ab\nfor: 1234-Q56-78\n---\n",
  "SECRET-yaml.md": "---\nsubmittedBy: [SECRET\npeople: {\n---\n",
  "SECRET-files.md":
    "---\nsubmittedBy: ben\npeople: { p17: 2026-03-12 }\nfiles: [{ name: SECRET.pdf, sha256: SECRET, at: SECRET }]\n---\n",
  "SECRET-roster.md": "---\nsubmittedBy: ben\npeople: SECRET.csv\n---\n",
  "SECRET.csv": "person,on\nSECRET person,2026-01-01\nana,SECRET\n",
  "SECRET.markdown": "SECRET",
  "SECRET/one.md": "SECRET",
};

const NAME = "SECRET";
const YEAR = ["--period", "2026-01-01..2026-12-31"] as const;

/** Puts the files of a pack beside it: what is pressed hides what it says. */
async function unpack(path: string): Promise<void> {
  const { unzipSync } = await import("fflate");
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(path)))) {
    await mkdir(dirname(join(`${path}.d`, name)), { recursive: true });
    await writeFile(join(`${path}.d`, name), bytes);
  }
}

async function bytesIn(folder: string): Promise<readonly (readonly [path: string, text: string])[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(files.map(async (path) => [path, await readFile(path, "latin1")] as const));
}

test("acceptance 7: no byte of a restricted record is in a recording, a document, JSON or what is printed", async () => {
  for (const [name, text] of Object.entries(planted)) {
    await mkdir(join(project.folder, "people/screening/SECRET"), { recursive: true });
    await mkdir(join(project.folder, "evidence"), { recursive: true });
    await writeFile(join(project.folder, "people/screening", name), text);
  }
  await writeFile(join(project.folder, "people/SECRET.md"), "SECRET");
  await mkdir(join(project.folder, "people/SECRET"));
  const commands = [
    ["check", "--all", "--verbose", "--record", "kept/recording", "--status", "kept/live"],
    ["check", "--from", "kept/recording", "--json", "--all"],
    ["check", "--from", "kept/recording", "--status", "kept/status", "--all"],
    ["docs", "--out", "kept/docs"],
    ["explain", "screening"],
    ["explain", "asked"],
    ["evidence", "due"],
    ["evidence", "due", "--json"],
    ["evidence", "due", "--markdown"],
    ["permissions"],
    ["check", "--keep", "kept/runs", "--quiet"],
    ["coverage", "kept/runs", ...YEAR],
    ["coverage", "kept/runs", "--json", "--all", ...YEAR],
    ["coverage", "kept/runs", "--all", "--ahead", "366", "--status", "kept/period", ...YEAR],
    ["evidence", "pack", "kept/runs", "--all", "--out", "kept/pack.zip", ...YEAR],
    ["evidence", "pack", "kept/runs", "--control", "asked", "--json", "--out", "kept/asked.zip", ...YEAR],
  ];
  const printed: string[] = [];
  for (const command of commands) {
    const { code, out, err } = await project.bylaw(...command);
    expect(code, `${command.join(" ")}\n${err}`).not.toBe(64);
    printed.push(out, err);
  }
  expect(printed.join("\n")).not.toContain(NAME);
  for (const name of ["pack.zip", "asked.zip"]) await unpack(join(project.folder, "kept", name));
  const kept = await bytesIn(join(project.folder, "kept"));
  expect(kept.map(([path]) => path).some((path) => path.endsWith("status.md"))).toBe(true);
  expect(kept.map(([path]) => path).some((path) => path.endsWith("coverage.md"))).toBe(true);
  expect(kept.map(([path]) => path).some((path) => path.endsWith("control-matrix.md"))).toBe(true);
  expect(kept.map(([path]) => path).some((path) => path.endsWith("pack.zip.d/index.csv"))).toBe(true);
  // What a pack is handed on for has no day of such a record either.
  const packed = kept.filter(([path]) => path.includes(".zip.d/"));
  for (const [path, text] of packed) expect(text, path).not.toContain("2026-01-12");
  for (const [path, text] of kept) {
    expect(path).not.toContain(NAME);
    expect(text, path).not.toContain(NAME);
  }
  // They were read, and told by place alone.
  const [live = ""] = printed;
  expect(live).toContain("is restricted and has none;");
  expect(live).toContain("screening/a folder in it: it holds");
});
