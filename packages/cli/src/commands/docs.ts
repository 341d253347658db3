import { relative } from "node:path";
import { assertValidProgram } from "@bylaw/core/run";
import { compareDocuments, definitionDocuments, loadTemplates, writeDocuments } from "@bylaw/reports";
import type { Command } from "commander";
import { BROKEN } from "../exit-codes.ts";
import { type Io, write } from "../io.ts";
import { loadConfig } from "../load-config.ts";
import { jsonText } from "../output/json.ts";
import { counted } from "../output/words.ts";
import { assertFolder, assertWritable, placeOf } from "../places.ts";

interface DocsOptions {
  readonly config?: string;
  readonly out: string;
  readonly templates?: string;
  readonly check?: true;
  readonly json?: true;
}

export function addDocs(cli: Command, io: Io, exit: (code: number) => void): void {
  cli
    .command("docs")
    .summary("write the policies, registers and check pages, or hold them to the program")
    .description("Writes the documents that follow from the program's definitions, as Markdown.")
    .option("--config <file>", "the program (default: bylaw.config.ts)")
    .option("--out <folder>", "where the documents live", "documents")
    .option("--templates <folder>", "your own Handlebars templates, by the name of the one they replace")
    .option("--check", "write nothing; exit 1 when a document differs from the program")
    .option("--json", "what changed, as JSON")
    .addHelpText("after", "\nExamples:\n  bylaw docs\n  bylaw docs --check")
    .action(async (options: DocsOptions) => {
      exit(await docs(options, io));
    });
}

async function docs(options: DocsOptions, io: Io): Promise<number> {
  const folder = placeOf("--out", options.out, io.cwd);
  const own = options.templates === undefined ? undefined : placeOf("--templates", options.templates, io.cwd);
  const program = await loadConfig(io.cwd, options.config);
  assertValidProgram(program);
  const templates = own === undefined ? {} : await loadTemplates(own);
  const documents = definitionDocuments(program, { templates });
  await (options.check === true ? assertFolder : assertWritable)(folder);
  const place = relative(io.cwd, folder) || ".";
  const all = counted(documents.length, "document");
  if (options.check === true) {
    const drift = await compareDocuments(folder, documents);
    const sentence =
      drift.length === 0
        ? `${all} in ${place} say what the program defines.\n`
        : `${drift.length} of ${all} in ${place} do not say what the program defines. Run bylaw docs and review:\n`;
    await write(
      io.stdout,
      options.json === true
        ? json(drift)
        : sentence +
            lines(
              drift.map((one) => one.state),
              drift,
            ),
    );
    return drift.length === 0 ? 0 : BROKEN;
  }
  const changes = await writeDocuments(folder, documents);
  const sentence = `${all} in ${place}, ${changes.length} changed.\n`;
  await write(
    io.stdout,
    options.json === true
      ? json(changes)
      : sentence +
          lines(
            changes.map((one) => one.change),
            changes,
          ),
  );
  return 0;
}

function lines(words: readonly string[], paths: readonly { readonly path: string }[]): string {
  return paths.map(({ path }, at) => `  ${words[at]}  ${path}\n`).join("");
}

function json(value: unknown): string {
  return `${jsonText(value, 2)}\n`;
}
