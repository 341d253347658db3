import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ClosedFile, type ListingFile, readClosed, readListing } from "@bylaw/access-reviews";
import { isBylawError } from "@bylaw/core";
import { byCodeUnits, reviewFiles, sealedFiles } from "@bylaw/core/provider";
import { sha256 } from "@bylaw/core/run";
import { isThere } from "../../paths.ts";
import type { Reviews } from "./reviews.ts";

interface Place {
  readonly review: string;
  readonly period: string;
  readonly folder: string;
  /** From where the program is, with slashes: `reviews/accounts/2026-Q4`. */
  readonly path: string;
}

export interface OpenReview extends Place {
  readonly state: "open";
  readonly file: ListingFile;
  readonly decisions: string;
}

export interface ClosedReviewOnFile extends Place {
  readonly state: "closed";
  readonly closed: ClosedFile;
  /** SHA-256 of the file that says so. */
  readonly digest: string;
  /** What is not as it was closed, as sentences. */
  readonly edited: readonly string[];
}

export interface DamagedReview extends Place {
  readonly state: "damaged";
  readonly why: string;
}

export type StoredReview = OpenReview | ClosedReviewOnFile | DamagedReview;

/** Where the review of a period lies. */
export function placeOf(reviews: Reviews, review: string, period: string): Place {
  return {
    review,
    period,
    folder: join(reviews.folder, review, period),
    path: `${reviews.shown}/${review}/${period}`,
  };
}

/** Every review of an id that was opened, in order of period. */
export async function storedReviews(reviews: Reviews, review: string): Promise<readonly StoredReview[]> {
  const entries = await readdir(join(reviews.folder, review), { withFileTypes: true }).catch(ignoreMissing);
  const periods = (entries ?? [])
    .filter((one) => one.isDirectory() && !one.name.startsWith("."))
    .map(({ name }) => name)
    .sort(byCodeUnits);
  return Promise.all(periods.map((period) => storedReview(placeOf(reviews, review, period))));
}

async function storedReview(place: Place): Promise<StoredReview> {
  try {
    if (await isThere(join(place.folder, reviewFiles.closed))) return await closedReview(place);
    const file = await readListing(await textOf(place, reviewFiles.listing));
    const { review, period } = file.listing;
    if (review !== place.review || period !== place.period)
      return damaged(place, `${reviewFiles.listing} is of ${review} ${period}. Restore what was there.`);
    return { ...place, state: "open", file, decisions: await textOf(place, reviewFiles.decisions) };
  } catch (error) {
    if (isBylawError(error) && error.code === "review-damaged")
      return damaged(place, `${error.message.replace("[bylaw] ", "")}. ${error.next}`);
    if (isMissing(error)) return damaged(place, missingText(place, error.path));
    throw error;
  }
}

function damaged(place: Place, why: string): DamagedReview {
  return { ...place, state: "damaged", why };
}

async function closedReview(place: Place): Promise<ClosedReviewOnFile | DamagedReview> {
  const text = await textOf(place, reviewFiles.review);
  const closed = readClosed(text);
  if (closed.review !== place.review || closed.period !== place.period)
    return damaged(
      place,
      `${reviewFiles.review} is of ${closed.review} ${closed.period}. Restore what was there.`,
    );
  const digests = new Map(closed.files.map(({ path, sha256: digest }) => [path, digest]));
  const edited: string[] = [];
  for (const name of sealedFiles) {
    const found = await textOf(place, name).catch(ignoreMissing);
    if (found === undefined) edited.push(`${name} is gone since it was closed. Restore it.`);
    else if ((await sha256(found)) !== digests.get(name))
      edited.push(`${name} was edited after it was closed. Restore it.`);
  }
  return { ...place, state: "closed", closed, digest: await sha256(text), edited };
}

function textOf({ folder }: Place, name: string): Promise<string> {
  return readFile(join(folder, name), "utf8");
}

function missingText({ folder }: Place, path: string): string {
  const name = path.slice(folder.length + 1);
  return `${name} is not there. Restore it, or take the folder away where nothing was decided in it.`;
}

function isMissing(error: unknown): error is Error & { readonly path: string } {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === "ENOENT" && "path" in error;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
