import {
  type Coverage,
  coverageTally,
  coverageVerdict,
  type LostRuns,
  markLegend,
  markSigns,
  monthsOf,
  proofText,
  runLines,
  type Section,
  type Span,
  stripOf,
} from "@bylaw/core/run";
import { type NestedLine, nested } from "../../parts/nested.ts";

/** What is said of how a period went. */
export interface CoverageModel {
  readonly organization: string;
  readonly period: Span;
  /** The day as of which it is told. */
  readonly today: string;
  /** Which runs count, why others do not, and which days have none. */
  readonly runs: readonly NestedLine[];
  /** `2026-01`. */
  readonly months: readonly string[];
  readonly legend: readonly Sign[];
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    /** The last day that a plan had it, where none has it any more. */
    readonly until: string | null;
    /** One for each month. */
    readonly marks: readonly Sign[];
    /** What kind of proof stands behind it. */
    readonly proof: string;
  }[];
  readonly sections: readonly { readonly title: string; readonly items: readonly NestedLine[] }[];
  /** `2 gaps, 3 late, 4 deviations, 0 undecided`. */
  readonly tally: string;
  readonly exitCode: number;
  /** What the exit code means. */
  readonly verdict: string;
}

/** A sign, and what it means; that of a month in which nothing is owed is empty. */
interface Sign {
  readonly sign: string;
  readonly word: string;
}

export function coverageModel(
  coverage: Coverage,
  lost: LostRuns,
  sections: readonly Section[],
): CoverageModel {
  const { organization, period, today, exitCode, controls } = coverage;
  return {
    organization,
    period,
    today,
    runs: nested(runLines(coverage)),
    months: monthsOf(period),
    legend: markLegend,
    controls: controls.map((control) => ({
      id: control.id,
      title: control.title,
      until: control.until ?? null,
      marks: stripOf(control, coverage).map((mark) => markSigns[mark]),
      proof: proofText(control),
    })),
    sections: sections.map(({ title, lines }) => ({ title, items: nested(lines) })),
    tally: coverageTally(coverage),
    exitCode,
    verdict: coverageVerdict(coverage, lost),
  };
}
