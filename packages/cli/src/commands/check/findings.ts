import { type Observation, problemLine } from "@bylaw/core/run";

/** The first few observations of a task that a person has to look at, and how many there are. */
export interface Finding {
  readonly task: string;
  readonly kind: "fail" | "error" | "waived";
  readonly shown: readonly Observation[];
  readonly total: number;
}

/** One problem, and what could not be decided because of it. */
export interface Obstacle {
  /** What it is and what would mend it. */
  readonly line: string;
  readonly tasks: readonly Finding[];
}

/** Keeps what a text report shows, so that a run of any size stays small. */
export interface Findings {
  add(observation: Observation): void;
  of(kind: Finding["kind"]): readonly Finding[];
  /** What stood in the way of a decision, each problem once. */
  obstacles(): readonly Obstacle[];
}

export function createFindings(limit: number): Findings {
  const all = new Map<
    string,
    { task: string; kind: Finding["kind"]; line: string; shown: Observation[]; total: number }
  >();
  return {
    add(observation) {
      const { outcome, waiver, task } = observation;
      if (outcome !== "fail" && outcome !== "error") return;
      const kind = waiver === undefined ? outcome : "waived";
      const line = observation.problem === undefined ? "" : problemLine(observation.problem);
      const key = `${kind} ${task} ${line}`;
      const finding = all.get(key) ?? { task, kind, line, shown: [], total: 0 };
      all.set(key, finding);
      finding.total += 1;
      if (finding.shown.length < limit) finding.shown.push(observation);
    },
    of: (kind) => [...all.values()].filter((finding) => finding.kind === kind),
    obstacles() {
      const byLine = new Map<string, Finding[]>();
      for (const finding of all.values()) {
        if (finding.kind === "error")
          byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
      }
      return [...byLine].map(([line, tasks]) => ({ line, tasks }));
    },
  };
}
