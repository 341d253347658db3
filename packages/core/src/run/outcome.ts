/** What one observation, or a group of them, came to. */
export const outcomes = ["pass", "fail", "error", "not-applicable", "manual", "skipped"] as const;
export type Outcome = (typeof outcomes)[number];

/** How many observations came to each outcome. A failure that is waived, planned or of an advisory use counts as that, not under `fail`. */
export interface Counts {
  pass: number;
  fail: number;
  waived: number;
  planned: number;
  advisory: number;
  error: number;
  "not-applicable": number;
  manual: number;
  skipped: number;
}

/** What one thing came to: its outcome, or that its failure is waived, planned or of an advisory use. */
export type Standing = keyof Counts;

export function noCounts(): Counts {
  return {
    pass: 0,
    fail: 0,
    waived: 0,
    planned: 0,
    advisory: 0,
    error: 0,
    "not-applicable": 0,
    manual: 0,
    skipped: 0,
  };
}

export function addCounts(into: Counts, more: Readonly<Counts>): void {
  for (const key of Object.keys(into) as (keyof Counts)[]) into[key] += more[key];
}

/**
 * The outcome of a group: any failure that counts, else any error, else any planned failure, else pending manual work, else
 * skipped work, else a pass. A group of waived failures alone stays `fail`: a waiver never makes it green. A group in which nothing
 * was decided is not applicable if something said so, and an error if nothing did.
 */
export function rollUp(counts: Readonly<Counts>): Outcome {
  if (counts.fail > 0) return "fail";
  if (counts.error > 0) return "error";
  if (isPlanned(counts)) return "fail";
  if (counts.manual > 0) return "manual";
  if (counts.skipped > 0) return "skipped";
  if (counts.pass > 0) return "pass";
  if (counts.waived > 0) return "fail";
  return counts["not-applicable"] > 0 ? "not-applicable" : "error";
}

/** True when something failed and every failure is waived. */
export function isWaived(counts: Readonly<Counts>): boolean {
  return counts.waived > 0 && counts.fail === 0 && !isPlanned(counts);
}

/** True when something failed, and every failure that is not waived is planned or of an advisory use. */
export function isPlanned(counts: Readonly<Counts>): boolean {
  return counts.planned + counts.advisory > 0 && counts.fail === 0;
}

/** The process exit code of a run: 2 before 1 before 3 before 0. */
export function exitCodeOf(counts: Readonly<Counts>): 0 | 1 | 2 | 3 {
  const total = Object.values(counts).reduce((sum, value) => sum + value, 0);
  if (counts.error > 0 || total === 0) return 2;
  if (counts.fail > 0) return 1;
  return counts.skipped > 0 ? 3 : 0;
}

const ORDER = [
  "fail",
  "error",
  "waived",
  "planned",
  "advisory",
  "manual",
  "skipped",
  "pass",
  "not-applicable",
] as const;

/** What there is of each outcome, the worst first: `3 fail, 1 waived, 12 pass`. */
export function countsText(counts: Readonly<Counts>): string {
  const parts = ORDER.filter((key) => counts[key] > 0).map(
    (key) => `${counts[key]} ${key.replace("-", " ")}`,
  );
  return parts.length === 0 ? "nothing observed" : parts.join(", ");
}
