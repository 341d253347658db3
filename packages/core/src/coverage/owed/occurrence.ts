import type { IsoDate } from "../../language/values/date.ts";
import type { Answer } from "../answer.ts";

/** What one thing that was owed came to. */
export type OccurrenceState =
  | "operated"
  | "late"
  | "gap"
  | "undecided"
  | "waived"
  /** There was nothing to show, and a record says what shows it. */
  | "no-occurrence"
  | "not-yet-due";

/** One thing that was owed within the period. */
export interface Occurrence {
  readonly state: OccurrenceState;
  /** A person, a policy, an acknowledgement or what happened; absent of what the company owes. */
  readonly subject?: string;
  /** `2026-Q1`. */
  readonly window?: string;
  /** The days that it is of: a window, or the days on which it was overdue. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly due?: IsoDate;
  /** What answered it. */
  readonly by?: { readonly id: string; readonly on: IsoDate };
  /** What people say of it, where it was missed or late. */
  readonly answer?: Answer;
  /** Why it is undecided, or what ended it: `the plan changed`. */
  readonly why?: string;
}
