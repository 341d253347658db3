import type { Report } from "@bylaw/core/run";
import { statusModel } from "./documents/status/model.ts";
import type { Document, DocumentOptions } from "./documents.ts";
import { statusMark } from "./marks.ts";
import { createRenderer } from "./render.ts";

export interface StatusOptions extends DocumentOptions {
  /** The revision of the program's repository, such as a commit. */
  readonly revision?: string;
  /** True where how the period went is written beside it, as coverage.md. */
  readonly coverage?: boolean;
  /** The paths of what else is written of the run beside it: `checklist.md`. */
  readonly beside?: readonly string[];
}

/**
 * What one run came to, in management's words. It belongs to its run: it carries the time and the revision, has no
 * digest, and is never checked for drift. What failed and what could not be decided is listed where the run kept findings.
 *
 * @example await writeStatus("docs/compliance", statusDocument(report, { revision: "4be1f0c" }));
 */
export function statusDocument(report: Report, options: StatusOptions = {}): Document {
  const { templates, ...inputs } = options;
  const text = createRenderer(templates).render("status", "status.md", statusModel(report, inputs));
  return { path: "status.md", content: `${text}\n${statusMark}\n` };
}
