/** A fault in a program's graph. */
export interface ProgramProblem {
  readonly code:
    | "bad-backlog"
    | "bad-date"
    | "bad-risk"
    | "bad-waiver"
    | "duplicate-id"
    | "loosened-setting"
    | "nothing-verifies"
    | "parameter-not-enforced"
    | "provider-absent"
    | "uneven-alternative"
    | "unknown-id"
    | "unused-setting";
  /** Where: `policy encryption › statement ENC-4`. */
  readonly place: string;
  /** What is wrong there, as one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly next: string;
}
