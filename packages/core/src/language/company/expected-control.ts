import type { CriterionReference } from "./framework.ts";

/** A control of somebody else that ours hang on: of a subservice organization, or of a customer. */
export interface ExpectedControl {
  readonly id: string;
  /** Who does what, in a sentence. */
  readonly text: string;
  readonly criteria: readonly CriterionReference[];
}
