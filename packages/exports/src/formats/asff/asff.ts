import { jsonText } from "@bylaw/core/run";
import type { ExportedRun } from "../../run/exported-run.ts";
import { identityOf } from "../../run/identity.ts";
import type { Format } from "../format.ts";
import { findingOf } from "./finding.ts";
import { homesOf } from "./homes.ts";

/**
 * A JSON array of findings in the AWS Security Finding Format: one for each resource of each check, as BatchImportFindings accepts
 * them. Where a finding is filed hangs on what the whole program reads, so it is only written of that. Throws a `BylawError` where
 * the run reads no AWS account.
 */
export const asff = {
  id: "asff",
  wholeOnly: "where a finding is filed hangs on all that is read",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  const homes = homesOf(run.report.listings);
  const identify = identityOf(run);
  let separator = "[\n";
  for (const asked of run.asked) {
    for await (const entry of run.entriesOf(asked)) {
      const id = identify("finding", entry.key);
      yield separator + jsonText(findingOf(id, homes(entry.observation.scope), asked, entry, run));
      separator = ",\n";
    }
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}
