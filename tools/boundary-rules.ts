import { builtinModules } from "node:module";
import { coreRooms, floors, lazyPackages, type Room, rooms } from "./floors.ts";
import type { Import } from "./imports.ts";
import { packages, readManifest, root } from "./repo.ts";

/** What the repository has installed for its tests and tools. */
const { devDependencies: testTools = {} } = readManifest(root);

/** A sentence's end when the import breaks the rule: `"node:fs" needs Node here`. */
export type Rule = (one: Import) => string | undefined;

const manifests = new Map(packages().map(({ folder, manifest }) => [folder, manifest]));

export function ownFault({ from, specifier }: Import): string | undefined {
  const folder = ownFolder(specifier);
  if (folder === undefined) return undefined;
  if (folder === "tools" || folder === "bench" || folder === "testbed") return "is private";
  if (!roomOf(from)?.packages.includes(folder)) return `is not open to ${roomOf(from)?.path}`;
  return entryFault(folder, specifier);
}

function entryFault(folder: string, specifier: string): string | undefined {
  const manifest = manifests.get(folder);
  if (manifest === undefined) return undefined;
  const entry = `.${specifier.slice(manifest.name.length)}`;
  return entry in (manifest.exports ?? {}) ? undefined : `is no public entry of ${manifest.name}`;
}

/** Node's modules stand only where Node is. */
export function nodeFault({ from, specifier }: Import): string | undefined {
  if (builtinModules.includes(specifier)) return "names a Node module without node:";
  return specifier.startsWith("node:") && !roomOf(from)?.node ? "needs Node here" : undefined;
}

export function leavesFault({ from, file }: Import): string | undefined {
  return file !== undefined && !file.startsWith(`${folderOf(from)}/src/`) ? "leaves its package" : undefined;
}

/** Nothing imports the tools. */
export function toolsFault({ specifier, file }: Import): string | undefined {
  const named = specifier.startsWith("@bylaw/tools") || file?.startsWith("tools/") === true;
  return named ? "is one of the tools" : undefined;
}

export function coreFault({ from, file }: Import): string | undefined {
  if (!from.startsWith("core/") || file === undefined) return undefined;
  const [here, there] = [coreRoom(from), coreRoom(file)];
  const isBelow = coreRooms.indexOf(there) <= coreRooms.indexOf(here);
  return isBelow && coreRooms.includes(there) ? undefined : `goes from ${here} to ${there}`;
}

export function lazyFault({ from, specifier, kind }: Import): string | undefined {
  const rule = lazyPackages.find(({ name }) => name.test(specifier));
  if (rule === undefined || kind === "type") return undefined;
  const files = lazyPackages.flatMap(({ name, file }) => (name.source === rule.name.source ? [file] : []));
  if (!files.some((file) => isOneOf(from, file))) return `is loaded outside ${files.join(" and ")}`;
  return kind === "static" ? "is loaded at import, not when it is called" : undefined;
}

function isOneOf(file: string, pattern: string): boolean {
  const [folder = "", rest = ""] = pattern.split("*");
  const name = file.slice(folder.length);
  return pattern.includes("*")
    ? file.startsWith(folder) && name.endsWith(rest) && !name.includes("/")
    : file === pattern;
}

export function undeclaredFault({ from, specifier, file }: Import): string | undefined {
  if (file !== undefined || specifier.startsWith("node:")) return undefined;
  const {
    dependencies = {},
    peerDependencies = {},
    house,
    name,
  } = manifests.get(folderOf(from)) ?? { name: "" };
  const wanted = packageOf(specifier);
  if (wanted === name) return "imports its own package by name";
  const declared = [
    ...Object.keys(dependencies),
    ...Object.keys(peerDependencies),
    ...(house?.builtIn ?? []),
  ];
  return declared.includes(wanted) ? undefined : `is not declared by ${name}`;
}

export function testFault(one: Import): string | undefined {
  const { from, specifier, file } = one;
  if (file !== undefined || specifier.startsWith("node:")) return undefined;
  const { devDependencies: ownTools = {} } = manifests.get(folderOf(from)) ?? {};
  const name = packageOf(specifier);
  if (name in testTools || name in ownTools || name === "@bylaw/testbed") return undefined;
  return ownFolder(specifier) === undefined ? undeclaredFault(one) : testOwnFault(from, specifier);
}

/** A test may look one floor up or aside no more than its source, but a policy's test may use any provider. */
function testOwnFault(from: string, specifier: string): string | undefined {
  const folder = ownFolder(specifier) ?? "";
  return floorOf(folder) < floorOf(folderOf(from)) ? entryFault(folder, specifier) : "is not a lower floor";
}

/** The folder of one of our packages by a specifier: `core` for `@bylaw/core/node`, `cli` for `bylaw`. */
function ownFolder(specifier: string): string | undefined {
  if (packageOf(specifier) === "bylaw") return "cli";
  return specifier.startsWith("@bylaw/") ? specifier.split("/")[1] : undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

export function roomOf(file: string): Room | undefined {
  return rooms.filter(({ path }) => file.startsWith(path)).sort((a, b) => b.path.length - a.path.length)[0];
}

export function folderOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function coreRoom(file: string): string {
  const path = file.replace("core/src/", "");
  const fitting = coreRooms.filter((room) => path.startsWith(room));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? path;
}

export function floorOf(folder: string): number {
  return floors.get(folder) ?? Number.POSITIVE_INFINITY;
}
