import {
  type Coverage,
  coverageTally,
  coverageVerdict,
  type LostRuns,
  markLegend,
  markSigns,
  monthsOf,
  plainText,
  proofText,
  runLines,
  type Section,
  stripOf,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { columns } from "../../output/table.ts";
import { fold } from "../../output/width.ts";

type Page = Pick<Io, "color" | "columns">;

const LEGEND = markLegend.map(({ sign, word }) => `${sign} ${word}`).join("  ");

/** How a period went, as text: a strip for each control, then everything that a person has to look at. */
export function coverageText(
  coverage: Coverage,
  lost: LostRuns,
  sections: readonly Section[],
  io: Page,
): string {
  const { organization, period, today, exitCode } = coverage;
  const plain = (lines: readonly string[], indent = ""): string =>
    fold(lines.map((line) => `${indent}${plainText(line)}\n`).join(""), io.columns);
  return [
    `${io.color.bold(plainText(organization))}, ${period.from} to ${period.to}, as of ${today}\n`,
    plain(runLines(coverage)),
    `\n${io.color.bold("Controls")}  ${LEGEND}\n${stripsText(coverage, io)}`,
    ...sections.map(({ title, lines }) => `\n${io.color.bold(title)}\n${plain(lines, "  ")}`),
    `\n${coverageTally(coverage)}\nexit code ${exitCode}: ${coverageVerdict(coverage, lost)}\n`,
  ].join("");
}

function stripsText(coverage: Coverage, io: Page): string {
  const months = monthsOf(coverage.period);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].join(" and ");
  const rows = coverage.controls.map((control) => [
    plainText(control.id),
    stripOf(control, coverage)
      .map((mark) => ` ${markSigns[mark].sign || " "}`)
      .join(" "),
    proofText(control),
  ]);
  const head = [years, months.map((month) => month.slice(5)).join(" "), ""];
  return columns([head, ...rows], { width: io.columns, cut: 0 });
}
