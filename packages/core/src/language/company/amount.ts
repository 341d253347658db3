import { BylawError } from "../values/errors.ts";

const NUMBER =
  "\\d[\\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty(?:-four)?|thirty|" +
  "forty-eight|forty-five|sixty|seventy-two|ninety";
const TIME = "seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?";
const COUNTED = "percent|people|persons|reviewers|approvals|approvers|characters|times";
const KIND = "calendar|business|working|consecutive";

/** `90 days`, `thirty-day`, `two business days`, `2 approvals`, `95 %`, `TLS 1.2`. */
const AMOUNT = new RegExp(
  `\\b(?:${NUMBER})[\\s-]+(?:(?:${KIND})[\\s-]+)?(?:${TIME}|${COUNTED})\\b|\\b(?:a|one|two)\\s+fortnights?\\b|\\d[\\d.,]*\\s?%|\\b(?:TLS|SSL)\\s?v?\\d(?:\\.\\d)?\\b`,
  "gi",
);

/** An amount that is written out in a text, and where it begins. */
export interface WrittenAmount {
  readonly at: number;
  readonly text: string;
}

/**
 * The amounts that a text writes out, which no statement and no wording may: `90 days`, `two reviewers`, `TLS 1.2`.
 *
 * @example amountsIn("Rotate keys every 90 days.") // [{ at: 18, text: "90 days" }]
 */
export function amountsIn(text: string): readonly WrittenAmount[] {
  return [...text.matchAll(AMOUNT)].map(({ index, 0: amount }) => ({ at: index, text: amount }));
}

/**
 * Throws when a sentence writes an amount out. Nothing holds anybody to a number that stands in prose: a parameter is shown
 * by the sentence and read by the check.
 */
export function assertNoAmount(place: string, text: string): void {
  const [amount] = amountsIn(text);
  if (amount === undefined) return;
  throw new BylawError("invalid-definition", `${place} says "${amount.text}", and nothing is held to it.`, {
    next:
      "Name it with defineParameter, show the parameter in its place, and bind it in a check with .with({ ... }) or in evidence with " +
      "parameters: [...]; or leave the amount out.",
  });
}
