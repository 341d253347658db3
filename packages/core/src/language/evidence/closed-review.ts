import { z } from "zod";
import type { IsoDate } from "../values/date.ts";
import { isDay } from "../values/day.ts";

/** Where the files of an access review lie, in its folder `reviews/<id>/<period>`. */
export const reviewFiles = {
  listing: "listing.json",
  decisions: "decisions.md",
  /** What closing wrote, all of it at once. */
  closed: "closed",
  fresh: "closed/fresh.json",
  report: "closed/report.md",
  picture: "closed/changes.svg",
  review: "closed/review.json",
} as const;

/** The files that a closed review is known by, and those of them that its record names. */
export const sealedFiles: readonly string[] = [
  reviewFiles.listing,
  reviewFiles.decisions,
  reviewFiles.fresh,
  reviewFiles.report,
  reviewFiles.picture,
];

export const REVIEW_FORMAT = "bylaw-access-review/1";

/** What a closed review says of one system; the fields of a record of the kind `access-review`. */
export interface ClosedSystem {
  readonly system: string;
  readonly source: string;
  /** The day on which it was frozen. */
  readonly taken: string;
  readonly accounts: number;
  readonly kept: number;
  readonly changed: number;
  readonly removed: number;
}

/** A file of a review, by its path in the folder of it. */
export interface FileDigest {
  readonly path: string;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** What is on file of a review that is closed: enough to tell that nothing of it was edited since. */
export interface ClosedFile {
  readonly review: string;
  /** The id of the requirement that its record answers. */
  readonly requirement: string;
  readonly period: string;
  readonly opened: IsoDate;
  readonly due: IsoDate;
  readonly closed: IsoDate;
  /** The window that its record answers by name, where it was closed after that ended. */
  readonly for?: string;
  /** The id of whoever closed it. */
  readonly submittedBy: string;
  readonly decidedBy: readonly string[];
  readonly systems: readonly ClosedSystem[];
  /** SHA-256 of {@link closedWords}. */
  readonly digest: string;
  readonly files: readonly FileDigest[];
}

/**
 * What the digest of a closed review is of, a line each: its id, its requirement, its period, and the SHA-256 of what was listed, of the
 * file of decisions and of what was listed again. Anybody can put it together from the files.
 */
export function closedWords({
  review,
  requirement,
  period,
  files,
}: Pick<ClosedFile, "review" | "requirement" | "period" | "files">): string {
  const digests = [reviewFiles.listing, reviewFiles.decisions, reviewFiles.fresh].map(
    (path) => files.find((one) => one.path === path)?.sha256 ?? "",
  );
  return [review, requirement, period, ...digests].map((line) => `${line}\n`).join("");
}

const text = z.string().min(1);
const day = z.string().refine(isDay) as unknown as z.ZodType<IsoDate>;
const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A closed review as it is written. */
export const closedReviewSchema: z.ZodType<ClosedFile & { readonly format: typeof REVIEW_FORMAT }> =
  z.strictObject({
    format: z.literal(REVIEW_FORMAT),
    review: text,
    requirement: text,
    period: text,
    opened: day,
    due: day,
    closed: day,
    for: text.exactOptional(),
    submittedBy: text,
    decidedBy: z.array(text).min(1),
    systems: z
      .array(
        z.strictObject({
          system: text,
          source: text,
          taken: day,
          accounts: count,
          kept: count,
          changed: count,
          removed: count,
        }),
      )
      .min(1),
    digest: sha256,
    files: z.array(z.strictObject({ path: text, sha256 })).min(1),
  });
