import type { ExportedRun } from "../../run/exported-run.ts";
import type { Identify } from "../../run/identity.ts";
import { untilOf } from "../../run/open.ts";
import { countsOf } from "../../run/standing.ts";
import { standingText } from "../../run/words.ts";
import { propertiesOf } from "./document.ts";
import { type AskedEntry, entriesIn } from "./entries.ts";
import { subjectOf } from "./subjects.ts";
import { line, prose } from "./text.ts";

/** An observation for each resource of each check, whatever it came to. */
export async function* observationsOf(run: ExportedRun, identify: Identify): AsyncIterable<object> {
  for await (const one of entriesIn(run)) yield observationOf(one, run, identify);
}

/** The UUID of what was observed, which stays the same whatever it came to. */
export function observationId({ entry }: Pick<AskedEntry, "entry">, identify: Identify): string {
  return identify("observation", entry.key);
}

function observationOf(one: AskedEntry, run: ExportedRun, identify: Identify): object {
  const { asked, entry } = one;
  const { standing, lines, observation, subject } = entry;
  const { scope, environment, problem } = observation;
  return {
    uuid: observationId(one, identify),
    title: line(asked.title),
    description: prose([`${subject}: ${standingText(asked, standing)}`, ...lines]),
    props: propertiesOf({
      standing,
      counts: asked.excused ? countsOf(asked) : undefined,
      control: asked.control?.id,
      check: asked.rule,
      selector: asked.selector,
      severity: asked.severity,
      scope,
      environment,
      reason: problem?.code,
      permission: problem?.permission,
      until: untilOf(entry),
    }),
    // A check asks a system; of all else the records and the program are read.
    methods: [asked.kind === "check" ? "TEST" : "EXAMINE"],
    types: ["discovery"],
    subjects: [subjectOf(one, identify)],
    collected: run.report.startedAt,
  };
}
