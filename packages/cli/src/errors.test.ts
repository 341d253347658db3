import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { BylawError } from "@bylaw/core";
import { jsonText } from "@bylaw/core/run";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describeError } from "./errors.ts";
import { config, createProject, type Project } from "./project.fixture.ts";

const HOSTILE = "a\u001b[31m\n::error::pwned\u009b\u202e";
const system = (code: string) => Object.assign(new Error(`${code}: no`), { code });

describe("an error is told", () => {
  test.each([
    ["a thrown string", HOSTILE],
    ["an error", new Error(HOSTILE)],
    ["an expected error", new BylawError("usage", HOSTILE, { next: HOSTILE })],
    ["a system error", Object.assign(new Error(HOSTILE), { code: "EACCES" })],
    ["a cause", new BylawError("usage", "x", { next: "y", cause: new Error(HOSTILE) })],
  ])("in safe lines: %s", (_, error) => {
    for (const verbose of [false, true]) {
      const { text } = describeError(error, verbose);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
      expect(text).not.toMatch(/^\s*::/m);
    }
  });

  test("as the system's when that is what it is, however it is wrapped", () => {
    for (const error of [system("EFBIG"), new Error("x", { cause: system("EFBIG") })])
      expect(describeError(error, false)).toEqual({
        code: 2,
        text: "[bylaw] EFBIG: no\n  Make room there, and run again.\n",
      });
    const cause = system("EACCES");
    const unreadable = new BylawError("recording-missing", "There is none.", { next: "Make one.", cause });
    expect(describeError(unreadable, false)).toMatchObject({
      code: 2,
      text: expect.stringContaining("EACCES: no"),
    });
    const missing = new BylawError("recording-missing", "None.", { next: "", cause: system("ENOENT") });
    expect(describeError(missing, false).code).toBe(64);
  });

  test("though it is its own cause, or no error at all", () => {
    const error = new Error("x");
    error.cause = error;
    expect(describeError(error, true).text).toContain("This is a bug in Bylaw: ");
    expect(describeError(Object.create(null), false).text).toContain("something that is not an error");
  });
});

test("JSON shows what cannot be seen, and reads back the same", () => {
  const value = { "a\u009b": "\u202ex\u2028 \u{e0041} ü 🎉" };
  expect(jsonText(value)).toBe('{"a\\u009b":"\\u202ex\\u2028 \\udb40\\udc41 ü 🎉"}');
  expect(JSON.parse(jsonText(value))).toEqual(value);
});

test("house 12: JSON shows a Hangul filler, and keeps the line breaks of its indent", () => {
  const value = { name: "adm\u3164in\u034f", deep: ["\u200c"] };
  const text = jsonText(value, 2);
  expect(text.split("\n")).toHaveLength(6);
  expect(text).toContain('"adm\\u3164in\\u034f"');
  expect(text).toContain('"\\u200c"');
  expect(JSON.parse(text)).toEqual(value);
});

test("JSON commands no CI runner, wherever its command stands in a line", () => {
  const value = ["##vso[task.setvariable variable=x]y", "a ##[error] b", "##teamcity[x]", "## a heading"];
  const text = jsonText(value);
  expect(text).not.toMatch(/##\w*\[/);
  expect(text).toContain('"\\u0023\\u0023vso[task');
  expect(text).toContain('"## a heading"');
  expect(JSON.parse(text)).toEqual(value);
});

describe("options", () => {
  let project: Project;
  beforeEach(async () => {
    project = await createProject({ "bylaw.config.ts": config, file: "x" });
    await symlink("/nowhere/at/all", join(project.folder, "dangling"));
  });
  afterEach(() => project.remove());

  test.each(["0", "0.5", "86401", "3000000", "1e10", "Infinity", "NaN", "-1", "0x10", ""])(
    "--deadline %j is refused",
    async (deadline) => {
      const { code, err } = await project.bylaw("check", "--deadline", deadline);
      expect(err).toContain("is not a number of seconds from 1 to 86400.");
      expect(code).toBe(64);
    },
  );

  test.each(["1", "1.5", "86400"])("--deadline %j is taken", async (deadline) => {
    expect((await project.bylaw("check", "--deadline", deadline)).code).toBe(1);
  });

  test.each([
    ["check", "--record", "folder"],
    ["check", "--from", "folder"],
    ["check", "--status", "folder"],
    ["check", "--config", "file"],
    ["docs", "--out", "folder"],
    ["docs", "--templates", "folder"],
  ])("%s %s of nothing is refused", async (command, option, noun) => {
    const { code, err } = await project.bylaw(command, option, "");
    expect(err).toContain(`[bylaw] ${option} was given no ${noun}.`);
    expect(code).toBe(64);
  });

  test.each([".", "..", "/", "link"])("--record %s would replace the current folder", async (folder) => {
    await symlink(project.folder, join(project.folder, "link"));
    const { code, err } = await project.bylaw("check", "--record", folder);
    expect(err).toContain("which holds the current folder.");
    expect(code).toBe(64);
  });

  test.each([
    ["check", "--record"],
    ["check", "--status"],
    ["docs", "--out"],
  ])("%s %s is told what is in its way, before any work", async (command, option) => {
    const before = await readdir(project.folder);
    for (const [place, words] of [
      ["file", "is a file, not a folder."],
      ["file/x", "ENOTDIR: not a directory"],
      ["dangling", "is a link to what is not there."],
      ["dangling/x", "is a link to what is not there."],
    ] as const) {
      const { code, out, err } = await project.bylaw(command, option, place);
      expect(err).toContain(words);
      expect({ code, out }).toEqual({ code: 2, out: "" });
    }
    expect(await readdir(project.folder)).toEqual(before);
  });

  test("--from a file says what a recording is", async () => {
    const { code, err } = await project.bylaw("check", "--from", "file");
    expect(err).toContain("file is a file, and neither a recording nor a kept run.");
    expect(code).toBe(64);
  });

  test("--from a manifest that cannot be read is not missing", async () => {
    await mkdir(join(project.folder, "recording/manifest.json"), { recursive: true });
    const { code, err } = await project.bylaw("check", "--from", "recording");
    expect(err).toContain("EISDIR");
    expect(code).toBe(2);
  });
});
