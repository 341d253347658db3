import {
  type Coverage,
  type Mark,
  markLegend,
  markSigns,
  monthsOf,
  type Span,
  stripOf,
} from "@bylaw/core/run";
import { fitted } from "./escape.ts";
import { box, type Drawing, words } from "./shapes.ts";

/** The strip of a period as a picture: a row for each control, a column for each month. */
export interface YearStripModel {
  readonly organization: string;
  readonly period: Span;
  readonly today: string;
  readonly months: readonly string[];
  readonly rows: readonly { readonly id: string; readonly marks: readonly Mark[] }[];
}

export function yearStripModel(coverage: Coverage): YearStripModel {
  const { organization, period, today, controls } = coverage;
  return {
    organization,
    period,
    today,
    months: monthsOf(period),
    rows: controls.map((control) => ({ id: control.id, marks: stripOf(control, coverage) })),
  };
}

const LEFT = 280;
const CELL = 36;
const ROW = 24;
const TOP = 96;

export function drawYearStrip(model: YearStripModel): Drawing {
  const { organization, period, today, months, rows } = model;
  const legend = markLegend.map(({ sign, word }) => `${sign} ${word}`).join(", ");
  return {
    width: Math.max(760, LEFT + months.length * CELL + 16),
    height: TOP + rows.length * ROW + 16,
    title: `The period of ${organization}, month by month: ${period.from} to ${period.to}, as of ${today}`,
    description:
      "A row for each control, a column for each month; each cell has the sign of what the month came to. The table of coverage.md says the same.",
    shapes: [
      words({ x: 16, y: 28 }, `${period.from} to ${period.to}, as of ${today}`, "heading"),
      words({ x: 16, y: 52 }, `${legend}; where there is none, nothing was owed`, "quiet"),
      ...months.flatMap((month, at) => monthHead(month, at)),
      ...rows.flatMap(({ id, marks }, row) => [
        words({ x: LEFT - 10, y: TOP + row * ROW + 16 }, fitted(id, 36), "code", "end"),
        ...marks.flatMap((mark, at) => cell(mark, at, row, `${id}, ${months[at]}`)),
      ]),
    ],
  };
}

/** The month, and above the first of each year the year. */
function monthHead(month: string, at: number): readonly string[] {
  const x = LEFT + at * CELL + CELL / 2;
  const [year = "", nth = ""] = month.split("-");
  const head = words({ x, y: TOP - 8 }, nth, "quiet", "middle");
  return at === 0 || nth === "01" ? [words({ x, y: TOP - 24 }, year, "quiet", "middle"), head] : [head];
}

function cell(mark: Mark, at: number, row: number, where: string): readonly string[] {
  const { sign, word } = markSigns[mark];
  const [x, y] = [LEFT + at * CELL, TOP + row * ROW];
  const shape = box({ x, y, width: CELL - 2, height: ROW - 2 }, mark, `${where}: ${word}`);
  return sign === "" ? [shape] : [shape, words({ x: x + CELL / 2 - 1, y: y + 16 }, sign, "plain", "middle")];
}
