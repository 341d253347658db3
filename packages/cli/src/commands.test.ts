import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Command, defineCommand, flag, type RunnableCommand, value } from "./command.ts";
import { commandLine } from "./commander.ts";
import { commands } from "./commands/index.ts";
import { exitTexts } from "./exit-codes.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The command that a line runs, and what it is given. Nothing is run. */
async function parse(line: string, list: readonly Command[] = commands) {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  let parsed: { name: string; given: Readonly<Record<string, unknown>> } | undefined;
  const [bin, ...args] = (line.match(/"[^"]*"|\S+/g) ?? []).map((one) => one.replaceAll('"', ""));
  expect(bin).toBe("bylaw");
  await commandLine(list, { stdout: silent, stderr: silent }, async ({ name }, given) => {
    parsed = { name, given };
  }).parseAsync(args, { from: "user" });
  return parsed;
}

async function help(line: string): Promise<string> {
  let text = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const cli = commandLine(commands, { stdout, stderr: stdout }, async () => undefined);
  await cli
    .parseAsync([...line.split(" "), "--help"], { from: "user" })
    .catch((error: { exitCode: number }) => {
      expect(error.exitCode).toBe(0);
    });
  return text;
}

function runnable(list: readonly Command[], parent = ""): readonly (readonly [string, RunnableCommand])[] {
  return list.flatMap((command) => {
    const name = `${parent}${command.name}`;
    return command.kind === "group" ? runnable(command.children, `${name} `) : [[name, command] as const];
  });
}

describe.each(runnable(commands))("bylaw %s", (name, command) => {
  test("says what it is, shows examples, and lists its exit codes in its help", async () => {
    const text = (await help(name)).replaceAll(/\s+/g, " ");
    expect(command.summary).toMatch(/^[a-z].*[^.]$/);
    expect(text).toContain(command.description);
    for (const { line, does } of command.examples) expect(text).toContain(`# ${does} ${line}`);
    for (const code of command.exits)
      expect(text).toContain(` ${code} ${command.meanings?.[code] ?? exitTexts[code]}`);
    expect(command.exits).toEqual(expect.arrayContaining([0, 2, 64]));
  });

  test("has --json exactly where it says so", async () => {
    const text = await help(name);
    if (command.json === undefined) expect(text).not.toContain("--json");
    else {
      expect(text.replaceAll(/\s+/g, " ")).toContain(`--json ${command.json}`);
      const needed = Object.values(command.arguments ?? {}).map(({ optional }) => (optional ? "" : " x"));
      const line = `bylaw ${name}${needed.join("")} --json`;
      expect((await parse(line))?.given).toMatchObject({ json: true });
    }
  });

  test("gives no name to both an argument and an option", () => {
    const names = [
      ...Object.keys(command.options),
      ...Object.keys(command.arguments ?? {}),
      "json",
      "verbose",
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("what the pages show", () => {
  const pages = [
    "README.md",
    ...readdirSync(join(root, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
  ];
  const lines = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = ""]) =>
      [...block.matchAll(/^(?:npx )?(bylaw\b[^#\n]*)/gm)].map(
        ([, line = ""]) => [page, line.trim()] as const,
      ),
    );
  });

  test("is every example of every command, in docs/cli.md", () => {
    const shown = lines.filter(([page]) => page === "docs/cli.md").map(([, line]) => line);
    expect(shown).toEqual(runnable(commands).flatMap(([, { examples }]) => examples.map(({ line }) => line)));
  });

  test.each(lines)("in %s is a command: %s", async (_, line) => {
    const [, first, second] = line.split(" ");
    const isGroup = commands.some(({ kind, name }) => kind === "group" && name === first);
    expect(await parse(line)).toMatchObject({ name: isGroup ? second : first });
  });
});

describe("a command is data", () => {
  const add = defineCommand({
    name: "add",
    summary: "add a record",
    description: "Adds a record.",
    arguments: { requirement: { about: "which", optional: false }, file: { about: "what", optional: true } },
    options: { by: value("person", "who"), for: value("window", "when", "now"), draft: flag("not yet") },
    examples: [{ line: "bylaw evidence add drill", does: "add one" }],
    exits: [0, 2, 64],
    run: async ({ requirement, file, by, draft, for: window }) =>
      [requirement.length, file?.length, by?.length, window.length, draft].length,
  });
  const evidence: Command = { kind: "group", name: "evidence", summary: "records", children: [add] };

  test("which may stand in another, and is given all it asks for", async () => {
    expect(await parse("bylaw evidence add drill", [evidence])).toEqual({
      name: "add",
      given: { requirement: "drill", file: undefined, for: "now", draft: false, json: false, verbose: false },
    });
    expect(await parse("bylaw evidence add drill a.md --by ana --draft --verbose", [evidence])).toEqual({
      name: "add",
      given: {
        requirement: "drill",
        file: "a.md",
        by: "ana",
        for: "now",
        draft: true,
        json: false,
        verbose: true,
      },
    });
  });

  test("and is refused without what it cannot do without", async () => {
    await expect(parse("bylaw evidence add", [evidence])).rejects.toThrow("missing required argument");
    await expect(parse("bylaw evidence add x --json", [evidence])).rejects.toThrow("unknown option '--json'");
  });
});
