import { sha256 } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { type Gist, gistOf, type Open, openAs } from "../../run/open.ts";
import { partedText } from "../../text/parted.ts";
import { physicalLocation } from "../sarif/location.ts";
import type { Rules } from "../sarif/rules.ts";
import { messageOf } from "./message.ts";

/** How many resources an alert names. */
const NAMED = 5;

const levels: Readonly<Record<Open, "error" | "warning" | "note">> = {
  fail: "error",
  undecided: "warning",
  planned: "note",
  advisory: "note",
  waived: "note",
};

/**
 * The one alert of something that is open. GitHub knows it again by the rule, the file and the fingerprint, which is of what was
 * asked: no line that moved, and no resource that came, went or could not be read, makes another of it.
 */
export async function alertOf(run: ExportedRun, asked: Asked, rules: Rules): Promise<object> {
  const open = openAs(asked) as Open;
  const gist = await gistOf(run, asked, NAMED);
  return {
    ruleId: asked.rule,
    ruleIndex: rules.indexOf(asked),
    level: levels[open],
    message: messageOf(asked, open, gist),
    locations: [{ physicalLocation: physicalLocation(run.locationOf(asked)) }],
    ...relatedOf(gist),
    partialFingerprints: { primaryLocationLineHash: await sha256(asked.id) },
    properties: { task: asked.id, open, counts: asked.counts },
  };
}

/** Where the first resources are written, of what is read from the company's own files. */
function relatedOf({ first }: Gist): object {
  const related = first.flatMap(({ subject, observation: { resource } }) =>
    resource.location === undefined
      ? []
      : [{ physicalLocation: physicalLocation(resource.location), message: { text: partedText(subject) } }],
  );
  return related.length === 0 ? {} : { relatedLocations: related };
}
