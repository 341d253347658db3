import type { Program } from "@bylaw/core";
import { type HeatCell, type HeatMap, heatMapOf } from "../parts/heat-map.ts";
import { fitted, widthOf } from "./escape.ts";
import { box, type Drawing, words } from "./shapes.ts";

/** The register of risks as a picture: where each is rated before controls, and after them. */
export interface RiskHeatMapModel extends HeatMap {
  readonly organization: string;
}

const WIDTH = 760;
const LEFT = 120;
const LETTER = 7.3;
const LINE = 16;

const maps = [
  { of: "inherent", title: "Inherent: before controls" },
  { of: "residual", title: "Residual: after controls, as declared" },
] as const;

/** Undefined while the register has no entry. */
export function riskHeatMapModel(program: Program): RiskHeatMapModel | undefined {
  if (program.risks.length === 0) return undefined;
  return { organization: program.organization.name, ...heatMapOf(program) };
}

export function drawRiskHeatMap(model: RiskHeatMapModel): Drawing {
  const shapes: string[] = [];
  let y = 0;
  for (const { of, title } of maps) {
    shapes.push(words({ x: 16, y: y + 28 }, title, "heading"));
    y = drawMap(model, of, y + 44, shapes);
  }
  return {
    width: WIDTH,
    height: y,
    title: `Risk heat map of ${model.organization}`,
    description:
      "Two maps, before and after controls. Rows are the likelihood, the highest on top; columns are the impact, the least first. The risk register says the same in a table.",
    shapes,
  };
}

/** Draws one map from `top` on, and says where it ends. */
function drawMap(model: HeatMap, of: "inherent" | "residual", top: number, shapes: string[]): number {
  const { likelihoods, impacts, cells } = model;
  const width = Math.floor((WIDTH - LEFT - 16) / impacts.length);
  let y = top;
  for (const likelihood of likelihoods) {
    const row = cells.filter((cell) => cell.likelihood === likelihood);
    const lines = row.map((cell) => linesOf(cell[of], width));
    const height = 34 + Math.max(1, ...lines.map((one) => one.length)) * LINE;
    shapes.push(words({ x: LEFT - 10, y: y + height / 2 + 4 }, fitted(likelihood, 15), "plain", "end"));
    for (const [at, cell] of row.entries()) {
      const x = LEFT + at * width;
      shapes.push(
        box({ x, y, width: width - 4, height: height - 4 }, cell.level ?? "nothing", labelOf(cell, of)),
      );
      shapes.push(words({ x: x + 8, y: y + 17 }, cell.level ?? "not rated", "quiet"));
      for (const [nth, line] of (lines[at] ?? []).entries())
        shapes.push(words({ x: x + 8, y: y + 36 + nth * LINE }, line, "code"));
    }
    y += height;
  }
  for (const [at, impact] of impacts.entries())
    shapes.push(
      words(
        { x: LEFT + at * width + width / 2, y: y + 16 },
        fitted(impact, Math.floor(width / 8)),
        "plain",
        "middle",
      ),
    );
  shapes.push(words({ x: 16, y: y + 16 }, "likelihood", "quiet"));
  shapes.push(words({ x: LEFT + (width * impacts.length) / 2, y: y + 36 }, "impact", "quiet", "middle"));
  return y + 52;
}

/** The ids of a cell, as many on a line as there is room for. */
function linesOf(ids: readonly string[], width: number): readonly string[] {
  const room = Math.floor((width - 20) / LETTER);
  const lines: string[] = [];
  for (const id of ids.map((one) => fitted(one, room))) {
    const longer = lines.length === 0 ? id : `${lines.at(-1)} ${id}`;
    if (lines.length > 0 && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(id);
  }
  return lines;
}

function labelOf(cell: HeatCell, of: "inherent" | "residual"): string {
  const ids = cell[of].length === 0 ? "no risk" : cell[of].join(", ");
  return `likelihood ${cell.likelihood}, impact ${cell.impact}, ${cell.level ?? "not rated"}: ${ids}`;
}
