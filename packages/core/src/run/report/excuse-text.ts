import type { TaskReport } from "./report.ts";

/** Why what a verification came to does not count, or not yet: safe text, as a sentence goes on; undefined where it counts. */
export function excuseText({
  excused,
  mayCount,
}: Pick<TaskReport, "excused" | "mayCount">): string | undefined {
  if (!excused) return undefined;
  return mayCount
    ? "not counted yet: whether another verification of the same control is enough could not be decided"
    : "not counted: another verification of the same control is enough";
}
