import { readdirSync } from "node:fs";
import { join } from "node:path";

/** How far below a folder a config is looked for: `compliance`, and `packages/compliance`. */
const DEPTH = 2;

/** The configs in the folders below one, by their paths from it; none of what is installed or hidden. */
export function configsBelow(folder: string, names: readonly string[]): readonly string[] {
  return below(folder, names, "", DEPTH);
}

function below(folder: string, names: readonly string[], under: string, depth: number): readonly string[] {
  return foldersIn(join(folder, under)).flatMap((name) => {
    const path = under === "" ? name : `${under}/${name}`;
    const files = filesIn(join(folder, path));
    const [found] = names.filter((one) => files.has(one));
    const own = found === undefined ? [] : [`${path}/${found}`];
    return [...own, ...(depth > 1 ? below(folder, names, path, depth - 1) : [])];
  });
}

function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((one) => one.isDirectory() && one.name !== "node_modules" && !one.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}

function filesIn(folder: string): ReadonlySet<string> {
  return new Set(
    entriesOf(folder)
      .filter((one) => one.isFile())
      .map(({ name }) => name),
  );
}

/** A folder that may not be read, or that went meanwhile, has none that a hint could name. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (["EACCES", "EPERM", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}
