import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { companyFiles } from "./company-files.ts";

let root: string;
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "bylaw-locations-")));
  const bylaw = JSON.stringify({ name: "@bylaw/policies" });
  const files = {
    "infra/a.ts": "one\ntwo\n",
    "infra/unended.ts": "one\ntwo",
    "infra/node_modules/lib/a.js": "one\n",
    "node_modules/lib/a.js": "one\n",
    "shared/package.json": JSON.stringify({ name: "shared" }),
    "shared/src/a.ts": "one\n",
    "broken/package.json": "{",
    "broken/a.ts": "one\n",
    "linked/package.json": bylaw,
    "linked/dist/a.js": "one\n",
    "outside.ts": "one\n",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  await symlink(join(root, "infra"), join(root, "alias"));
  await symlink(join(root, "outside.ts"), join(root, "infra/link.ts"));
});
afterAll(() => rm(root, { recursive: true }));

const find = (home: string, ...frames: readonly string[]): string | undefined => {
  const read = frames.map((frame) => {
    const [path = "", line] = frame.split(":");
    return { path: join(root, path), line: Number(line) };
  });
  const found = companyFiles(root, join(root, home)).find(read);
  return found && `${found.path}:${found.line}`;
};

test("the innermost line in the company's folder is found, though others of its repository come first", () => {
  expect(find("infra", "shared/src/a.ts:1", "infra/a.ts:2", "infra/a.ts:1")).toBe("infra/a.ts:2");
  expect(find("infra", "shared/src/a.ts:1", "broken/a.ts:1")).toBe("shared/src/a.ts:1");
  expect(find("infra", "broken/a.ts:1")).toBe("broken/a.ts:1");
});

test("what is installed, and a package of Bylaw that is linked, is nobody's own", () => {
  const installed = ["infra/node_modules/lib/a.js:1", "node_modules/lib/a.js:1", "linked/dist/a.js:1"];
  expect(find("infra", ...installed)).toBeUndefined();
  expect(find("infra", ...installed, "outside.ts:1")).toBe("outside.ts:1");
  // Whoever keeps a program in such a package owns what is below it.
  expect(find("linked", "linked/dist/a.js:1")).toBe("linked/dist/a.js:1");
  expect(find("node_modules/lib", "node_modules/lib/a.js:1")).toBe("node_modules/lib/a.js:1");
});

test("a file and a line that are not there are none", () => {
  expect(find("infra", "infra/gone.ts:1", "infra:1", "infra/a.ts:0", "infra/a.ts:3")).toBeUndefined();
  expect(find("infra", "infra/unended.ts:3")).toBeUndefined();
  expect(find("infra", "infra/unended.ts:2")).toBe("infra/unended.ts:2");
});

test("through a link a file is the one that it is, and a link within the folder stands there", () => {
  expect(find("infra", "alias/a.ts:1")).toBe("infra/a.ts:1");
  expect(
    companyFiles(join(root, "infra"), join(root, "infra")).find([
      { path: join(root, "infra/link.ts"), line: 1 },
    ]),
  ).toEqual({
    path: "link.ts",
    line: 1,
  });
});

test("a file outside of the repository is none", () => {
  expect(
    companyFiles(join(root, "infra"), join(root, "infra")).find([
      { path: join(root, "outside.ts"), line: 1 },
    ]),
  ).toBeUndefined();
});
