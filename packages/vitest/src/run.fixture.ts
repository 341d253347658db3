import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const cache = join(root, "node_modules/.cache/bylaw");

/** A folder for a suite, from which the packages are found as a user finds them. */
export async function suiteFolder(parent = cache): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, ".suite-"));
}

/** Where vitest watches: it does not look into node_modules. */
export const watchedParent = join(root, "examples");

export type Vitest = ChildProcessWithoutNullStreams & { readonly output: () => string };

/** Starts a vitest of its own in a folder, as a user does. */
export async function startVitest(
  folder: string,
  suite: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Vitest> {
  await writeFile(join(folder, "compliance.test.ts"), suite);
  await writeFile(join(folder, "vitest.config.mjs"), "export default {};\n");
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const child = spawn(
    process.execPath,
    [join(root, "node_modules/vitest/vitest.mjs"), ...args, "--reporter=verbose"],
    {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), NODE_ENV: "", NO_COLOR: "1", BYLAW_FROM: "", ...env },
    },
  );
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      out += chunk;
    });
  }
  return Object.assign(child, { output: () => out });
}

/** Runs a suite once. */
export async function runSuite(
  folder: string,
  suite: string,
  args: readonly string[] = [],
): Promise<{ code: number; out: string; marks: string }> {
  const child = await startVitest(folder, suite, ["run", ...args]);
  const code = await new Promise<number>((resolve) => child.on("close", (given) => resolve(given ?? -1)));
  const out = child.output();
  return { code, out, marks: [...out.matchAll(/^ *([✓×↓]) .* > /gm)].map(([, mark]) => mark).join("") };
}

/** What a suite wrote down as collected, in order of name. */
export async function collectedIn(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, "calls.log"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .sort();
}
