import { evidenceProvider } from "../language/evidence/session.ts";

/** By id, the digest of each record. */
export type RecordDigests = ReadonlyMap<string, string>;

/** The digests of the records that lines of a listing hold; a line that is none says nothing. */
export function digestsIn(lines: Iterable<string>): RecordDigests {
  const digests = new Map<string, string>();
  for (const line of lines) {
    const record = JSON.parse(line) as {
      readonly id?: unknown;
      readonly data?: { readonly digest?: unknown } | null;
    } | null;
    const [id, digest] = [record?.id, record?.data?.digest];
    if (typeof id === "string" && typeof digest === "string") digests.set(id, digest);
  }
  return digests;
}

/** True for a listing of records; what lies beside them is none. */
export function isOfRecords(collector: string): boolean {
  return collector.startsWith(`${evidenceProvider.id}/`) && collector !== `${evidenceProvider.id}/unclaimed`;
}
