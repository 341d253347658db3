import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import {
  closedWords,
  isHeldToReview,
  type RecordReview,
  type ReviewHeldTo,
  reviewFiles,
  sealedFiles,
} from "@bylaw/core/provider";
import { numbersOf } from "../format/closed-numbers.ts";
import { closedIn, heldFaults } from "../format/closed-review.ts";
import { decode } from "../format/utf8.ts";
import { type Limit, readFile } from "./read.ts";
import type { Found, Send } from "./record.ts";

const LARGEST: Limit = {
  bytes: 32 * 1024 * 1024,
  otherwise: "is larger than 32 MiB, and was not read; review fewer systems at once",
};

/** What names a window, and so a folder of a review. */
const PERIOD = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})\.md$/;

export interface HeldRecord {
  readonly requirement: string;
  /** Its file: `2026-Q4.md`. */
  readonly name: string;
  readonly found: Found;
}

/**
 * Holds a record to the closed review that it is named for: the files of that are as they were closed, the digest follows from them, and the
 * record says what they say. What is otherwise is a fault of the record. Undefined where there is one, and of a record of earlier days.
 */
export async function heldToReview(
  { requirement, name, found }: HeldRecord,
  review: ReviewHeldTo,
  reviews: string,
  send: Send,
): Promise<RecordReview | undefined> {
  const { told, faults } = found;
  if (!isHeldToReview(told.fields, review)) return undefined;
  const { id } = review;
  let isSound = true;
  const fault = (message: string, field?: string): void => {
    isSound = false;
    faults.add(1, field, message);
  };
  const [, period] = PERIOD.exec(name) ?? [];
  if (period === undefined) {
    fault(
      `is named for no period; the record of access review ${id} is the one that bylaw review close wrote`,
    );
    return undefined;
  }
  const folder = join(reviews, id, period);
  const shown = (path: string): string => `${basename(reviews)}/${id}/${period}/${path}`;
  const bytesOf = async (path: string): Promise<Uint8Array | undefined> => {
    const read = await send((signal) => readFile(join(folder, path), LARGEST, signal));
    if ("bytes" in read) return read.bytes;
    fault(
      path === reviewFiles.review
        ? `is of no closed access review: ${shown(path)} ${read.refused}; bylaw review close ${id} writes both`
        : `is of a review that was edited: ${shown(path)} ${read.refused}`,
    );
    return undefined;
  };
  const sealed = await bytesOf(reviewFiles.review);
  if (sealed === undefined) return undefined;
  const closed = closedIn(textOf(sealed));
  if ("why" in closed) {
    fault(`is of a review that was edited: ${shown(reviewFiles.review)} ${closed.why}; restore it`);
    return undefined;
  }
  const digests = new Map<string, string>([[reviewFiles.review, digestOf(sealed)]]);
  const texts = new Map<string, string>();
  for (const path of sealedFiles) {
    const bytes = await bytesOf(path);
    if (bytes === undefined) continue;
    const digest = digestOf(bytes);
    digests.set(path, digest);
    if (closed.files.find((one) => one.path === path)?.sha256 !== digest)
      fault(`is of a review that was edited: ${shown(path)} is not as it was closed; restore it`);
    texts.set(path, textOf(bytes));
  }
  for (const { path, why } of numbersOf(texts, closed)) fault(`${shown(path)} ${why}; restore it`);
  const own = { review: id, requirement, period };
  for (const { field, message } of heldFaults(told, closed, { own, digests })) fault(message, field);
  if (digestOf(closedWords(closed)) !== closed.digest)
    fault(
      `is of a review that was edited: its digest does not follow from its files; restore ${shown(reviewFiles.review)}`,
    );
  return isSound ? { id, period, digest: closed.digest } : undefined;
}

function textOf(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return "text" in decoded ? decoded.text : "";
}

function digestOf(of: Uint8Array | string): string {
  return createHash("sha256").update(of).digest("hex");
}
