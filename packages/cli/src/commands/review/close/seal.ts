import {
  type ClosedFile,
  type ClosedReview,
  closedText,
  type DecisionsRead,
  type ListingFile,
  reviewReport,
} from "@bylaw/access-reviews";
import type { IsoDate, SystemListing } from "@bylaw/core";
import { sha256 } from "@bylaw/core/run";
import type { FileOfFolder } from "../../../write-folder.ts";
import { files, type OpenReview } from "../stored.ts";

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
  readonly requirement: string;
  readonly submittedBy: string;
  readonly on: IsoDate;
}

/** The report, the picture and what seals them, as they will be written. */
export async function sealed(
  { file, decisions: page }: Pick<OpenReview, "file" | "decisions">,
  { end, decisions, fresh, requirement, submittedBy, on }: ToSeal,
): Promise<Sealed> {
  const before = await digestsOf({
    [files.listing]: file.text,
    [files.decisions]: page,
    [files.fresh]: end.fresh,
  });
  const report = reviewReport({ file, made: decisions.made, fresh, closed: end, on, digests: before });
  const texts = { [files.report]: report.page, [files.picture]: report.picture };
  const closed: ClosedFile = {
    ...headOf(file),
    requirement,
    closed: on,
    submittedBy,
    decidedBy: end.decidedBy,
    systems: end.systems,
    signed: end.signed,
    files: Object.entries({ ...before, ...(await digestsOf(texts)) }).map(([path, digest]) => ({
      path,
      sha256: digest,
    })),
  };
  const text = closedText(closed);
  const written = { [files.fresh]: end.fresh, ...texts, [files.review]: text };
  return {
    closed,
    digest: await sha256(text),
    written: Object.entries(written).map(([path, bytes]) => ({
      path: path.slice(files.closed.length + 1),
      bytes,
    })),
  };
}

function headOf({ listing }: ListingFile): Pick<ClosedFile, "review" | "period" | "opened" | "due"> {
  const { review, period, opened, due } = listing;
  return { review, period, opened, due };
}

async function digestsOf(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    await Promise.all(Object.entries(texts).map(async ([name, text]) => [name, await sha256(text)] as const)),
  );
}
