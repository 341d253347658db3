import type { Report } from "@bylaw/core/run";
import { adoptionModel } from "./documents/adoption/model.ts";
import { checklistModel } from "./documents/checklist/model.ts";
import { timelineModel } from "./documents/timeline/model.ts";
import type { Document, DocumentOptions } from "./documents.ts";
import { statusMark } from "./marks.ts";
import { createRenderer } from "./render.ts";

export interface RunDocumentOptions extends DocumentOptions {
  /** The revision of the program's repository, such as a commit. */
  readonly revision?: string;
}

/**
 * What one run of a whole program says of its checklist, its timeline and the adoption of its policies: those of them that it has. Of a
 * run of a part there are none. Like a status document each belongs to its run, has no digest, and is never checked for drift.
 *
 * @example await writeStatus("docs/compliance", statusDocument(report), ...runDocuments(report));
 */
export function runDocuments(report: Report, options: RunDocumentOptions = {}): readonly Document[] {
  const { program, selection } = report;
  if (selection !== undefined) return [];
  const { revision, templates } = options;
  const renderer = createRenderer(templates);
  const document = (name: "checklist" | "timeline" | "adoption", model: object): Document => {
    const path = `${name}.md`;
    return { path, content: `${renderer.render(name, path, model)}\n${statusMark}\n` };
  };
  const has = {
    checklist: (program.checklist ?? []).length > 0,
    timeline: program.period !== undefined,
    adoption: program.policies.length > 0,
  };
  return [
    ...(has.checklist ? [document("checklist", checklistModel(report, revision))] : []),
    ...(has.timeline ? [document("timeline", timelineModel(report, revision))] : []),
    ...(has.adoption ? [document("adoption", adoptionModel(report, revision))] : []),
  ];
}
