import { type SarifLog, type SarifResult, sarifFaults } from "@bylaw/testbed/exports/sarif";
import type { Format } from "../formats/format.ts";
import type { ExportedRun } from "../run/exported-run.ts";
import { textOf } from "./reader.fixture.ts";

/** A log as its readers have it; throws where it is no valid one. */
export async function logOf(format: Format, run: ExportedRun): Promise<SarifLog> {
  const text = await textOf(format, run);
  const faults = sarifFaults(text);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return JSON.parse(text) as SarifLog;
}

export interface Alert {
  readonly rule: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly level: string;
  readonly title: string;
}

/**
 * The alerts of GitHub's code scanning, as its documentation has them: one for each rule, file and `primaryLocationLineHash` of an
 * upload. It looks at no kind and no suppression, and what the next upload of the category does not name is closed as fixed.
 */
export function alertsIn(log: SarifLog): ReadonlyMap<string, Alert> {
  const [{ results, automationDetails }] = log.runs;
  return new Map(
    results.map((result) => {
      const alert = alertOf(result);
      return [`${automationDetails.id} ${alert.rule} ${alert.path} ${alert.fingerprint}`, alert];
    }),
  );
}

function alertOf({ ruleId, level, message, locations, partialFingerprints }: SarifResult): Alert {
  return {
    rule: ruleId,
    path: locations[0]?.physicalLocation.artifactLocation.uri as string,
    fingerprint: partialFingerprints.primaryLocationLineHash as string,
    level,
    title: message.text.split("\n")[0] as string,
  };
}

/** What GitHub closes as fixed when the second upload comes after the first. */
export function closedBy(before: SarifLog, after: SarifLog): readonly string[] {
  const open = alertsIn(after);
  return [...alertsIn(before)].filter(([key]) => !open.has(key)).map(([, { title }]) => title);
}
