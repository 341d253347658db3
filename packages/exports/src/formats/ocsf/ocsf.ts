import { jsonText } from "@bylaw/core/run";
import type { ExportedRun } from "../../run/exported-run.ts";
import { identityOf } from "../../run/identity.ts";
import type { Format } from "../format.ts";
import { findingOf } from "./finding.ts";

/**
 * Compliance Findings (class 2003) of OCSF 1.5.0 as JSON Lines: one for each resource of each check. None is ever closed: what is not
 * in a file may be as it was.
 */
export const ocsf = {
  id: "ocsf",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  const identify = identityOf(run);
  for (const asked of run.asked) {
    for await (const entry of run.entriesOf(asked)) {
      const uid = identify("finding", entry.key);
      yield `${jsonText(findingOf(uid, asked, entry, run))}\n`;
    }
  }
}
