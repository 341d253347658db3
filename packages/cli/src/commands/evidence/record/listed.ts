import { type EvidenceRecord, recordSchema } from "@bylaw/core/provider";
import type { RecordedListing } from "@bylaw/core/run";

/** The records of a listing; undefined for a line that has another shape. */
export async function* listedRecords(listing: RecordedListing): AsyncIterable<EvidenceRecord | undefined> {
  for await (const batch of listing.lines())
    for (const line of batch) {
      const { data } = JSON.parse(line) as { readonly data?: unknown };
      yield recordSchema.safeParse(data).data;
    }
}
