import { problemLine } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import { partedText } from "../../text/parted.ts";

/** Gathers why things could not be decided: each problem once for each scope. */
export interface Notifications {
  add(asked: Asked, entry: Entry): void;
  all(): readonly object[];
}

interface Told {
  readonly id: string;
  readonly line: string;
  isCounted: boolean;
  undecided: number;
}

export function createNotifications(): Notifications {
  const told = new Map<string, Told>();
  return {
    add({ excused }, { lines, observation: { scope, problem } }) {
      const id = problem?.code ?? "undecided";
      const why = problem === undefined ? (lines[0] ?? "It was not run.") : problemLine(problem);
      const line = `${scope}: ${why}`;
      const own = told.get(line) ?? { id, line, isCounted: false, undecided: 0 };
      told.set(line, own);
      own.undecided += 1;
      own.isCounted ||= !excused;
    },
    all: () =>
      [...told.values()].map(({ id, line, isCounted, undecided }) => ({
        descriptor: { id },
        level: isCounted ? "error" : "warning",
        message: { text: partedText(`${line} Undecided by it: ${undecided}.`) },
      })),
  };
}
