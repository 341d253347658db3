import { existsSync, realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { assertValidProgram, counted, jsonText } from "@bylaw/core/run";
import {
  compareDocuments,
  definitionDocuments,
  loadTemplates,
  type SourceLinks,
  writeDocuments,
} from "@bylaw/reports";
import { BROKEN } from "../../exit-codes.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { locationsOf } from "../../locations.ts";
import { assertFolder, assertWritable, pathOf } from "../../paths.ts";
import type { DocsGiven } from "./given.ts";

/** Writes the documents, or holds them to the program. */
export async function run(given: DocsGiven, io: Io): Promise<number> {
  const asked = given.out === undefined ? undefined : pathOf("--out", given.out, io.cwd);
  const own = given.templates === undefined ? undefined : pathOf("--templates", given.templates, io.cwd);
  const { program, folder: home } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const folder = asked ?? resolve(home, "documents");
  const documents = definitionDocuments(program, {
    templates: own === undefined ? {} : await loadTemplates(own),
    names: given.names,
    ...sourcesOf(program, given.sources, folder),
  });
  await (given.check ? assertFolder : assertWritable)(folder);
  const place = relative(io.cwd, folder) || ".";
  const all = counted(documents.length, "document");
  if (given.check) {
    const drift = await compareDocuments(folder, documents);
    const sentence =
      drift.length === 0
        ? `${all} in ${place} say what the program defines.\n`
        : `${drift.length} of ${all} in ${place} do not say what the program defines. Run bylaw docs and review:\n`;
    const listed = drift.map(({ state, path }) => `  ${state}  ${path}\n`);
    await write(io.stdout, given.json ? json(drift) : sentence + listed.join("") + unasked(given, drift));
    return drift.length === 0 ? 0 : BROKEN;
  }
  const changes = await writeDocuments(folder, documents);
  const listed = changes.map(({ change, path }) => `  ${change}  ${path}\n`);
  const sentence = `${all} in ${place}, ${changes.length} changed.\n`;
  await write(io.stdout, given.json ? json(changes) : sentence + listed.join("") + unasked(given, changes));
  return 0;
}

/** That a page which one run asked for, and this one does not, is none of its documents. */
function unasked({ sources }: DocsGiven, all: readonly { readonly path: string }[]): string {
  return sources === undefined && all.some(({ path }) => path === "sources.md")
    ? "sources.md is written with --sources <address> alone: give it each time, with --check too, to have that page.\n"
    : "";
}

/** What links definitions to their lines. An address ends in no file and hides nothing. */
function sourcesOf(
  program: Program,
  given: string | undefined,
  folder: string,
): { readonly sources?: SourceLinks } {
  const locations = given === undefined ? undefined : locationsOf(program);
  if (given === undefined || locations === undefined) return {};
  const locate = (definition: object) => locations.of(definition);
  if (given === ".") {
    const from = existsSync(folder) ? realpathSync(folder) : folder;
    return { sources: { locate, base: relative(from, locations.root).split(sep).join("/") || "." } };
  }
  if (/^https?:\/\/[^\s?#()<>]+$/.test(given) && URL.canParse(given))
    return { sources: { locate, base: given } };
  throw new BylawError("usage", `--sources ${given} is no address that a file can be read below.`, {
    next: "Give one as in --sources https://github.com/acme/infra/blob/main, or . for links within the repository.",
  });
}

function json(value: unknown): string {
  return `${jsonText(value, 2)}\n`;
}
