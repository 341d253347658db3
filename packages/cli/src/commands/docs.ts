import { relative, resolve } from "node:path";
import { assertValidProgram } from "@bylaw/core/run";
import { compareDocuments, definitionDocuments, loadTemplates, writeDocuments } from "@bylaw/reports";
import { defineCommand, flag, shared, value } from "../command.ts";
import { BROKEN } from "../exit-codes.ts";
import { write } from "../io.ts";
import { loadConfig } from "../load-config.ts";
import { jsonText } from "../output/json.ts";
import { counted } from "../output/words.ts";
import { assertFolder, assertWritable, pathOf } from "../paths.ts";

export const docs = defineCommand({
  name: "docs",
  summary: "write the policies, registers and check pages, or hold them to the program",
  description: "Writes the documents that follow from the program's definitions, as Markdown.",
  options: {
    config: shared.config,
    out: value("folder", "where the documents live (default: documents, beside the program)"),
    templates: value("folder", "your own Handlebars templates, by the name of the one they replace"),
    check: flag("write nothing; exit 1 when a document differs from the program"),
  },
  examples: [
    { line: "bylaw docs", does: "write the documents" },
    { line: "bylaw docs --check", does: "in a pipeline: do they still say what the program defines?" },
    {
      line: "bylaw docs --out policies --templates templates",
      does: "write them elsewhere, in your own words",
    },
  ],
  json: "what changed, as JSON",
  exits: [0, 1, 2, 64],
  async run(given, io) {
    const asked = given.out === undefined ? undefined : pathOf("--out", given.out, io.cwd);
    const own = given.templates === undefined ? undefined : pathOf("--templates", given.templates, io.cwd);
    const { program, folder: home } = await loadConfig(io, given.config);
    assertValidProgram(program);
    const folder = asked ?? resolve(home, "documents");
    const documents = definitionDocuments(program, {
      templates: own === undefined ? {} : await loadTemplates(own),
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
      await write(io.stdout, given.json ? json(drift) : sentence + listed.join(""));
      return drift.length === 0 ? 0 : BROKEN;
    }
    const changes = await writeDocuments(folder, documents);
    const listed = changes.map(({ change, path }) => `  ${change}  ${path}\n`);
    const sentence = `${all} in ${place}, ${changes.length} changed.\n`;
    await write(io.stdout, given.json ? json(changes) : sentence + listed.join(""));
    return 0;
  },
});

function json(value: unknown): string {
  return `${jsonText(value, 2)}\n`;
}
