import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { framesOf } from "./frames.ts";

const trace = (...calls: readonly string[]): string =>
  ["Error: told\n    by nobody", ...calls.map((call) => `    at ${call}`)].join("\n");
const read = (...calls: readonly string[]): readonly string[] =>
  framesOf(trace(...calls)).map(({ path, line }) => `${path}:${line}`);

test.each([
  ["a function", "make (/repo/a.ts:3:7)", "/repo/a.ts:3"],
  ["a module", "/repo/a.ts:12:1", "/repo/a.ts:12"],
  ["a method under another name", "Object.to [as set] (/repo/a.ts:3:7)", "/repo/a.ts:3"],
  ["spaces and parentheses", "make (/my repo (old)/a (b).ts:3:7)", "/my repo (old)/a (b).ts:3"],
  ["the same in a module", "/my repo (old)/a (b).ts:3:7", "/my repo (old)/a (b).ts:3"],
  ["a colon", "make (/repo/a:1:2.ts:3:7)", "/repo/a:1:2.ts:3"],
  ["Windows", "make (C:\\my repo\\a.ts:3:7)", "C:\\my repo\\a.ts:3"],
  ["Windows with slashes", "d:/repo/a.ts:3:7", "d:/repo/a.ts:3"],
])("the line of a call is read: %s", (_, call, expected) => {
  expect(read(call)).toEqual([expected]);
});

test("any path is read back, with a function's name and without", () => {
  const odd = fc.constantFrom(
    "a",
    "b.ts",
    " ",
    "(",
    ")",
    ":",
    ":3:7",
    "/",
    "jiti/",
    "\\",
    "ü",
    "at ",
    "async ",
  );
  const path = fc.array(odd, { maxLength: 8 }).map((parts) => `/${parts.join("")}x.ts`);
  fc.assert(
    fc.property(path, fc.integer({ min: 1, max: 9999 }), (file, line) => {
      for (const call of [
        `make (${file}:${line}:7)`,
        `${file}:${line}:7`,
        `Array.map [as x] (${file}:${line}:7)`,
      ])
        expect(framesOf(trace(call))).toEqual([{ path: file, line }]);
    }),
  );
});

test("an address of a file is its path, and one that no path can have is passed over", () => {
  const path = import.meta.filename;
  const { href } = pathToFileURL(path);
  expect(read(`make (${href}:3:7)`, `${href}:4:1`)).toEqual([`${path}:3`, `${path}:4`]);
  expect(read("file:///repo/a%20b%23.ts:1:1")).toEqual(["/repo/a b#.ts:1"]);
  expect(read("file:///repo/a%2Fb.ts:1:1")).toEqual([]);
});

test("code without a file is passed over, and who called it comes next", () => {
  const evaluated = "eval (eval at make (/repo/a.ts:1:1), <anonymous>:1:1)";
  expect(read("Array.map (<anonymous>)", "native", "node:events:1:1", "/repo/b.ts:2:1")).toEqual([
    "/repo/b.ts:2",
  ]);
  expect(read(evaluated, "make (/repo/a.ts:9:1)").at(-1)).toBe("/repo/a.ts:9");
});

test.each([
  "async file:///repo/config.ts:1:1",
  "async import (/repo/config.ts:1:1)",
  "Module._compile (node:internal/modules/cjs/loader:1:1)",
  "evalModule (/repo/node_modules/jiti/dist/jiti.cjs:1:1)",
])("who imports a definition has not made it: %s", (loader) => {
  expect(read("/packages/a.js:3:1", loader, "/repo/config.ts:2:1")).toEqual(["/packages/a.js:3"]);
});

test.each(["", "Error", "no stack at all", "    at ", "    at x (y)"])("%j has no frames", (text) => {
  expect(framesOf(text)).toEqual([]);
});
