import type { ClosedFile, Meanwhile, Refusal } from "@bylaw/access-reviews";
import type { Program } from "@bylaw/core";
import { reviewFiles } from "@bylaw/core/provider";
import { counted, plainText } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { fold } from "../../../output/width.ts";
import type { Asked } from "../../evidence/asked.ts";
import type { Draft } from "../../evidence/record/draft.ts";
import { blanksText, reviewText } from "../../evidence/record/told.ts";
import { refusalLines } from "../refusals.ts";
import type { OpenReview } from "../stored.ts";

interface Closed {
  readonly closed: ClosedFile;
  /** `reviews/accounts/2026-Q4` */
  readonly path: string;
  /** Where its record is. */
  readonly record: string;
  readonly draft: Draft;
  readonly asked: Asked;
  readonly since: readonly Meanwhile[];
}

/** What was closed, where it is, and who still has to look at the record. */
export function closedWords(
  { closed, path, record, draft, asked, since }: Closed,
  program: Program,
  { columns }: Pick<Io, "columns">,
): string {
  const { review, period, systems, digest, closed: on, submittedBy } = closed;
  const sum = (of: "accounts" | "kept" | "changed" | "removed"): number =>
    systems.reduce((total, one) => total + one[of], 0);
  const lines = [
    `${review} ${period} is closed by ${submittedBy}: ${sum("kept")} kept, ${sum("changed")} modified and ${sum("removed")} revoked of ${counted(sum("accounts"), "account")}`,
    `  ${path}/${reviewFiles.report}`,
    `  ${record}`,
    `  digest ${digest}`,
    ...sinceLines(since),
  ];
  const told = lines.map((line) => `${plainText(line)}\n`).join("");
  const left = draft.blanks.length === 0 ? "" : blanksText(draft.blanks);
  return fold(`${told}${left}${reviewText(asked.requirement, on, submittedBy, program)}`, columns);
}

export function closedJson({ closed, path, record, since }: Closed): object {
  return { format: "bylaw-review-closed/1", state: "closed", path, record, ...closed, since };
}

/** How many are printed: `--json` has them all. */
const TOLD = 30;

/** What changed since the opening, so that nobody closes a review who has not seen it. */
function sinceLines(since: readonly Meanwhile[]): readonly string[] {
  if (since.length === 0) return [];
  const more = since.length - TOLD;
  return [
    "  since it was opened:",
    ...since
      .slice(0, TOLD)
      .map(
        ({ system, account, what }) => `    ${system}${account === undefined ? "" : ` ${account}`} ${what}`,
      ),
    ...(more > 0 ? [`    and ${more} more: --json lists them`] : []),
  ];
}

/** Everything that keeps a review open, or that nothing does. */
export function refusedText(
  { review, period, path }: OpenReview,
  refusals: readonly Refusal[],
  since: readonly Meanwhile[],
  { columns }: Pick<Io, "columns">,
): string {
  const lines =
    refusals.length === 0
      ? [`${review} ${period} can be closed: all is decided and carried out.`, ...sinceLines(since)]
      : [
          `${review} ${period} stays open: ${counted(refusals.length, "reason")}`,
          ...refusalLines(refusals, path).map((line) => `  ${line}`),
        ];
  return fold(lines.map((line) => `${plainText(line)}\n`).join(""), columns);
}

export function refusedJson(
  { review, period, path }: OpenReview,
  refusals: readonly Refusal[],
  since: readonly Meanwhile[],
): object {
  return { format: "bylaw-review-closed/1", state: "open", review, period, path, refusals, since };
}
