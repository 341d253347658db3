import { reviewFiles } from "@bylaw/core/provider";
import type { ListingFile } from "../listing/frozen.ts";
import type { FileFault } from "./decision.ts";
import { decisionsPage, digestLine } from "./page.ts";
import { type Line, type Sections, sectionsIn } from "./sections.ts";

export const RESTORE =
  "Restore what was written when the review was opened: only the first three cells of a line are edited.";

/** The end of the line that says which listing a file of decisions is of, whatever digest it gives. */
const OF_LISTING = / Listing: sha256 [0-9a-f]{64}$/;

/** That the listing beside a file of decisions is not the one that the file was written for. */
export function otherListing(
  { head }: Sections,
  { digest }: Pick<ListingFile, "digest">,
): FileFault | undefined {
  const own = ` ${digestLine(digest)}`;
  const named = head.find(({ text }) => OF_LISTING.test(text) && !text.endsWith(own));
  return named === undefined
    ? undefined
    : {
        file: reviewFiles.listing,
        line: named.line,
        message: `It does not have the SHA-256 that stands in line ${named.line} of the file of decisions: it was edited, or that line was. Restore both as they were when the review was opened.`,
      };
}

/** Each line beside the tables that is not as it is written of this listing. */
export function proseFaults(
  read: Sections,
  file: Pick<ListingFile, "digest" | "listing">,
): readonly FileFault[] {
  const written = sectionsIn(decisionsPage(file, {}));
  const wanted = new Map(written.sections.map(({ heading, prose }) => [heading.text, prose]));
  return [
    ...faultsIn(read.head, written.head, 1),
    ...read.sections.flatMap(({ heading, prose }) => {
      const own = wanted.get(heading.text);
      return own === undefined ? [] : faultsIn(prose, own, heading.line);
    }),
  ];
}

function faultsIn(lines: readonly Line[], written: readonly Line[], start: number): readonly FileFault[] {
  const wanted = new Set(written.map(({ text }) => text));
  const other = lines.filter(({ text }) => !wanted.delete(text));
  if (other.length > 0)
    return other.map(({ line }) => ({ line, message: `This line was edited or added. ${RESTORE}` }));
  return wanted.size === 0
    ? []
    : [{ line: start, message: `A line is missing below: ${JSON.stringify([...wanted][0])}. ${RESTORE}` }];
}
