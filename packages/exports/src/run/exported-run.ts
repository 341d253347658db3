import type { Observation, Report } from "@bylaw/core/run";
import { type Asked, askedIn } from "./asked.ts";
import { type Entry, entryOf, unobserved } from "./entry.ts";

/** A line of a file. */
export interface Location {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** A run as formats read it: as often as they like, and in the order of the program. */
export interface ExportedRun {
  readonly report: Report;
  readonly asked: readonly Asked[];
  /** What each came to, resource by resource; never nothing. */
  entriesOf(asked: Asked): AsyncIterable<Entry>;
  /** Where the company's own source asks for it. */
  locationOf(asked: Asked): Location;
  /** Of what wrote it. */
  readonly version: string;
  /** The commit of the program, where it is known. */
  readonly revision?: string;
  /** The address of its repository, where it is known. */
  readonly repository?: string;
  /** The file of the program, from the root of the repository, with forward slashes, where it is known. */
  readonly program?: string;
}

/** Holds what was judged, task by task. */
export interface EntryStore {
  /** A promise is waited for. */
  add(entry: Entry): void | Promise<void>;
  /** What was added of a task, in that order; may be read any number of times. */
  of(task: string): AsyncIterable<Entry>;
}

export interface RunToExport
  extends Pick<ExportedRun, "version" | "revision" | "repository" | "program" | "locationOf"> {
  readonly report: Report;
  readonly entries: Pick<EntryStore, "of">;
}

/**
 * A run from its report and the entries that were stored while it was judged.
 *
 * @example
 * const entries = createMemoryStore();
 * const report = await evaluateRecording(plan, recording, { onObservation: storeIn(entries) });
 * const run = exportedRun({ report, entries, version: "1.0.0", locationOf: () => ({ path: "bylaw.config.ts", line: 1 }) });
 */
export function exportedRun({ report, entries, ...rest }: RunToExport): ExportedRun {
  return Object.freeze({
    ...rest,
    report,
    asked: askedIn(report),
    entriesOf: async function* (asked: Asked) {
      let found = false;
      for await (const entry of entries.of(asked.id)) {
        found = true;
        yield entry;
      }
      if (!found) yield unobserved(asked);
    },
  });
}

/** What receives observations while a run is judged, and stores them. */
export function storeIn(entries: Pick<EntryStore, "add">): (one: Observation) => void | Promise<void> {
  return (observation) => entries.add(entryOf(observation));
}

/** A store for runs that are small enough to be held whole. */
export function createMemoryStore(): EntryStore {
  const all = new Map<string, Entry[]>();
  return {
    add(entry) {
      const { task } = entry.observation;
      const own = all.get(task);
      if (own === undefined) all.set(task, [entry]);
      else own.push(entry);
    },
    of: async function* (task) {
      yield* all.get(task) ?? [];
    },
  };
}
