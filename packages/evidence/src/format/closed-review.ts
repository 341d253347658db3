import { type ClosedFile, closedReviewSchema, reviewFiles, sealedFiles } from "@bylaw/core/provider";
import canonicalize from "canonicalize";
import { jsonOf } from "./json-of.ts";
import type { Told } from "./record.ts";

/** A closed review as its file says it, or why it says none, as a sentence goes on. */
export function closedIn(text: string): ClosedFile | { readonly why: string } {
  const parsed = closedReviewSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
  return { why: `is damaged at ${path.join(".") || "its root"} (${message})` };
}

export interface HeldTo {
  readonly own: Pick<ClosedFile, "review" | "requirement" | "period">;
  /** SHA-256 of the files, by their paths. */
  readonly digests: ReadonlyMap<string, string>;
}

interface Otherwise {
  readonly field?: string;
  readonly message: string;
}

/** What a record says otherwise than the review that was closed. */
export function heldFaults(
  { fields, files, content }: Told,
  closed: ClosedFile,
  { own, digests }: HeldTo,
): readonly Otherwise[] {
  const faults: Otherwise[] = [];
  for (const name of ["review", "requirement", "period"] as const)
    if (closed[name] !== own[name])
      faults.push({
        message: `is of another review: that is of ${name} ${closed[name]}, and it of ${own[name]}`,
      });
  const wanted = { on: closed.closed, submittedBy: closed.submittedBy, for: closed.for };
  for (const name of ["on", "submittedBy", "for", "from", "to", "none", "supersedes"] as const) {
    const value = (wanted as Readonly<Record<string, string | undefined>>)[name];
    if (fields[name] === value) continue;
    const was = value === undefined ? "has none" : `has ${value}`;
    faults.push({ field: name, message: `is ${fields[name] ?? "missing"}, and the closed review ${was}` });
  }
  const said = jsonOf(content) as { readonly systems?: unknown; readonly open?: unknown } | undefined;
  if (canonicalize(said?.systems) !== canonicalize(closed.systems))
    faults.push({ field: "systems", message: "says something else than was closed; restore it" });
  if (canonicalize(said?.open) !== "[]")
    faults.push({
      field: "open",
      message: "is not empty, and a review is closed when nothing is open; restore it",
    });
  const named = new Set(files.map(({ sha256 }) => sha256));
  for (const path of [...sealedFiles, reviewFiles.review]) {
    const digest = digests.get(path);
    if (path !== reviewFiles.picture && digest !== undefined && !named.has(digest))
      faults.push({ field: "files", message: `names ${path} otherwise than it was closed; restore it` });
  }
  return faults;
}
