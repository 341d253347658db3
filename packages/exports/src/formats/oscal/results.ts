import { jsonText, selectionText, sha256 } from "@bylaw/core/run";
import type { ExportedRun } from "../../run/exported-run.ts";
import { type Identify, identityOf } from "../../run/identity.ts";
import type { Format } from "../format.ts";
import { attached, metadataOf, propertiesOf } from "./document.ts";
import { findingsOf } from "./findings.ts";
import { observationsOf } from "./observations.ts";
import { reviewedControls } from "./reviewed.ts";
import { risksOf } from "./risks.ts";
import { componentsOf, inventoryOf } from "./subjects.ts";
import { line, prose } from "./text.ts";

/**
 * OSCAL assessment results: an observation for each resource of each check, a finding for each control and each criterion. A finding
 * is satisfied only where all that it is about passes.
 */
export const oscalResults = {
  id: "oscal-results",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  const identify = identityOf(run);
  let digest = "";
  let pending = "";
  for await (const piece of contentOf(run, identify)) {
    yield piece;
    pending += piece;
    if (pending.length < 65_536) continue;
    digest = await sha256(digest + pending);
    pending = "";
  }
  // Of a document that is never held, the UUID that follows from its content comes last.
  const uuid = identify("assessment-results", digest + pending);
  yield `,\n"uuid": ${jsonText(uuid)}}}\n`;
}

async function* contentOf(run: ExportedRun, identify: Identify): AsyncIterable<string> {
  const { organization } = run.report.program;
  const plan = jsonText({
    revision: run.revision,
    selection: run.report.selection,
    asked: run.asked.map(({ id }) => id),
  });
  const resource = identify("assessment-plan", plan);
  yield `{"assessment-results": {"metadata": ${jsonText(metadataOf(`Bylaw check of ${organization.name}`, run))}`;
  yield `,\n"import-ap": ${jsonText({ href: `#${resource}` })}`;
  yield `,\n"back-matter": ${jsonText({ resources: [attached(resource, "What was asked", "bylaw-plan.json", plan)] })}`;
  yield `,\n"results": [${open(resultOf(run, identify))}`;
  yield ',\n"local-definitions": {"components": [';
  yield* items(componentsOf(run, identify));
  yield "]";
  yield* member("inventory-items", inventoryOf(run, identify));
  yield "}";
  yield* member("observations", observationsOf(run, identify));
  yield* member("risks", risksOf(run, identify));
  yield* member("findings", findingsOf(run, identify));
  yield "}]";
}

/** What stands before the lists of a result. */
function resultOf({ report }: ExportedRun, identify: Identify): object {
  const { startedAt, exitCode } = report;
  const part = selectionText(report);
  const said = [`bylaw check ended with exit code ${exitCode}.`, ...(part === undefined ? [] : [part])];
  return {
    uuid: identify("result", startedAt),
    title: line(`Bylaw check of ${startedAt}${part === undefined ? "" : ", of a part"}`),
    description: prose(said),
    start: startedAt,
    props: propertiesOf({ "exit-code": `${exitCode}`, outcome: report.total.outcome }),
    "reviewed-controls": reviewedControls(report),
  };
}

/** An object that goes on. */
function open(value: object): string {
  return jsonText(value).slice(0, -1);
}

/** A list under its name; nothing where it is empty, as OSCAL has no empty lists. */
async function* member(name: string, all: AsyncIterable<object>): AsyncIterable<string> {
  let before = `,\n${jsonText(name)}: [`;
  let after = "";
  for await (const one of items(all)) {
    yield before + one;
    before = "";
    after = "]";
  }
  yield after;
}

async function* items(all: AsyncIterable<object>): AsyncIterable<string> {
  let separator = "\n";
  for await (const one of all) {
    yield separator + jsonText(one);
    separator = ",\n";
  }
}
