import type { EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import { answers, holderOn, plainText } from "@bylaw/core/run";
import { columns } from "../../../output/table.ts";
import type { Blank } from "./draft.ts";

type Reviewed = Pick<EvidenceRequirement, "reviewer" | "id">;

/** What tells whether who approved a pull request is read: who writes a line of it approves nothing. */
type Reads = Pick<Program, "recordReviews">;

/** What stands where `reviewedBy` will: the reviewer writes that line, or approves the pull request that has it. */
export function reviewComment(
  { reviewer, id }: Reviewed,
  on: IsoDate,
  { recordReviews }: Reads,
): string | undefined {
  const isAnswer = id === answers.id;
  if (!isAnswer && reviewer === undefined) return undefined;
  const holder = isAnswer || reviewer === undefined ? undefined : holderOn(reviewer, on);
  const line = `reviewedBy: ${holder?.id ?? "<person>"}`;
  const name = holder?.name ?? "another person";
  return recordReviews === undefined
    ? `${line}  # ${name} adds this line after looking at it`
    : `${line}  # write this line yourself; ${name} approves your pull request`;
}

/** What is left to fill in, line by line. */
export function blanksText(blanks: readonly Blank[]): string {
  if (blanks.length === 0) return "  nothing is left to fill in\n";
  const rows = blanks.map(({ line, field, hint = "" }) => [
    `  line ${line}`,
    plainText(field),
    plainText(hint),
  ]);
  return `  left to fill in
${columns(rows)}`;
}

/** Where the record says that its original lies: the program knows a place, and nobody has looked there. */
export function originalText({ originals, of }: Pick<EvidenceRequirement, "originals" | "of">): string {
  if (originals === undefined || of.restricted) return "";
  return `  the original is said to lie in: ${plainText(originals)}
    where it does not, correct the record, and originals in soc2Baseline or the requirement
`;
}

/** Who looks at it, and that nobody looks at their own. */
export function reviewText(
  { reviewer, id: asked }: Reviewed,
  on: IsoDate,
  submitter: string,
  { recordReviews }: Reads,
): string {
  const isRead = recordReviews !== undefined;
  if (asked === answers.id)
    return isRead
      ? "  another person approves its pull request; write the line reviewedBy yourself\n"
      : "  another person reviews it, and then adds the line reviewedBy\n";
  if (reviewer === undefined) return "  nobody has to review it\n";
  const { id, name } = holderOn(reviewer, on);
  const named = plainText(name);
  const told = isRead
    ? `  ${named} approves its pull request; write the line reviewedBy: ${id} yourself\n`
    : `  ${named} reviews it, and then adds the line reviewedBy: ${id}\n`;
  if (id !== submitter) return told;
  return `${told}  it will not count so: ${named} submits it as well. Let somebody else submit it\n`;
}
