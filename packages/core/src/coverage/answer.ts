import type { AnswerFields } from "../language/evidence/answer.ts";
import type { IsoDate } from "../language/values/date.ts";

/** What people say of something that was missed, late or deviated. */
export interface Answer extends Omit<AnswerFields, "of" | "window" | "subject" | "since" | "environment"> {
  /** `answers/restore-q2.md`. */
  readonly id: string;
  readonly on: IsoDate;
  readonly reviewedBy: string;
  /** Why it answers no more, as a sentence goes on: `its action was due 2026-03-01, and is not done`. */
  readonly lapsed?: string;
}
