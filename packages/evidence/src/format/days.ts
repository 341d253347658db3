import type { EvidenceRecord } from "@bylaw/core/provider";
import type { Entry, Reading } from "./document.ts";

type Days = Pick<EvidenceRecord, "on" | "from" | "to">;

/** A record is of a day, covers the days from one to another, or says a day for each person. */
export function holdDays(entries: readonly Entry[], { from, to }: Days, { faults }: Reading): void {
  const lineOf = (field: string) => entries.find(({ key }) => key === field)?.line;
  const [on, first, last] = [lineOf("on"), lineOf("from"), lineOf("to")];
  if (on !== undefined && first !== undefined) {
    faults.add(first, "from", "stands beside on; keep on for a single day, or from and to for several");
  }
  if (first !== undefined && last === undefined) {
    faults.add(first, "from", "has no to beside it; write the last day that is covered");
  }
  if (last !== undefined && first === undefined) {
    faults.add(last, "to", "has no from beside it; write the first day that is covered");
  }
  if (last !== undefined && from !== undefined && to !== undefined && to < from) {
    faults.add(last, "to", "is before from; correct one of them");
  }
  if ([on, first, last, lineOf("people")].every((line) => line === undefined)) {
    faults.add(1, undefined, "says no day; write on, or from and to, or people");
  }
}
