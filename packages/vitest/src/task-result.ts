import type { AnyTask, Counts, Observation } from "@bylaw/core/run";

/** What one task came to. */
export interface TaskResult {
  readonly task: AnyTask;
  readonly counts: Readonly<Counts>;
  /** True when another verification of its alternative is enough, or may be. */
  readonly excused: boolean;
  /** True where it is excused, and whether the other one is enough could not be decided. */
  readonly mayCount: boolean;
  /** The first unwaived failures, then what could not be decided. */
  readonly failing: readonly Observation[];
  readonly waived: readonly Observation[];
  /** What fails and is on the backlog, or of an advisory use. */
  readonly planned: readonly Observation[];
  /** Why the first resource was not applicable, or is waited for, when one was not. */
  readonly reason: string;
}
