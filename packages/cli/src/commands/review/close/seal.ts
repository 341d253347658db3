import {
  type ClosedFile,
  type ClosedReview,
  closedText,
  type DecisionsRead,
  type KnownPerson,
  type ListingFile,
  reviewReport,
} from "@bylaw/access-reviews";
import type { IsoDate, SystemListing } from "@bylaw/core";
import { closedWords, reviewFiles } from "@bylaw/core/provider";
import { sha256 } from "@bylaw/core/run";
import type { FileOfFolder } from "../../../write-folder.ts";
import type { OpenReview } from "../stored.ts";

/** What is written of a review when it is closed. */
export interface Sealed {
  readonly closed: ClosedFile;
  /** SHA-256 of the file that says so. */
  readonly digest: string;
  /** The files of the folder `closed`. */
  readonly written: readonly FileOfFolder[];
}

interface ToSeal {
  readonly end: ClosedReview;
  readonly decisions: DecisionsRead;
  readonly fresh: readonly SystemListing[];
  readonly people: readonly KnownPerson[];
  readonly requirement: string;
  /** The window that the record answers by name, where that is over. */
  readonly window?: string;
  readonly submittedBy: string;
  readonly on: IsoDate;
}

/** The report, the picture and what seals them, as they will be written. */
export async function sealed(
  { file, decisions: page }: Pick<OpenReview, "file" | "decisions">,
  { end, decisions, fresh, people, requirement, window, submittedBy, on }: ToSeal,
): Promise<Sealed> {
  const before = await digestsOf({
    [reviewFiles.listing]: file.text,
    [reviewFiles.decisions]: page,
    [reviewFiles.fresh]: end.fresh,
  });
  const named = { review: file.listing.review, requirement, period: file.listing.period };
  const digest = await sha256(closedWords({ ...named, files: filesOf(before) }));
  const report = reviewReport({
    file,
    made: decisions.made,
    fresh,
    closed: end,
    people,
    on,
    by: submittedBy,
    digest,
    digests: before,
  });
  const texts = { [reviewFiles.report]: report.page, [reviewFiles.picture]: report.picture };
  const closed: ClosedFile = {
    ...headOf(file),
    requirement,
    closed: on,
    submittedBy,
    decidedBy: end.decidedBy,
    systems: end.systems,
    ...(window !== undefined && { for: window }),
    digest,
    files: filesOf({ ...before, ...(await digestsOf(texts)) }),
  };
  const text = closedText(closed);
  const written = { [reviewFiles.fresh]: end.fresh, ...texts, [reviewFiles.review]: text };
  return {
    closed,
    digest: await sha256(text),
    written: Object.entries(written).map(([path, bytes]) => ({
      path: path.slice(reviewFiles.closed.length + 1),
      bytes,
    })),
  };
}

function headOf({ listing }: ListingFile): Pick<ClosedFile, "review" | "period" | "opened" | "due"> {
  const { review, period, opened, due } = listing;
  return { review, period, opened, due };
}

function filesOf(digests: Readonly<Record<string, string>>): ClosedFile["files"] {
  return Object.entries(digests).map(([path, digest]) => ({ path, sha256: digest }));
}

async function digestsOf(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    await Promise.all(Object.entries(texts).map(async ([name, text]) => [name, await sha256(text)] as const)),
  );
}
