import { expect, test } from "vitest";
import { damaged, ignoreMissing, whyUnreadable } from "./errors.ts";

const of = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

test("what is not there is nothing, and any other error is one", () => {
  expect([ignoreMissing(of("ENOENT")), ignoreMissing(of("ENOTDIR"))]).toEqual([undefined, undefined]);
  expect(() => ignoreMissing(of("EACCES"))).toThrow("EACCES");
});

test.each(["EACCES", "EIO", "EISDIR", "ELOOP", "ENOENT", "EPERM"])("%s is of the file", (code) => {
  expect(whyUnreadable(of(code))).toBe(`cannot be read (${code})`);
});

test.each(["EMFILE", "ENFILE", "ENOMEM"])("%s says nothing of the file, and is thrown", (code) => {
  expect(() => whyUnreadable(of(code))).toThrow(code);
});

test("what is damaged says what to do", () => {
  expect(damaged("2026/blocks/a.gz", "was changed")).toMatchObject({
    code: "recording-damaged",
    message: "[bylaw] 2026/blocks/a.gz was changed.",
    next: "Restore it from wherever else the folder is kept: its branch, a backup.",
  });
});
