import { plainText } from "../../language/values/text.ts";
import type { Report } from "./report.ts";

/**
 * That a run was of a part of its program, in two sentences of safe text; undefined of a run of the whole.
 *
 * @example selectionText(report) // "Only keys: 1 of 7 controls. What rests on more than was judged is left out."
 */
export function selectionText({
  selection,
  controls,
  program,
}: Pick<Report, "selection" | "controls" | "program">): string | undefined {
  if (selection === undefined) return undefined;
  const ids = selection.ids.map(plainText).join(", ");
  return `Only ${ids}: ${controls.length} of ${program.controls.length} controls. What rests on more than was judged is left out.`;
}
