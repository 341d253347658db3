import { plainText, type Report, selectionText } from "@bylaw/core/run";

/** What a run of a part was asked for, and what that leaves open. Empty for a run of the whole program. */
export function partText(report: Report): string {
  const { selection, missing } = report;
  const only = selectionText(report);
  if (selection === undefined || only === undefined) return "";
  const lines = [only];
  if (selection.resources.length > 0) {
    lines.push("A resource narrows what is told, not what is read: everything that may list it was judged.");
  }
  if (missing.length > 0) {
    const named = missing.map(plainText).join(", ");
    lines.push(
      `Nothing that was read has the id or name ${named}. bylaw explain lists the ids of the program.`,
    );
  }
  return lines.map((line) => `${line}\n`).join("");
}
