import type { Coverage, LostRuns, Section } from "@bylaw/core/run";
import { coverageModel } from "./documents/coverage/model.ts";
import type { Document, DocumentOptions } from "./documents.ts";
import { statusMark } from "./marks.ts";
import { createRenderer } from "./render.ts";

/**
 * How a period went, as of a day, in management's words: month by month for every control, then what a person has to look at.
 * Like a status document it belongs to its day, has no digest, and is never checked for drift. It shows the picture that
 * `yearStrip` draws, which is written beside it.
 *
 * @example await writeStatus("docs/compliance", coverageDocument(coverage, lost, coverageSections(coverage, lost, false)), yearStrip(coverage));
 */
export function coverageDocument(
  coverage: Coverage,
  lost: LostRuns,
  sections: readonly Section[],
  { templates }: DocumentOptions = {},
): Document {
  const model = coverageModel(coverage, lost, sections);
  const text = createRenderer(templates).render("coverage", "coverage.md", model);
  return { path: "coverage.md", content: `${text}\n${statusMark}\n` };
}
