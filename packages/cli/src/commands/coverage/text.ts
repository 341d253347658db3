import {
  type Coverage,
  coverageSections,
  coverageTally,
  coverageVerdict,
  type LostRuns,
  type Mark,
  monthsOf,
  plainText,
  runLines,
  stripOf,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { columns } from "../../output/table.ts";
import { fold } from "../../output/width.ts";
import type { CoverageGiven } from "./given.ts";

type Page = Pick<Io, "color" | "columns">;

const SIGNS: Readonly<Record<Mark, string>> = {
  gap: "✗",
  undecided: "?",
  late: "!",
  waived: "~",
  good: "■",
  ahead: "·",
  nothing: " ",
};

const LEGEND = `${SIGNS.good} operated  ${SIGNS.late} late  ${SIGNS.gap} gap or deviation  ${SIGNS.waived} waived  ${SIGNS.undecided} undecided  ${SIGNS.ahead} to come`;

/** How a period went, as text: a strip for each control, then everything that a person has to look at. */
export function coverageText(
  coverage: Coverage,
  lost: LostRuns,
  { all }: Pick<CoverageGiven, "all">,
  io: Page,
): string {
  const { organization, period, today, exitCode } = coverage;
  const plain = (lines: readonly string[], indent = ""): string =>
    fold(lines.map((line) => `${indent}${plainText(line)}\n`).join(""), io.columns);
  return [
    `${io.color.bold(plainText(organization))}, ${period.from} to ${period.to}, as of ${today}\n`,
    plain(runLines(coverage)),
    `\n${io.color.bold("Controls")}  ${LEGEND}\n${stripsText(coverage, io)}`,
    ...coverageSections(coverage, lost, all).map(
      ({ title, lines }) => `\n${io.color.bold(title)}\n${plain(lines, "  ")}`,
    ),
    `\n${coverageTally(coverage)}\nexit code ${exitCode}: ${coverageVerdict(coverage, lost)}\n`,
  ].join("");
}

function stripsText(coverage: Coverage, io: Page): string {
  const months = monthsOf(coverage.period);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].join(" and ");
  const rows = coverage.controls.map((control) => [
    plainText(control.id),
    stripOf(control, coverage)
      .map((mark) => ` ${SIGNS[mark]}`)
      .join(" "),
    control.assurance + (control.until === undefined ? "" : `, until ${control.until}`),
  ]);
  const head = [years, months.map((month) => month.slice(5)).join(" "), ""];
  return columns([head, ...rows], { width: io.columns, cut: 0 });
}
