import type { AnswerFields } from "../language/evidence/answer.ts";
import type { IsoDate } from "../language/values/date.ts";

/** What people say of something that was missed, late or deviated. */
export interface Answer extends Omit<AnswerFields, "of" | "window" | "subject" | "since" | "environment"> {
  /** `answers/restore-q2.md`. */
  readonly id: string;
  readonly on: IsoDate;
  readonly reviewedBy: string;
  /** True where its action is past its day: it answers nothing any more. */
  readonly isOverdue: boolean;
}
