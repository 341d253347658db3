import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, run, shown, tool } from "./repo.ts";

/** What the scaffolds share: templates into files, what is left to fill in, and refusals. */

/** Files to write, by path. */
export type Files = ReadonlyMap<string, string>;

/** A template of `tools/templates/`, its `{{names}}` replaced. Throws for one that nobody gave a value. */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(root, "tools", "templates", template), "utf8");
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`tools/templates/${template} asks for ${name}.`);
    return value;
  });
}

/** Writes files that are all new, formatted as the repository is. Refuses before the first when one is there already. */
export function writeNew(command: string, files: Files): void {
  for (const path of files.keys()) if (existsSync(path)) refuse(command, `${shown(path)} is there already.`);
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const { status, stdout, stderr } = run(tool("biome"), ["check", "--write", ...files.keys()]);
  if (status !== 0) throw new Error(`What ${command} wrote is not in order:\n${stdout}${stderr}`);
}

/** Every TODO in these files as `packages/okta/src/operations.ts:9  the operations`. */
export function blanksIn(paths: Iterable<string>): readonly string[] {
  return [...paths].flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .flatMap((line, at) => (/\bTODO\b/.test(line) ? [`${shown(path)}:${at + 1}  ${wordsOf(line)}`] : [])),
  );
}

/** What is asked for; the line itself where it is code. */
function wordsOf(line: string): string {
  return /\bTODO: (.+?)(?:"[\],]*)?$/.exec(line)?.[1] ?? line.trim();
}

/** Why this is no name for a check; undefined when it is one. */
export function checkNameFault(name: string): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name)) {
    return `${JSON.stringify(name)} is not a check's name: kebab-case, such as kms-key-tagged.`;
  }
  const order = /^(ensure|check|verify)-/.exec(name)?.[1];
  return order === undefined
    ? undefined
    : `A check is named for the state it demands: ${name.slice(order.length + 1)}, without "${order}".`;
}

/** Says what a command cannot do, and ends it. */
export function refuse(command: string, message: string): never {
  console.error(`${command}: ${message}`);
  process.exit(64);
}
