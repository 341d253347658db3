import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import {
  type FileReview,
  fileReviewSchema,
  type ReviewedFile,
  reviewedFileSchema,
} from "../../language/people/reviews.ts";
import type { Staffer } from "../../language/people/staff.ts";
import { inspect, type Observed } from "../../language/values/observed.ts";
import type { Problem } from "../../language/values/problem.ts";
import type { Moment, Read } from "./context.ts";

/** Who approved the files of records, as it was read. */
export interface Reviews {
  readonly files: Read<ReviewedFile>;
  /** The name under which `identities` of a person says what the provider calls them. */
  readonly identity: string;
}

/** What a pull request came to for a record: it was approved there, or why that does not count or is not known. */
export type Approval =
  | { readonly approvedIn: string }
  | { readonly why: string; readonly undecided: boolean; readonly problem?: Problem };

interface Held {
  readonly requirement: EvidenceRequirement;
  readonly people: ReadonlyMap<string, Staffer>;
  readonly reviews?: Reviews;
}

/** Who approved records, where the program reads it. */
export async function reviewsIn({
  program,
  read,
}: Pick<Moment, "program" | "read">): Promise<Pick<Held, "reviews">> {
  const { recordReviews } = program;
  if (recordReviews === undefined) return {};
  const { listing, identity } = recordReviews;
  const files = await read<ReviewedFile>(listing);
  const odd = "problem" in files ? undefined : files.resources.find((one) => !isWhole(one));
  if (odd === undefined) return { reviews: { files, identity } };
  const message = `${listing.id} has ${String(odd.id)}, which does not say its folder, its blob and its pull requests as observed values.`;
  return { reviews: { files: { problem: { code: "schema-mismatch", message } }, identity } };
}

function isWhole(file: ReviewedFile): boolean {
  if (!reviewedFileSchema.safeParse(file).success) return false;
  const state = inspect<unknown>(file.pullRequests);
  if (state.state !== "known") return true;
  return Array.isArray(state.value) && state.value.every((one) => fileReviewSchema.safeParse(one).success);
}

/**
 * Whether a record was approved: its file, and the CSV of its people, are byte for byte what a merged pull request brought, which its
 * submitter opened and its reviewer approved.
 */
export function approvalOf(record: EvidenceRecord, held: Held & { readonly reviews: Reviews }): Approval {
  const { files } = held.reviews;
  if ("problem" in files)
    return unknown(`who approved it could not be read: ${files.problem.message}`, files.problem);
  const { blobs = [] } = record;
  if (blobs.length === 0) return unknown("what it was recorded by does not say which file of git it is");
  const each = blobs.map((blob, at) =>
    approvalOfFile(at === 0 ? "" : "the CSV of its people: ", blob, record, held, files.resources),
  );
  const refused = each.filter((one) => "why" in one);
  return refused.find(({ undecided }) => !undecided) ?? refused[0] ?? each[0] ?? unknown("it has no file");
}

function approvalOfFile(
  what: string,
  blob: string,
  record: EvidenceRecord,
  held: Held & { readonly reviews: Reviews },
  files: readonly ReviewedFile[],
): Approval {
  const told = (approval: Approval): Approval =>
    "why" in approval ? { ...approval, why: `${what}${approval.why}` } : approval;
  const found = files.filter((one) => one.folder === held.requirement.id && one.blob === blob);
  if (found.length === 0)
    return told(unknown("it is not, byte for byte, on the default branch: new or changed, and not merged"));
  const each = found.flatMap(({ pullRequests }): readonly Approval[] => {
    const pulls = readOf(pullRequests);
    if ("problem" in pulls)
      return [unknown(`who approved it could not be read: ${pulls.problem.message}`, pulls.problem)];
    if (pulls.value.length === 0) return [refused("no pull request brought it")];
    return pulls.value.map((one) => approvalIn(one, blob, record, held));
  });
  const best = each.find((one) => "approvedIn" in one) ?? each.find((one) => "why" in one && one.undecided);
  return told(best ?? each[0] ?? refused("no pull request brought it"));
}

function approvalIn(
  pull: FileReview,
  blob: string,
  { submittedBy = "", reviewedBy }: EvidenceRecord,
  { people, reviews: { identity }, requirement }: Held & { readonly reviews: Reviews },
): Approval {
  const merged = readOf(pull.blob, "it is gone");
  if ("problem" in merged && merged.isAbsent !== true) return unreadIn(pull, merged.problem);
  if ("problem" in merged || merged.value !== blob)
    return refused(`${pull.id} brought it otherwise than it is: what was approved there is another file`);
  const called = (role: "submitted" | "reviewed", id: string) =>
    requirement.of.restricted ? `who ${role} it` : `${id}, who ${role} it`;
  const loginOf = (id: string): string | undefined => people.get(id)?.identities?.[identity]?.toLowerCase();
  const submitter = loginOf(submittedBy);
  if (submitter === undefined) return nameless(called("submitted", submittedBy), identity);
  const author = readOf(pull.author);
  if ("problem" in author) return unreadIn(pull, author.problem);
  if (author.value.toLowerCase() !== submitter)
    return refused(`${called("submitted", submittedBy)}, did not open ${pull.id}`);
  if (reviewedBy === undefined) return { approvedIn: pull.id };
  const reviewer = loginOf(reviewedBy);
  if (reviewer === undefined) return nameless(called("reviewed", reviewedBy), identity);
  if (reviewer === submitter) return refused(`${called("reviewed", reviewedBy)}, opened ${pull.id}`);
  const approvers = readOf(pull.approvers);
  if ("problem" in approvers) return unreadIn(pull, approvers.problem);
  return approvers.value.some((login) => login.toLowerCase() === reviewer)
    ? { approvedIn: pull.id }
    : refused(
        `${called("reviewed", reviewedBy)} as it says, is not among those who approved what ${pull.id} merged and wrote none of it`,
      );
}

type Value<T> = { readonly value: T } | { readonly problem: Problem; readonly isAbsent?: boolean };

function readOf<T>(observed: Observed<T>, gone = "the account is gone"): Value<T> {
  const state = inspect(observed);
  if (state.state === "known") return { value: state.value };
  if (state.state === "unreadable") return { problem: state.problem };
  const problem = {
    code: "partial-data",
    message: `${state.operation}: ${gone}.`,
    operation: state.operation,
  } as const;
  return { problem, isAbsent: true };
}

function unreadIn({ id }: FileReview, problem: Problem): Approval {
  return unknown(`who approved ${id} could not be read: ${problem.message}`, problem);
}

function nameless(who: string, identity: string): Approval {
  return unknown(`${who}, has no identity ${identity} among the people, so nobody can tell them`);
}

function unknown(why: string, problem?: Problem): Approval {
  return { why: why.replace(/\.$/, ""), undecided: true, ...(problem !== undefined && { problem }) };
}

function refused(why: string): Approval {
  return { why, undecided: false };
}
