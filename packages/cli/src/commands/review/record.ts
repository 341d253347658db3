import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { ClosedFile, FileDigest } from "@bylaw/access-reviews";
import type { Program } from "@bylaw/core";
import { reviewFiles } from "@bylaw/core/provider";
import type { Asked } from "../evidence/asked.ts";
import { blanksParts } from "../evidence/record/blanks.ts";
import { type Draft, draftOf, type Part } from "../evidence/record/draft.ts";
import { placesOf } from "../evidence/record/places.ts";
import { reviewComment } from "../evidence/record/told.ts";

/** Where the record of a review lies, as a person here would name it. */
export function recordPath(
  program: Program,
  { requirement, period }: Pick<ClosedFile, "requirement" | "period">,
  cwd: string,
): string {
  return relative(cwd, join(resolve(cwd, placesOf(program).directory), requirement, `${period}.md`));
}

/**
 * Why the record of a closed review is not what it was written as: it is gone, or names other files than those that are on file.
 * Undefined where it is.
 */
export async function recordFault(
  program: Program,
  closed: ClosedFile,
  digest: string,
  cwd: string,
): Promise<string | undefined> {
  const path = recordPath(program, closed, cwd);
  const text = await readFile(resolve(cwd, path), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined)
    return `Its record, ${path}, is not there. bylaw review close ${closed.review} writes it once more.`;
  const front = text.slice(0, text.indexOf("\n---", 3) + 1);
  const isSame = filesOf(closed, digest).every(({ sha256 }) => front.includes(sha256));
  if (!isSame) return `Its record, ${path}, names other files than were closed. Restore it.`;
  const { closed: on, submittedBy, systems, for: window } = closed;
  const late = window === undefined ? {} : { for: window };
  const wanted = { on, submittedBy, ...late, systems: systems.map((one) => ({ ...one })), open: [] };
  const other = Object.entries(wanted).filter(([key, value]) => !says(front, { key, value }));
  if (window === undefined && /^for:/m.test(front)) other.push(["for", ""]);
  const names = other.map(([key]) => key).join(", ");
  return other.length === 0
    ? undefined
    : `Its record, ${path}, says something else than was closed of: ${names}. Restore it.`;
}

/** Whether a field stands in a record as it was written, and nothing more in it. */
function says(front: string, part: Part): boolean {
  const lines = draftOf([part]).text.split("\n").slice(1, -3).join("\n");
  const at = `\n${front}`.indexOf(`\n${lines}\n`);
  return at !== -1 && !/^[\s-]/.test(front.slice(at + lines.length + 1));
}

/** The record of a closed review. The reviewer of the requirement writes the line that says so themself. */
export function recordOf(closed: ClosedFile, { asked, program, path, digest }: RecordGiven): Draft {
  const { requirement } = asked;
  const { closed: on, submittedBy, systems, decidedBy, digest: own } = closed;
  const comment = reviewComment(requirement, on, program);
  const said = { systems: systems.map((one) => ({ ...one })), open: [] };
  const parts: readonly Part[] = [
    { key: "on", value: on },
    ...(closed.for === undefined ? [] : [{ key: "for", value: closed.for }]),
    { key: "submittedBy", value: submittedBy },
    ...(comment === undefined ? [] : [{ comment }]),
    {
      key: "files",
      value: filesOf(closed, digest).map(({ path: name, sha256 }) => ({ name, sha256, at: path })),
    },
    ...Object.entries(said).map(([key, value]) => ({ key, value })),
    ...blanksParts(requirement).filter((part) => !("key" in part && part.key in said)),
  ];
  const { text, blanks } = draftOf(parts);
  const prose = [
    `Decided by ${decidedBy.join(", ")}, and closed by ${submittedBy}. The report is ${path}/${reviewFiles.report}.`,
    `Its digest, of what was listed, decided and listed again: ${own}`,
  ];
  return { text: `${text}${prose.join("\n")}\n`, blanks: blanks.filter(({ field }) => field !== "open") };
}

export interface RecordGiven {
  readonly asked: Asked;
  readonly program: Program;
  /** Where the review lies: `reviews/accounts/2026-Q4`. */
  readonly path: string;
  /** SHA-256 of the file of the closed review. */
  readonly digest: string;
}

/** The files that the record names: what was listed, decided and listed again, the report, and what seals them. */
function filesOf({ files: sealed }: ClosedFile, digest: string): readonly FileDigest[] {
  const named = sealed.filter(({ path }) => path !== reviewFiles.picture);
  return [...named, { path: reviewFiles.review, sha256: digest }];
}
