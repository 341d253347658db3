import type { Observation } from "@bylaw/core";

/** The first few observations of a task that a person has to look at, and how many there are. */
export interface Finding {
  readonly task: string;
  readonly kind: "fail" | "error" | "waived";
  readonly shown: readonly Observation[];
  readonly total: number;
}

/** Keeps what a text report shows, so that a run of any size stays small. */
export interface Findings {
  add(observation: Observation): void;
  of(kind: Finding["kind"]): readonly Finding[];
}

export function createFindings(limit: number): Findings {
  const all = new Map<string, { task: string; kind: Finding["kind"]; shown: Observation[]; total: number }>();
  return {
    add(observation) {
      const { outcome, waiver, task } = observation;
      if (outcome !== "fail" && outcome !== "error") return;
      const kind = waiver === undefined ? outcome : "waived";
      const key = `${kind} ${task}`;
      const finding = all.get(key) ?? { task, kind, shown: [], total: 0 };
      all.set(key, finding);
      finding.total += 1;
      if (finding.shown.length < limit) finding.shown.push(observation);
    },
    of: (kind) => [...all.values()].filter((finding) => finding.kind === kind),
  };
}
