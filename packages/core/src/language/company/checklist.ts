import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind } from "../values/kind.ts";
import type { Control } from "./control.ts";
import type { Policy } from "./policy.ts";

/** What of the program itself shows a line: its `system`, its `audit`, or that its `records` are read. */
export const checklistSources = ["system", "audit", "records"] as const;
export type ChecklistSource = (typeof checklistSources)[number];

/** What shows a line: a control by what it comes to, a policy by the approval of its text, or the program itself. */
export type ChecklistShower = Control | Policy | ChecklistSource;

/** One line of a checklist: what is to be there, and everything that shows it. */
export interface ChecklistLine {
  readonly kind: "checklist-line";
  readonly id: string;
  readonly title: string;
  readonly shownBy: readonly ChecklistShower[];
}

/**
 * Defines a line of the checklist of a program. It is done when all that shows it does.
 *
 * @example
 * defineChecklistLine({ id: "access-reviews", title: "Access is reviewed", shownBy: [accessReviewed] });
 * defineChecklistLine({ id: "scope", title: "The scope is defined", shownBy: ["system"] });
 */
export function defineChecklistLine({ id, title, shownBy }: Omit<ChecklistLine, "kind">): ChecklistLine {
  slug("Checklist line", id);
  const place = `checklist line ${id}`;
  if (typeof title !== "string" || title.trim() === "")
    throw invalid(`${place} has no title.`, "Say what is to be there.");
  if (!Array.isArray(shownBy) || shownBy.length === 0)
    throw invalid(`${place}: nothing shows it.`, `Name controls, policies, ${sourcesText}.`);
  for (const [at, one] of shownBy.entries()) {
    if (typeof one !== "string") assertKind(`${place}: shownBy[${at}]`, one, "control", "policy");
    else if (!(checklistSources as readonly string[]).includes(one))
      throw invalid(
        `${place}: shownBy[${at}] is ${JSON.stringify(one)}, which is nothing that shows a line.`,
        `Name controls, policies, ${sourcesText}.`,
      );
  }
  return defined({ kind: "checklist-line", id, title, shownBy });
}

const sourcesText = checklistSources
  .map((one) => JSON.stringify(one))
  .join(", ")
  .replace(/, (?=[^,]*$)/, " or ");

function invalid(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
