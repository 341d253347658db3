import { BylawError } from "@bylaw/core";
import { sha256 } from "@bylaw/core/run";
import type { ListingFile } from "./frozen.ts";
import { frozenListingSchema } from "./schema.ts";

/** Reads a frozen listing back. Throws where it is none. */
export async function readListing(text: string): Promise<ListingFile> {
  const parsed = frozenListingSchema.safeParse(jsonOf(text));
  if (parsed.success) return { listing: parsed.data, text, digest: await sha256(text) };
  const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
  throw new BylawError(
    "review-damaged",
    `The frozen listing is damaged at ${path.join(".") || "its root"}: ${message}`,
    { next: "Restore it from the repository: it is never edited." },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
