import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

type Wanted = ReadonlyMap<string, string>;

/** Says which of Bylaw's packages the base asks for in other versions than today's program: today's judge both. */
export async function versionNotes(
  base: string,
  baseRoot: string,
  today: string,
  todayRoot: string,
): Promise<readonly string[]> {
  const [was, is] = await Promise.all([wantedAt(base, baseRoot), wantedAt(today, todayRoot)]);
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const other = names.filter((name) => was.get(name) !== is.get(name));
  if (other.length === 0) return [];
  const told = other.map((name) => `${name} ${was.get(name) ?? "none"}, and ${is.get(name) ?? "none"} today`);
  return [
    `The base asks for ${told.join("; ")}. The packages that are installed now judge both, so what they change is not told here.`,
  ];
}

/** What the manifests from the config up to the root ask for, and what npm's lock says is installed. */
async function wantedAt(config: string, root: string): Promise<Wanted> {
  const wanted = new Map<string, string>();
  for (let folder = dirname(config); ; folder = dirname(folder)) {
    const { dependencies, devDependencies } = await jsonAt(join(folder, "package.json"));
    const { packages } = await jsonAt(join(folder, "package-lock.json"));
    for (const [name, version] of [...entriesOf(dependencies), ...entriesOf(devDependencies)])
      if (isOurs(name) && typeof version === "string" && !wanted.has(name)) wanted.set(name, version);
    for (const [place, locked] of entriesOf(packages)) {
      const name = place.replace(/^node_modules\//, "");
      const { version } = recordOf(locked);
      if (isOurs(name) && typeof version === "string") wanted.set(name, version);
    }
    if (folder === root || dirname(folder) === folder) return wanted;
  }
}

function isOurs(name: string): boolean {
  return name === "bylaw" || /^@bylaw\/[\w-]+$/.test(name);
}

/** Nothing where there is no such file, or none that can be read: npm would say so. */
async function jsonAt(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return recordOf(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(recordOf(value));
}
