import { BylawError } from "@bylaw/core";
import { type ClosedFile, closedReviewSchema, REVIEW_FORMAT } from "@bylaw/core/provider";
import { jsonText } from "@bylaw/core/run";

/** A closed review as it is written. */
export function closedText(closed: ClosedFile): string {
  return `${jsonText({ format: REVIEW_FORMAT, ...closed }, 1)}\n`;
}

/** Reads a closed review back. Throws where it is none. */
export function readClosed(written: string): ClosedFile {
  const parsed = closedReviewSchema.safeParse(jsonOf(written));
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    throw new BylawError(
      "review-damaged",
      `The closed review is damaged at ${path.join(".") || "its root"}: ${message}`,
      { next: "Restore it from the repository: it is never edited." },
    );
  }
  const { format: _, ...closed } = parsed.data;
  return closed;
}

function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
