import { selectionText } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { isUndecided } from "../../run/standing.ts";
import { partedText } from "../../text/parted.ts";
import type { Format } from "../format.ts";
import { sarifLog } from "./log.ts";
import { createNotifications } from "./notifications.ts";
import { resultOf } from "./result.ts";
import { rulesOf } from "./rules.ts";

/**
 * SARIF 2.1.0 with everything that was judged, each with the kind that it is: what could not be decided is `open`. Of readers that
 * know kinds and suppressions; GitHub knows neither.
 */
export const sarif = {
  id: "sarif",
  write,
} as const satisfies Format;

function write(run: ExportedRun): AsyncIterable<string> {
  const { asked, report } = run;
  const rules = rulesOf(asked);
  const notifications = createNotifications();
  const results = async function* (): AsyncIterable<object> {
    const isWaived = asked.some(({ counts }) => counts.waived > 0);
    for (const one of asked) {
      for await (const entry of run.entriesOf(one)) {
        if (isUndecided(entry.standing)) notifications.add(one, entry);
        yield await resultOf(one, entry, { rules, location: run.locationOf(one), isWaived });
      }
    }
  };
  const invocation = (): object => ({
    executionSuccessful: !asked.some(isInDoubt),
    startTimeUtc: report.startedAt,
    exitCode: report.exitCode,
    toolExecutionNotifications: [...partNotice(run), ...notifications.all()],
  });
  return sarifLog(run, { rules, results: results(), invocation });
}

/** Of a run that succeeded at a part of the program alone. */
function partNotice({ report }: ExportedRun): readonly object[] {
  const part = selectionText(report);
  if (part === undefined) return [];
  return [{ descriptor: { id: "part" }, level: "note", message: { text: partedText(part) } }];
}

function isInDoubt({ excused, counts }: Asked): boolean {
  return !excused && counts.error + counts.skipped > 0;
}
