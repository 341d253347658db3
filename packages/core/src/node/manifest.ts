import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import { scopeKey } from "../language/checks/provider.ts";
import { type ListingSummary, listingSummarySchema } from "../run/recording.ts";

/** One listing's file in a recording. */
export interface ListingFile {
  readonly summary: ListingSummary;
  /** Relative to the recording, with forward slashes. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The table of contents of a recording. `digest` is over everything else in it. */
export interface Manifest {
  readonly format: "bylaw-recording/1";
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly listings: readonly ListingFile[];
  readonly digest: string;
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestSchema: z.ZodType<Manifest> = z
  .strictObject({
    format: z.literal("bylaw-recording/1"),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    listings: z.array(
      z.strictObject({
        summary: listingSummarySchema,
        file: z.string().regex(/^listings\/[A-Za-z0-9_.-]+\/[A-Za-z0-9_-][A-Za-z0-9_.-]*\.jsonl$/),
        bytes: z.int().nonnegative(),
        sha256,
      }),
    ),
    digest: sha256,
  })
  .refine(({ listings }) => new Set(listings.map(placeOf)).size === listings.length, {
    error: "Two listings are of the same collector and scope.",
  })
  .refine(({ listings }) => listings.every(({ summary, file }) => file === listingFileName(summary)), {
    error: "A listing is kept in a file of another name than its own.",
  });

function placeOf({ summary }: ListingFile): string {
  return `${summary.collector} ${scopeKey(summary.scope)}`;
}

/** The digest a manifest should carry. */
export function manifestDigest({ digest: _, ...rest }: Manifest): string {
  return createHash("sha256")
    .update(canonicalize(rest) ?? "")
    .digest("hex");
}

/** The file name of a listing: readable where its scope is plain, and never a path. */
export function listingFileName({ collector, scope }: ListingSummary): string {
  const plain = (text: string): string =>
    text.replaceAll(/[^A-Za-z0-9-]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  return `listings/${collector.split("/").map(plain).join(".")}/${scope.path.map(plain).join(".")}.jsonl`;
}
