import { jsonText, selectionText } from "@bylaw/core/run";
import type { ExportedRun } from "../../run/exported-run.ts";
import { otherProgram } from "../../run/identity.ts";
import { partedText } from "../../text/parted.ts";
import type { Rules } from "./rules.ts";

/** The one run of a SARIF log. */
export interface SarifRun {
  readonly rules: Rules;
  /** Written one by one, as they come. */
  readonly results: AsyncIterable<object>;
  /** How the run itself went, asked for when all results are written. Without it nothing is claimed of that. */
  readonly invocation?: () => object;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** A SARIF log, a result a line. */
export async function* sarifLog(
  run: ExportedRun,
  { rules, results, invocation }: SarifRun,
): AsyncIterable<string> {
  yield `{\n"$schema": ${jsonText(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n`;
  for (const [key, value] of Object.entries(headOf(run, rules))) yield `"${key}": ${jsonText(value)},\n`;
  yield '"results": [';
  let separator = "\n";
  for await (const result of results) {
    yield separator + jsonText(result);
    separator = ",\n";
  }
  yield "\n]";
  if (invocation !== undefined) yield `,\n"invocations": [${jsonText(invocation())}]`;
  yield "\n}]\n}\n";
}

function headOf(run: ExportedRun, rules: Rules): object {
  const { version, repository, revision } = run;
  const driver = {
    name: "Bylaw",
    informationUri: "https://github.com/bylaw/bylaw",
    version,
    semanticVersion: version,
    rules: rules.all,
  };
  return {
    tool: { driver },
    automationDetails: automationDetails(run),
    columnKind: "utf16CodeUnits",
    ...(repository !== undefined && {
      versionControlProvenance: [
        { repositoryUri: repository, ...(revision !== undefined && { revisionId: revision }) },
      ],
    }),
    properties: { ...(revision !== undefined && { revision }), startedAt: run.report.startedAt },
  };
}

/**
 * What readers keep results apart by: those of a part close none of the whole program's, nor of another part's, and say of what they
 * are.
 */
function automationDetails(run: ExportedRun): object {
  const { selection } = run.report;
  const text = selectionText(run.report);
  if (selection === undefined || text === undefined) return { id: `bylaw/${programOf(run)}/` };
  const part = selection.ids.map((id) => slug(id)).join("+");
  return { id: `bylaw-part/${programOf(run)}/${part}/`, description: { text: partedText(text) } };
}

function programOf(run: ExportedRun): string {
  const names = [run.report.program.organization.name, ...(otherProgram(run) ?? [])];
  return names.map(slug).filter(Boolean).join("/") || "program";
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join("-");
}
