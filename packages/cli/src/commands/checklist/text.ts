import { type ChecklistReport, type ChecklistState, counted, plainText, type Report } from "@bylaw/core/run";
import type { Io } from "../../io.ts";

/** The checklist as text: a line each, and below it what shows it or stands in its way. */
export function checklistText(
  { startedAt }: Report,
  lines: readonly ChecklistReport[],
  { color }: Pick<Io, "color">,
): string {
  const paint = { done: color.green, due: color.yellow, missing: color.red } as const;
  const blocks = lines.map(({ line, state, undecided, parts }, at) => {
    const number = String(at + 1).padStart(2);
    const word = paint[state](state.padEnd(WIDTH));
    const note = undecided ? " (undecided)" : "";
    const shown = parts.map(
      (part) => `${INDENT}${part.state.padEnd(WIDTH)} ${plainText(`${part.id}: ${part.why}`)}\n`,
    );
    return `${number} ${word} ${color.bold(plainText(line.title))}${note}\n${shown.join("")}`;
  });
  const number = (wanted: ChecklistState): number => lines.filter(({ state }) => state === wanted).length;
  const sum = `${number("done")} done, ${number("due")} due, ${number("missing")} missing`;
  return `${blocks.join("")}\n${counted(lines.length, "line")} as of ${plainText(startedAt)}: ${sum}\n`;
}

const WIDTH = "missing".length;
const INDENT = " ".repeat(WIDTH + 4);

/** The same for a script. */
export function checklistJson({ program, startedAt }: Report, lines: readonly ChecklistReport[]): object {
  return {
    organization: program.organization.name,
    startedAt,
    lines: lines.map(({ line: { id, title }, state, undecided, stillDue, parts }) => ({
      id,
      title,
      state,
      undecided,
      stillDue: stillDue ?? null,
      parts: parts.map(({ of, id: part, title: called, state: own, why, stillDue: due }) => ({
        of,
        id: part,
        title: called,
        state: own,
        why,
        stillDue: due ?? null,
      })),
    })),
  };
}
