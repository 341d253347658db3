import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { ignoredIn } from "./detect/git.ts";
import { manifestAt, textAt } from "./detect/manifest.ts";
import { formattedIn } from "./detect/prettier.ts";
import type { Repository } from "./detect/repository.ts";
import { tsconfigOf } from "./detect/tsconfig.ts";
import { documentsOf, type Place } from "./place.ts";
import type { Planned } from "./plan.ts";

/** What of the repository's own keeps the program's files from being what they are for. */
export interface Obstacles {
  /** Files in the place of the program's that are for something else, as far as their text says. */
  readonly foreign: readonly string[];
  /** What git keeps out of every commit, and a path of it. */
  readonly ignored: readonly { readonly what: string; readonly path: string }[];
  /** Settings in the folder of the program that do not fit it, and what it needs of them. */
  readonly unfit: readonly { readonly path: string; readonly needs: string }[];
  /** The folders of documents and records that Prettier would write anew. */
  readonly formatted: readonly string[];
}

export async function obstaclesTo(
  files: readonly Planned[],
  evidence: string,
  place: Place,
  { root, uses }: Repository,
): Promise<Obstacles> {
  const documents = documentsOf(place);
  const records = posix.join(place.home, evidence);
  // Of a program that is there, nobody knows where its records are.
  const hasRecords = !place.isThere || existsSync(join(root, records));
  const wanted = [
    ...files.map(({ path }) => ({ what: path, path })),
    { what: `the pages of ${documents}`, path: `${documents}/control-matrix.md` },
    { what: `the pictures of ${documents}`, path: `${documents}/pictures/risk-heat-map.svg` },
    ...(hasRecords
      ? [{ what: `the records of ${records}`, path: `${records}/policy-approval/2027-01-01.md` }]
      : []),
  ];
  const ignored = new Set(
    await ignoredIn(
      root,
      wanted.map(({ path }) => path),
    ),
  );
  return {
    foreign: await foreignFiles(root, files),
    ignored: wanted.filter(({ path }) => ignored.has(path)),
    unfit: await unfitSettings(root, files, place),
    formatted: await formattedIn(root, [documents, ...(hasRecords ? [records] : [])], uses.depends),
  };
}

async function foreignFiles(root: string, files: readonly Planned[]): Promise<readonly string[]> {
  const left = files.filter(
    ({ path, state, text }) => state === "left" && /\.(?:ts|yml)$/.test(path) && text.includes("bylaw"),
  );
  const texts = await Promise.all(left.map(({ path }) => textAt(join(root, path)).catch(() => undefined)));
  return left.flatMap(({ path }, at) => (/bylaw/i.test(texts[at] ?? "bylaw") ? [] : [path]));
}

/** Of a folder that was there before the program. What whoever wrote the program settled is theirs. */
async function unfitSettings(
  root: string,
  files: readonly Planned[],
  { home, isThere }: Place,
): Promise<Obstacles["unfit"]> {
  if (home === "" || isThere) return [];
  const leftAt = (name: string): string | undefined =>
    files.find(({ path, state }) => path === posix.join(home, name) && state !== "new")?.path;
  const [settings, manifest] = [leftAt("tsconfig.json"), leftAt("package.json")];
  const found: Obstacles["unfit"][number][] = [];
  if (settings !== undefined && tsconfigOf(await textAt(join(root, settings))) !== "fits")
    found.push({
      path: settings,
      needs: '"module": "nodenext", "noEmit": true and "allowImportingTsExtensions": true',
    });
  if (manifest !== undefined && (await manifestAt(join(root, manifest)))?.isModule !== true)
    found.push({ path: manifest, needs: '"type": "module"' });
  return found;
}
