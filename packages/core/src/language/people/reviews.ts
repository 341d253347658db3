import { z } from "zod";
import type { Identified } from "../checks/collector.ts";
import { defineView, type Listing, primaryCollector, type View } from "../checks/view.ts";
import { defined } from "../values/defined.ts";
import { isObserved, type Observed } from "../values/observed.ts";

/** A merged pull request that brought a file. */
export interface FileReview {
  /** `acme/infrastructure#12`. */
  readonly id: string;
  /** The file as who approved saw it, by its git blob id. */
  readonly blob: Observed<string>;
  /** Who opened it, by what the provider calls them. */
  readonly author: Observed<string>;
  /** Who approved what was merged before it was, and wrote none of it. */
  readonly approvers: Observed<readonly string[]>;
}

/** A file among the records, as the branch has it that everybody works from. */
export interface ReviewedFile extends Identified {
  /** The requirement's folder. */
  readonly folder: string;
  /** Its git blob id. */
  readonly blob: string;
  /** What brought it as it is. None: it came without a pull request. */
  readonly pullRequests: Observed<readonly FileReview[]>;
}

/** A provider's listing that says who approved the files of records. */
export interface RecordReviews {
  readonly kind: "record-reviews";
  readonly listing: View<ReviewedFile>;
  /** The name under which `identities` of a person says what the provider calls them. */
  readonly identity: string;
}

/**
 * Who approved the records of a program, from a provider's listing of their files. A person is known by `identities`, under
 * the provider's id: `{ github: "anasilva" }`.
 *
 * @example
 * reviewsFrom("acme/record-reviews", evidenceFiles, (file) => file)
 */
export function reviewsFrom<TSource extends Identified>(
  id: string,
  listing: Listing<TSource>,
  derive: (one: TSource) => ReviewedFile,
): RecordReviews {
  const resource = "reviewed file";
  return defined({
    kind: "record-reviews",
    listing: defineView({ id, resource, each: listing, using: {}, derive }) as View<ReviewedFile>,
    identity: primaryCollector(listing).provider.id,
  });
}

const observed = z.custom(isObserved);

/** What such a listing must yield. */
export const reviewedFileSchema: z.ZodType = z.object({
  id: z.string().min(1),
  folder: z.string().min(1),
  blob: z.string().min(1),
  pullRequests: observed,
});

/** What stands in it for each pull request. */
export const fileReviewSchema: z.ZodType = z.object({
  id: z.string().min(1),
  blob: observed,
  author: observed,
  approvers: observed,
});
