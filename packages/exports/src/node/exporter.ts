import { readFileSync, realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { locationsIn } from "@bylaw/core/node";
import { linksOf, type Observation, type Report } from "@bylaw/core/run";
import type { Asked } from "../run/asked.ts";
import { type ExportedRun, exportedRun, type Location, storeIn } from "../run/exported-run.ts";
import { createDiskStore } from "./disk-store.ts";
import { type Output, writeExports } from "./write-exports.ts";

/** What stores a run while it is judged, and writes it down when it is. */
export interface Exporter {
  /** A promise is waited for. */
  add(observation: Observation): void | Promise<void>;
  /** Writes every output, and gives back the run for whoever writes it elsewhere too. */
  write(report: Report, about: RunSource): Promise<ExportedRun>;
  /** Removes what was stored: what `write` gave back cannot be read any more. */
  close(): Promise<void>;
}

/** Where a run's program comes from. */
export interface RunSource {
  /** The file of the program, absolute. */
  readonly config: string;
  /** The commit, where it is known. */
  readonly revision?: string;
  /** The address of its repository, where it is known. */
  readonly repository?: string;
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
 * await exporter.write(report, { config: "/repo/bylaw.config.ts" });
 * await exporter.close();
 */
export function openExporter(outputs: readonly Output[]): Exporter {
  const entries = createDiskStore();
  return {
    add: storeIn(entries),
    async write(report, { config, ...about }) {
      const { program } = report;
      const { taskOf } = linksOf(program);
      const locations = locationsIn(program, { config });
      const locationOf = ({ id }: Asked): Location => locations.of(taskOf(id) ?? program);
      const file = relative(locations.root, realpathSync(config)).split(sep).join("/");
      const run = exportedRun({ ...about, report, entries, version, program: file, locationOf });
      await writeExports(run, outputs);
      return run;
    },
    close: () => entries.close(),
  };
}
