import type { Position } from "./read/written.ts";

/** Something that a person has to look at, where it is written. */
export interface LintFinding extends Position {
  /** The id of its rule: `vague-word`. */
  readonly rule: string;
  /** What it is in: `statement ENC-4`. */
  readonly subject: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to write instead, as a sentence. */
  readonly suggestion: string;
}

/** A finding that the company lives with. */
export interface AcceptedFinding extends LintFinding {
  readonly reason: string;
}

/** A finding, and the lines above which a comment can accept it. */
export interface Placed {
  readonly finding: LintFinding;
  readonly anchors: readonly number[];
}
