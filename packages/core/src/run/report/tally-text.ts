import { type Counts, countsText } from "../outcome.ts";
import type { ControlReport } from "./report.ts";
import { stillDueText, together } from "./still-due.ts";

/** How many of each outcome, and by when whoever is not due yet will be: nobody is taken for one who never has to show anything. */
export function tallyText(counts: Readonly<Counts>, controls: readonly ControlReport[]): string {
  const told = countsText(counts);
  if (counts["not-applicable"] === 0) return told;
  const requirements = controls.flatMap((one) => one.requirements).filter(({ excused }) => !excused);
  const due = together(requirements.map(({ stillDue }) => stillDue));
  return due === undefined ? told : `${told}; ${stillDueText(due)}`;
}
