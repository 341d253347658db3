import type { RecordFault } from "@bylaw/core/provider";

/** What is wrong with one record, as it is found. */
export interface Faults {
  add(line: number, field: string | undefined, message: string): void;
  /** In order of line. Of a record with many only the first are told. */
  told(): readonly RecordFault[];
}

const MOST = 20;

/** So many are held at once, whatever a file has of them. */
const HELD = 1000;

export function noFaults(): Faults {
  let found: RecordFault[] = [];
  let count = 0;
  const first = () => found.toSorted((a, b) => a.line - b.line).slice(0, MOST + 1);
  return {
    add(line, field, message) {
      count += 1;
      found.push(field === undefined ? { line, message } : { line, field, message });
      if (found.length === HELD) found = first();
    },
    told() {
      const sorted = first();
      const next = sorted[MOST];
      if (next === undefined) return sorted;
      const more = count - MOST;
      const faults = more === 1 ? "fault" : "faults";
      const last = { line: next.line, message: `has ${more} more ${faults}; mend these first` };
      return [...sorted.slice(0, MOST), last];
    },
  };
}
