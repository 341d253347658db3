import { readFileSync } from "node:fs";
import type { Observation, Report } from "@bylaw/core/run";
import { type ExportedRun, exportedRun, storeIn } from "../run/exported-run.ts";
import { createDiskStore } from "./disk-store.ts";
import { type Output, writeExports } from "./write-exports.ts";

/** What stores a run while it is judged, and writes it down when it is. */
export interface Exporter {
  /** A promise is waited for. */
  add(observation: Observation): void | Promise<void>;
  /** Writes every output, and gives back the run for whoever writes it elsewhere too. */
  write(report: Report, about: Pick<ExportedRun, "placeOf" | "revision">): Promise<ExportedRun>;
  /** Removes what was stored: what `write` gave back cannot be read any more. */
  close(): Promise<void>;
}

/** Of this package, and so of all of Bylaw's: they are released together. */
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

/**
 * Opens what a run is written down by. Close it, whatever happens.
 *
 * @example
 * const exporter = openExporter([parseOutput("junit=bylaw.xml", process.cwd())]);
 * const report = await evaluateRecording(plan, recording, { onObservation: exporter.add });
 * await exporter.write(report, { placeOf: () => ({ path: "bylaw.config.ts", line: 1 }) });
 * await exporter.close();
 */
export function openExporter(outputs: readonly Output[]): Exporter {
  const entries = createDiskStore();
  return {
    add: storeIn(entries),
    async write(report, about) {
      const run = exportedRun({ ...about, report, entries, version });
      await writeExports(run, outputs);
      return run;
    },
    close: () => entries.close(),
  };
}
