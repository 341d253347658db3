import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceSession } from "@bylaw/core/provider";
import { afterEach, beforeEach, expect, test } from "vitest";
import { evidence } from "../index.ts";
import {
  restoreTest,
  screening,
  stubTools,
  type TemporaryFolder,
  temporaryFolder,
} from "../testing/folder.ts";
import { unclaimedIn } from "./unclaimed.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

type Folder = Parameters<EvidenceSession["unclaimed"]>[0][number];
const asked = (requirement: string): Folder => ({ requirement, of: restoreTest });
const never = new AbortController().signal;
const ids = async (...requirements: readonly string[]) =>
  (await unclaimedIn(folder.path, "all", requirements.map(asked), never)).map(({ id }) => id);

/** What a provider of two directories tells of these folders. */
async function toldOf(restricted: string, ...folders: readonly Folder[]): Promise<readonly string[]> {
  const provider = evidence({ directory: `${folder.path}/open`, restricted: `${folder.path}/${restricted}` });
  const { tools } = stubTools();
  const connection = await provider.connect({ signal: never });
  const session = connection.session(connection.scopes[0]?.scope as never, tools);
  const told: string[] = [];
  for await (const { id, why } of session.unclaimed(folders))
    told.push(why === "no requirement asks for it" ? id : `${id}: ${why}`);
  return told;
}

test("names what no requirement asks for, once, and not what says what the directory is", async () => {
  folder.write("restore-test/2026.md", "");
  folder.write("restore-tests/2026.md", "");
  folder.write("stray.md", "");
  folder.write("README.md", "");
  folder.write(".gitkeep", "");
  expect(await ids("restore-test")).toEqual(["restore-tests", "stray.md"]);
});

test("tells a hundred at most, and how many more", async () => {
  for (let at = 0; at < 120; at += 1) folder.write(`stray-${String(at).padStart(3, "0")}.md`, "");
  const told = await ids();
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toBe("and 20 more");
});

test("that cannot be listed is told as unread", async () => {
  await expect(unclaimedIn(`${folder.path}/none`, "all", [], never)).rejects.toMatchObject({
    problem: { code: "unavailable", message: "The directory of records could not be listed (ENOENT)." },
  });
});

test("looks into both directories, and tells a name once", async () => {
  folder.write("open/stray/a.md", "");
  folder.write("closed/stray/b.md", "");
  folder.write("closed/other/b.md", "");
  expect(await toldOf("closed")).toEqual(["stray", "a folder among restricted records"]);
});

test("tells first of a folder that lies in the directory of other kinds", async () => {
  for (const directory of ["open", "closed"])
    for (const name of ["a-stray", "restore", "screening"]) folder.write(`${directory}/${name}/a.md`, "");
  const folders = [asked("restore"), { requirement: "screening", of: screening }];
  expect(await toldOf("closed", ...folders)).toEqual([
    "screening: it is restricted, and its records belong into the restricted directory",
    "a-stray",
    "restore: it is not restricted, and its records belong into the other directory",
    "a folder among restricted records",
  ]);
});

test("takes every kind where the two are one directory, however it is written", async () => {
  for (const name of ["restore", "screening"]) folder.write(`open/${name}/a.md`, "");
  const folders = [asked("restore"), { requirement: "screening", of: screening }];
  for (const same of ["open", "./open/", "closed/../open"])
    expect(await toldOf(same, ...folders)).toEqual([]);
});

test("tells what lies astray in a requirement's folder, and not the originals beside its records", async () => {
  for (const name of [
    "2026/q3.md",
    "q1.markdown",
    "q2.MD",
    "q3.md.txt",
    "q4.yaml",
    "q5\u200b.md",
    "q6.md ",
    "2025/a/b/c.md",
  ])
    folder.write(`open/restore/${name}`, "");
  for (const name of ["q7.md", "report.pdf", "people.csv", "pictures/a.png", ".draft/a.md", ".q8.yaml"])
    folder.write(`open/restore/${name}`, "");
  const ending = "it is read as no record, for a record's name ends in .md";
  expect(await toldOf("open", asked("restore"))).toEqual([
    "restore/2025: it holds Markdown, and records lie in the requirement's folder itself",
    "restore/2026: it holds Markdown, and records lie in the requirement's folder itself",
    `restore/q1.markdown: ${ending}`,
    `restore/q2.MD: ${ending}`,
    `restore/q3.md.txt: ${ending}`,
    `restore/q4.yaml: ${ending}`,
    "restore/q5\u200b.md: its name has characters that nobody can tell; give it another",
    `restore/q6.md : ${ending}`,
  ]);
});

test("tells what lies astray among restricted records without its name, which may be a person's", async () => {
  for (const name of ["jane-doe.yaml", "jane-doe/2026.md"]) folder.write(`open/screening/${name}`, "");
  const told = await toldOf("open", { requirement: "screening", of: screening });
  expect(told).toEqual([
    "screening/a file in it: it is read as no record, for a record's name ends in .md",
    "screening/a folder in it: it holds Markdown, and records lie in the requirement's folder itself",
  ]);
});

test("names nothing that lies among restricted records: a name may be a person's", async () => {
  folder.write("open/a.md", "");
  folder.write("closed/jane-doe.md", "");
  folder.write("closed/jane-doe/a.md", "");
  expect(await toldOf("closed")).toEqual([
    "a.md",
    "a file among restricted records",
    "a folder among restricted records",
  ]);
});

test("takes a restricted directory within the other for what it is", async () => {
  folder.write("open/private/screening/a.md", "");
  const provider = evidence({ directory: `${folder.path}/open`, restricted: `${folder.path}/open/private` });
  const { tools } = stubTools();
  const connection = await provider.connect({ signal: never });
  const session = connection.session(connection.scopes[0]?.scope as never, tools);
  const told: string[] = [];
  for await (const { id } of session.unclaimed([{ requirement: "screening", of: screening }])) told.push(id);
  expect(told).toEqual([]);
});

test("follows no link, and tells of a folder that is called like a record", async () => {
  folder.write("elsewhere/deep/a.md", "");
  mkdirSync(join(folder.path, "open/restore"), { recursive: true });
  symlinkSync(join(folder.path, "elsewhere"), join(folder.path, "open/linked"));
  folder.write("open/restore/2026-03-10.md/notes.txt", "");
  expect(await toldOf("open", asked("restore"), asked("linked"))).toEqual([
    "restore/2026-03-10.md: it is a folder, and a record is a file",
  ]);
});
