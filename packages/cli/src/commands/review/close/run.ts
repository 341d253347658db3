import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closeReview, type Refusal, readDecisions } from "@bylaw/access-reviews";
import { BylawError } from "@bylaw/core";
import { assertValidProgram, jsonText, systemsIn } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { type Loaded, loadConfig } from "../../../load-config.ts";
import { isThere } from "../../../paths.ts";
import { writeFolder } from "../../../write-folder.ts";
import { type Asked, askedFor } from "../../evidence/asked.ts";
import { todayOf } from "../../evidence/days.ts";
import { submitterOf } from "../../evidence/people/submitter.ts";
import { openFolder, placesOf } from "../../evidence/record/places.ts";
import { putAll } from "../../evidence/record/put.ts";
import { reviewNamed } from "../named.ts";
import { peopleOf } from "../people.ts";
import { recordOf, recordPath } from "../record.ts";
import { codeOf } from "../refusals.ts";
import { runOf } from "../run-of.ts";
import {
  type ClosedReviewOnFile,
  files,
  type OpenReview,
  type StoredReview,
  storedReviews,
} from "../stored.ts";
import type { CloseGiven } from "./given.ts";
import { type Sealed, sealed } from "./seal.ts";
import { closedJson, closedWords, refusedJson, refusedText } from "./text.ts";

/** Closes a review, or tells what keeps it open. */
export async function run(given: CloseGiven, io: Io): Promise<number> {
  const loaded = await loadConfig(io, given.config);
  const { program, folder: home } = loaded;
  assertValidProgram(program);
  const review = reviewNamed(program, given.id);
  const asked = askedFor(program, review.requirement);
  placesOf(program);
  const stored = await openIn(await storedReviews(home, review.id), review.id, loaded, io);
  const today = todayOf(program);
  const submittedBy = given.check
    ? undefined
    : (submittedAlready(stored) ?? submitterOf({ by: given.by, on: today }, program, io));
  if (stored.state === "closed") return finish(stored, { loaded, asked, given, io });
  await assertNoRecord(stored, asked, loaded, io);
  const recording = await runOf(given, program, io);
  const people = await peopleOf(program, async () => recording);
  const fresh = await systemsIn(program, review, recording);
  const decisions = readDecisions(stored.decisions, stored.file, people);
  const end = await closeReview(stored.file, { decisions, fresh, people, today });
  if ("refusals" in end) return refuse(stored, end.refusals, given, io);
  if (submittedBy === undefined) {
    await write(
      io.stdout,
      given.json ? `${jsonText(refusedJson(stored, []), 2)}\n` : refusedText(stored, [], io),
    );
    return 0;
  }
  const seal = await sealed(stored, {
    end: end.closed,
    decisions,
    fresh,
    requirement: review.requirement,
    submittedBy,
    on: today,
  });
  await openFolder(asked.requirement, loaded, io);
  const folder = join(stored.folder, files.closed);
  await writeFolder(folder, seal.written);
  try {
    await record(stored.path, seal, { loaded, asked, given, io });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return 0;
}

interface Closing {
  readonly loaded: Loaded;
  readonly asked: Asked;
  readonly given: CloseGiven;
  readonly io: Io;
}

/** The review that is to be closed: the one that is open, or one whose record is not there. */
async function openIn(
  all: readonly StoredReview[],
  id: string,
  { program }: Loaded,
  { cwd }: Io,
): Promise<OpenReview | ClosedReviewOnFile> {
  const [open] = all.filter((one) => one.state === "open");
  if (open !== undefined) return open;
  for (const one of all) {
    if (one.state === "damaged")
      throw new BylawError("review-damaged", `${one.path}: ${one.why}`, {
        next: "Mend that, and run again.",
      });
    if (one.state === "closed" && !(await isThere(resolve(cwd, recordPath(program, one.closed, cwd)))))
      return one;
  }
  const last = all.filter((one) => one.state === "closed").at(-1);
  throw last === undefined
    ? new BylawError("usage", `No review of ${id} is open.`, { next: `Open one: bylaw review open ${id}.` })
    : new BylawError(
        "usage",
        `${last.path} was closed on ${last.closed.closed}, and is never written again.`,
        {
          next: `Open the next one: bylaw review open ${id}.`,
        },
      );
}

function submittedAlready(stored: OpenReview | ClosedReviewOnFile): string | undefined {
  return stored.state === "closed" ? stored.closed.submittedBy : undefined;
}

/** Writes the record of a review that was closed, where it is not there. */
async function finish(stored: ClosedReviewOnFile, closing: Closing): Promise<number> {
  const [why] = stored.edited;
  if (why !== undefined)
    throw new BylawError("review-damaged", `${stored.path}: ${why}`, {
      next: "Its record is written of what was closed, and of nothing else.",
    });
  if (!closing.given.check) await record(stored.path, { ...stored, written: [] }, closing);
  return 0;
}

async function record(path: string, { closed, digest }: Sealed, closing: Closing): Promise<void> {
  const { loaded, asked, given, io } = closing;
  const draft = recordOf(closed, { asked, program: loaded.program, path, digest });
  const folder = await openFolder(asked.requirement, loaded, io);
  const put = await putAll(folder, closed.period, [{ end: ".md", text: draft.text }]);
  if (put === undefined) throw taken(recordPath(loaded.program, closed, io.cwd));
  const told = { closed, path, record: recordPath(loaded.program, closed, io.cwd), draft, asked };
  await write(
    io.stdout,
    given.json ? `${jsonText(closedJson(told), 2)}\n` : closedWords(told, loaded.program, io),
  );
}

async function assertNoRecord(
  { period }: OpenReview,
  { requirement }: Asked,
  { program }: Loaded,
  { cwd }: Io,
): Promise<void> {
  const path = recordPath(program, { requirement: requirement.id, period }, cwd);
  if (await isThere(resolve(cwd, path))) throw taken(path);
}

function taken(path: string): BylawError {
  return new BylawError("usage", `${path} is there already, and is not written over.`, {
    next: "Move away or rename that record: the review's own is called so.",
  });
}

async function refuse(
  stored: OpenReview,
  refusals: readonly Refusal[],
  { json }: CloseGiven,
  io: Io,
): Promise<number> {
  await write(
    io.stdout,
    json ? `${jsonText(refusedJson(stored, refusals), 2)}\n` : refusedText(stored, refusals, io),
  );
  return codeOf(refusals);
}
