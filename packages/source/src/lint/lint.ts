import { byCodeUnits } from "@bylaw/core/provider";
import type { AcceptedFinding, LintFinding, Placed } from "./finding.ts";
import { ofComments } from "./of-comments.ts";
import { programFindings } from "./of-program.ts";
import { sentenceFindings } from "./of-sentences.ts";
import type { LintOptions } from "./options.ts";
import { readFile } from "./read/read-file.ts";
import { ignoresIn } from "./read/read-ignores.ts";

/** What the lint found. */
export interface Lint {
  /** In order of path, line and column. */
  readonly findings: readonly LintFinding[];
  /** Those that a comment accepts, with its reason. */
  readonly accepted: readonly AcceptedFinding[];
  /** How many sentences were read, from files and from the program. */
  readonly sentences: number;
}

/**
 * Lints what a company writes: every sentence by itself, and who is tied to whom in the program. Pure: the same texts and the
 * same program give the same findings.
 *
 * @example
 * const { findings } = lint({ sources: sourcesOf(new Map([["policy.ts", text]])) });
 */
export function lint(options: LintOptions): Lint {
  const files = options.sources.files.map(readFile);
  const sentences = sentenceFindings(files, options);
  const placed: readonly Placed[] = [...sentences.found, ...programFindings(files, options)];
  const { findings, accepted } = ofComments(placed, options.sources.files.flatMap(ignoresIn), {
    isProgramThere: options.program !== undefined,
  });
  return { findings: inOrder(findings), accepted: inOrder(accepted), sentences: sentences.read };
}

function inOrder<T extends LintFinding>(all: readonly T[]): readonly T[] {
  return [...all].sort(
    (a, b) =>
      byCodeUnits(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      byCodeUnits(a.rule, b.rule) ||
      byCodeUnits(a.subject, b.subject),
  );
}
