import { evidenceProvider } from "../../language/evidence/session.ts";

/** What a run saw of a record. */
export interface SeenRecord {
  readonly digest: string;
  /** The first day that it says anything of; absent where it says none. */
  readonly day?: string;
  /** True for a document: it may come long after the first day that it covers. */
  readonly covers: boolean;
  /** True once another person had looked at it. */
  readonly reviewed: boolean;
  /** What it says; and the same without who reviewed it and which findings were mended: these are added to a record in its life. */
  readonly says: string;
  readonly said: string;
}

/** By id, what was seen of each record. */
export type RecordDigests = ReadonlyMap<string, SeenRecord>;

/** The records that lines of a listing hold; a line that is none says nothing. */
export function digestsIn(lines: Iterable<string>): RecordDigests {
  const digests = new Map<string, SeenRecord>();
  for (const line of lines) {
    const record = JSON.parse(line) as {
      readonly id?: unknown;
      readonly data?: Readonly<Record<string, unknown>> | null;
    } | null;
    const [id, data] = [record?.id, record?.data];
    if (typeof id === "string" && typeof data?.digest === "string")
      digests.set(id, seenIn(data, data.digest));
  }
  return digests;
}

function seenIn(data: Readonly<Record<string, unknown>>, digest: string): SeenRecord {
  const { digest: _, blobs: __, reviewedBy, content, ...rest } = data;
  const { on, from, people } = rest as {
    readonly on?: string;
    readonly from?: string;
    readonly people?: Readonly<Record<string, string>>;
  };
  const [first] = Object.values(people ?? {}).sort();
  const day = on ?? from ?? first;
  return {
    digest,
    ...(day !== undefined && { day }),
    covers: on === undefined && from !== undefined,
    reviewed: reviewedBy !== undefined,
    // Lines are canonical: what is the same is written the same.
    says: JSON.stringify({ ...rest, reviewedBy, content }),
    said: JSON.stringify({ ...rest, content: withoutMended(content) }),
  };
}

function withoutMended(content: unknown): unknown {
  if (typeof content !== "string") return content;
  const fields = JSON.parse(content) as { readonly findings?: unknown };
  if (!Array.isArray(fields.findings)) return content;
  return { ...fields, findings: fields.findings.map((one) => ({ ...one, done: undefined })) };
}

/** True where a record is what it was, or was looked at or had a finding mended since, and nothing else. */
export function isAsSeen(seen: SeenRecord, now: SeenRecord): boolean {
  if (seen.digest === now.digest) return true;
  const isAdded = seen.says !== now.says && (!seen.reviewed || now.reviewed);
  return isAdded && seen.said === now.said;
}

/** True for a listing of records; what lies beside them is none. */
export function isOfRecords(collector: string): boolean {
  return collector.startsWith(`${evidenceProvider.id}/`) && collector !== `${evidenceProvider.id}/unclaimed`;
}
