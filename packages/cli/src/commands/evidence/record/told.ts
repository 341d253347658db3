import type { EvidenceRequirement, IsoDate } from "@bylaw/core";
import { holderOn, plainText } from "@bylaw/core/run";
import { columns } from "../../../output/table.ts";
import type { Blank } from "./draft.ts";

type Reviewed = Pick<EvidenceRequirement, "reviewer">;

/** What stands where `reviewedBy` will: nobody but the reviewer writes that line. */
export function reviewComment({ reviewer }: Reviewed, on: IsoDate): string | undefined {
  if (reviewer === undefined) return undefined;
  const { id, name } = holderOn(reviewer, on);
  return `reviewedBy: ${id}  ${name} adds this line after looking at it`;
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

/** Who looks at it, and that nobody looks at their own. */
export function reviewText({ reviewer }: Reviewed, on: IsoDate, submitter: string): string {
  if (reviewer === undefined) return "  nobody has to review it\n";
  const { id, name } = holderOn(reviewer, on);
  const named = plainText(name);
  const asked = `  ${named} reviews it, and then adds the line reviewedBy: ${id}\n`;
  if (id !== submitter) return asked;
  return `${asked}  it will not count so: ${named} submits it as well. Let somebody else submit it\n`;
}
