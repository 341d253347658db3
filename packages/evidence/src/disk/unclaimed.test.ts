import { afterEach, beforeEach, expect, test } from "vitest";
import { evidence } from "../index.ts";
import { stubTools, type TemporaryFolder, temporaryFolder } from "../testing/folder.ts";
import { unclaimedIn } from "./unclaimed.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const never = new AbortController().signal;
const ids = async (...requirements: readonly string[]) =>
  (await unclaimedIn(folder.path, new Set(requirements), never)).map(({ id }) => id);

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
  await expect(unclaimedIn(`${folder.path}/none`, new Set(), never)).rejects.toMatchObject({
    problem: { code: "unavailable", message: "The directory of records could not be listed (ENOENT)." },
  });
});

test("looks into both directories, and tells a name once", async () => {
  folder.write("open/stray/a.md", "");
  folder.write("closed/stray/b.md", "");
  folder.write("closed/other/b.md", "");
  const provider = evidence({ directory: `${folder.path}/open`, restricted: `${folder.path}/closed` });
  const { tools } = stubTools();
  const connection = await provider.connect({ signal: never });
  const session = connection.session(connection.scopes[0]?.scope as never, tools);
  const told: string[] = [];
  for await (const { id } of session.unclaimed([])) told.push(id);
  expect(told).toEqual(["stray", "other"]);
});
