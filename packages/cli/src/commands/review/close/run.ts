import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closeReview, type Meanwhile, meanwhile, type Refusal, readDecisions } from "@bylaw/access-reviews";
import { type AccessReview, BylawError, type IsoDate, type Program } from "@bylaw/core";
import { reviewFiles } from "@bylaw/core/provider";
import { assertValidProgram, jsonText, systemsIn } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { type Loaded, loadConfig } from "../../../load-config.ts";
import type { Chosen } from "../../../open-from.ts";
import { isThere } from "../../../paths.ts";
import { writeFolder } from "../../../write-folder.ts";
import { type Asked, askedFor } from "../../evidence/asked.ts";
import { todayOf } from "../../evidence/days.ts";
import { submitterOf } from "../../evidence/people/submitter.ts";
import { openFolder } from "../../evidence/record/places.ts";
import { putAll } from "../../evidence/record/put.ts";
import { mayDecide } from "../may-decide.ts";
import { reviewNamed } from "../named.ts";
import { peopleOf } from "../people.ts";
import { lateWindow } from "../period.ts";
import { recordOf, recordPath } from "../record.ts";
import { codeOf } from "../refusals.ts";
import { reviewsOf } from "../reviews.ts";
import { newerText, runOf } from "../run-of.ts";
import { type ClosedReviewOnFile, type OpenReview, storedReviews } from "../stored.ts";
import type { CloseGiven } from "./given.ts";
import { openingOf } from "./opening.ts";
import { type Sealed, sealed } from "./seal.ts";
import { closedJson, closedWords, refusedJson, refusedText } from "./text.ts";
import { recordTaken, reviewToClose } from "./which.ts";

/** Closes a review, or tells what keeps it open. */
export async function run(given: CloseGiven, io: Io): Promise<number> {
  const loaded = await loadConfig(io, given.config);
  const { program, folder: home } = loaded;
  assertValidProgram(program);
  const review = reviewNamed(program, given.id);
  const closing = { review, loaded, asked: askedFor(program, review.requirement), given, io };
  const all = await storedReviews(reviewsOf(program, home, io.cwd), review.id);
  const stored = await reviewToClose(all, review.id, { asked: closing.asked, program, cwd: io.cwd });
  return stored.state === "closed" ? finish(stored, closing) : closeOpen(stored, closing);
}

interface Closing {
  readonly review: AccessReview;
  readonly loaded: Loaded;
  readonly asked: Asked;
  readonly given: CloseGiven;
  readonly io: Io;
}

async function closeOpen(stored: OpenReview, closing: Closing): Promise<number> {
  const { loaded, given, io } = closing;
  const { program } = loaded;
  const on = todayOf(program);
  const submittedBy = given.check ? undefined : submitterOf({ by: given.by, on }, program, io);
  const { seal, refusals, since } = await judged(stored, on, submittedBy, closing);
  if (seal === undefined) {
    await write(
      io.stdout,
      given.json
        ? `${jsonText(refusedJson(stored, refusals, since), 2)}\n`
        : refusedText(stored, refusals, since, io),
    );
    return codeOf(refusals);
  }
  await openFolder(closing.asked.requirement, loaded, io);
  const folder = join(stored.folder, reviewFiles.closed);
  await writeFolder(folder, seal.written);
  try {
    await putRecord(stored.path, seal, closing, since);
  } catch (error) {
    // Another run at the same time found the review closed, and wrote its record: what that names stays.
    if (await isThere(resolve(io.cwd, recordPath(program, seal.closed, io.cwd)))) throw error;
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return 0;
}

interface Judged {
  readonly seal?: Sealed;
  readonly refusals: readonly Refusal[];
  /** What is not as it was when the review was opened; of one that can be closed. */
  readonly since: readonly Meanwhile[];
}

/** What will be written, or all that keeps the review open. */
async function judged(
  stored: OpenReview,
  on: IsoDate,
  submittedBy: string | undefined,
  { review, loaded: { program }, asked, given, io }: Closing,
): Promise<Judged> {
  const { requirement } = review;
  const path = recordPath(program, { requirement, period: stored.period }, io.cwd);
  if (await isThere(resolve(io.cwd, path))) throw recordTaken(path);
  const chosen = await runOf(given, program, io);
  const { recording } = chosen;
  const people = await peopleOf(program, async () => recording);
  const fresh = await systemsIn(program, review, recording);
  const opening = await openingOf(stored.file.listing, { program, review, from: given.from, cwd: io.cwd });
  const decisions = readDecisions(stored.decisions, stored.file, people);
  const end = closeReview(stored.file, {
    decisions,
    fresh,
    people,
    reviewers: mayDecide(program, stored.file.listing, on),
    today: on,
    ...(opening !== undefined && { opening }),
  });
  if ("refusals" in end)
    return { refusals: end.refusals.map((one) => withNewer(one, chosen, program)), since: [] };
  const since = meanwhile(stored.file.listing, decisions.made, fresh);
  if (submittedBy === undefined) return { refusals: [], since };
  const window = lateWindow(asked, program, stored.period, on);
  return {
    seal: await sealed(stored, {
      end: end.closed,
      decisions,
      fresh,
      people,
      requirement,
      ...(window !== undefined && { window }),
      submittedBy,
      on,
    }),
    refusals: [],
    since,
  };
}

/** What is not listed anew may be so in a run that does not count. */
function withNewer(refusal: Refusal, chosen: Chosen, program: Program): Refusal {
  const newer = newerText(chosen, program).trimEnd();
  return refusal.kind === "unlisted" && newer !== ""
    ? { ...refusal, why: `${refusal.why} ${newer}` }
    : refusal;
}

/** Writes the record of a review that was closed and has none. */
async function finish(stored: ClosedReviewOnFile, closing: Closing): Promise<number> {
  const [why] = stored.edited;
  if (why !== undefined)
    throw new BylawError("review-damaged", `${stored.path}: ${why}`, {
      next: "Its record is written of what was closed, and of nothing else.",
    });
  if (!closing.given.check) await putRecord(stored.path, stored, closing);
  return 0;
}

async function putRecord(
  path: string,
  { closed, digest }: Pick<Sealed, "closed" | "digest">,
  { loaded, asked, given, io }: Closing,
  since: readonly Meanwhile[] = [],
): Promise<void> {
  const { program } = loaded;
  const draft = recordOf(closed, { asked, program, path, digest });
  const folder = await openFolder(asked.requirement, loaded, io);
  const record = recordPath(program, closed, io.cwd);
  const put = await putAll(folder, closed.period, [{ end: ".md", text: draft.text }]);
  if (put === undefined) throw recordTaken(record);
  const told = { closed, path, record, draft, asked, since };
  await write(io.stdout, given.json ? `${jsonText(closedJson(told), 2)}\n` : closedWords(told, program, io));
}
