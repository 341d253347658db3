import type { Coverage } from "@bylaw/core/run";
import type { Document } from "./documents.ts";
import { statusMark } from "./marks.ts";
import { svgOf } from "./pictures/shapes.ts";
import { statusPictures } from "./pictures/table.ts";
import { drawYearStrip, yearStripModel } from "./pictures/year-strip.ts";

/**
 * The picture that coverage.md shows: what each month of each control came to. Like coverage.md it belongs to its day.
 *
 * @example await writeStatus("docs/compliance", coverageDocument(coverage, lost, sections), yearStrip(coverage));
 */
export function yearStrip(coverage: Coverage): Document {
  const drawing = drawYearStrip(yearStripModel(coverage));
  return { path: statusPictures["year-strip"], content: `${svgOf(drawing)}\n${statusMark}\n` };
}
