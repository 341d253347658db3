import { type SarifLog, type SarifResult, sarifFaults } from "@bylaw/testbed/exports/sarif";
import type { Format } from "../formats/format.ts";
import type { Asked } from "../run/asked.ts";
import type { Entry } from "../run/entry.ts";
import type { ExportedRun } from "../run/exported-run.ts";
import { textOf } from "./reader.fixture.ts";

/** A log as its readers have it; throws where it is no valid one. */
export async function logOf(format: Format, run: ExportedRun): Promise<SarifLog> {
  const text = await textOf(format, run);
  const faults = sarifFaults(text);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return JSON.parse(text) as SarifLog;
}

/** The run with a further resource of its first check that was not run, which the engine never says. */
export function withSkipped(run: ExportedRun): ExportedRun {
  const [first, ...rest] = run.asked as [Asked, ...Asked[]];
  const asked = { ...first, counts: { ...first.counts, skipped: 1 } };
  return {
    ...run,
    asked: [asked, ...rest],
    entriesOf: async function* (one) {
      const own = run.entriesOf(one);
      if (one !== asked) return yield* own;
      let last: Entry | undefined;
      for await (const entry of own) {
        last = entry;
        yield entry;
      }
      const resource = { id: "arn:vault:skipped", type: "vault" };
      const { problem: _, ...observation } = {
        ...(last as Entry).observation,
        outcome: "skipped",
        resource,
      } as const;
      yield { key: "skipped", standing: "skipped", subject: "vault skipped", lines: [], observation };
    },
  };
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
