import type { ControlCoverage } from "../controls.ts";
import type { Coverage } from "../coverage.ts";
import type { OccurrenceState } from "../owed/occurrence.ts";
import type { Span } from "../span.ts";

/** What a month of a control looks like, the worst first. */
export type Mark = "gap" | "undecided" | "late" | "waived" | "good" | "ahead" | "nothing";

/** What stands for a month, and what that means, in the order of a legend. */
export const markSigns: Readonly<Record<Mark, { readonly sign: string; readonly word: string }>> = {
  good: { sign: "■", word: "operated" },
  late: { sign: "!", word: "late" },
  gap: { sign: "✗", word: "gap or deviation" },
  waived: { sign: "~", word: "waived" },
  undecided: { sign: "?", word: "undecided" },
  ahead: { sign: "·", word: "to come" },
  nothing: { sign: "", word: "nothing owed" },
};

/** The signs that can be seen, each with its word. */
export const markLegend: readonly { readonly sign: string; readonly word: string }[] = Object.values(
  markSigns,
).filter(({ sign }) => sign !== "");

const WORST: readonly Mark[] = ["gap", "undecided", "late", "waived", "good", "ahead"];

const MARKS: Readonly<Record<OccurrenceState, Mark>> = {
  gap: "gap",
  undecided: "undecided",
  late: "late",
  waived: "waived",
  operated: "good",
  "no-occurrence": "good",
  "not-yet-due": "ahead",
};

/** The months of a period: `2026-01`. */
export function monthsOf({ from, to }: Span): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextOf(month)) months.push(month);
  return months;
}

function nextOf(month: string): string {
  const [year = 0, nth = 0] = month.split("-").map(Number);
  return nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, "0")}`;
}

/** A control month by month. What is owed in a window is shown in the month in which it is due. */
export function stripOf(control: ControlCoverage, coverage: Coverage): readonly Mark[] {
  return monthsOf(coverage.period).map((month) => markOf(month, control, coverage));
}

function markOf(month: string, control: ControlCoverage, coverage: Coverage): Mark {
  const [from, to] = [`${month}-01`, `${month}-31`];
  const touches = (span: { readonly from: string; readonly to: string }) =>
    span.from <= to && from <= span.to;
  const marks = new Set<Mark>();
  for (const { occurrences } of control.requirements)
    for (const { state, window, subject, due, ...days } of occurrences) {
      const span = window === undefined || due === undefined ? days : { from: due, to: due };
      // What one of many did on time says little of a month: what they all came to is good until it is not.
      if (touches(span) || (subject !== undefined && touches(days))) marks.add(MARKS[state]);
    }
  if (control.deviations.some(touches)) marks.add("gap");
  const isOwn = (one: { readonly control: string }): boolean => one.control === control.id;
  if (coverage.undecided.some((one) => isOwn(one) && touches(one))) marks.add("undecided");
  if (coverage.waived.some((one) => isOwn(one) && touches(one))) marks.add("waived");
  if (control.checks.length > 0 && from <= (control.until ?? to) && to >= control.from) {
    if (coverage.unobserved.some(touches)) marks.add("undecided");
    if (from > coverage.today) marks.add("ahead");
    else if (coverage.counted.some(({ today }) => today.startsWith(month) && wasInspected(control, today)))
      marks.add("good");
  }
  return WORST.find((mark) => marks.has(mark)) ?? "nothing";
}

/** True for the day of a run in which a check of the control judged something. */
function wasInspected({ inspected }: ControlCoverage, day: string): boolean {
  return inspected.some(({ from, to }) => from <= day && day <= to);
}

/** What kind of proof stands behind a control, and until when a plan had it: `inspected, until 2026-05-31`. */
export function proofText({ assurance, until }: Pick<ControlCoverage, "assurance" | "until">): string {
  return assurance + (until === undefined ? "" : `, until ${until}`);
}
