import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  decisionsPage,
  type FrozenListing,
  freezeListing,
  isHere,
  type KnownPerson,
  type Reviewers,
  readListing,
} from "@bylaw/access-reviews";
import { type AccessReview, BylawError, type IsoDate, type Program, type SystemListing } from "@bylaw/core";
import { reviewFiles } from "@bylaw/core/provider";
import { assertValidProgram, dormantDays, jsonText, reviewersOf, systemsIn } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import type { Chosen } from "../../../open-from.ts";
import { isThere } from "../../../paths.ts";
import { writeFolder } from "../../../write-folder.ts";
import { askedFor } from "../../evidence/asked.ts";
import { dayOf, todayOf } from "../../evidence/days.ts";
import { reviewNamed } from "../named.ts";
import { peopleOf } from "../people.ts";
import { termOf, windowAfter, windowOn } from "../period.ts";
import { reviewsOf } from "../reviews.ts";
import { newerText, runOf } from "../run-of.ts";
import { type ClosedReviewOnFile, placeOf, type StoredReview, storedReviews } from "../stored.ts";
import type { OpenGiven } from "./given.ts";
import { openedJson, openedText } from "./text.ts";

/** Opens a review, or says why it cannot be. */
export async function run(given: OpenGiven, io: Io): Promise<number> {
  const { program, folder: home } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const review = reviewNamed(program, given.id);
  const today = todayOf(program);
  const asked = askedFor(program, review.requirement);
  const { period, due } = termOf(given, asked, program, today);
  const reviews = reviewsOf(program, home, io.cwd);
  const stored = await storedReviews(reviews, review.id);
  const last = lastOf(stored);
  const place = placeOf(reviews, review.id, period);
  if (await isThere(place.folder))
    throw there(
      place.path,
      stored.find((one) => one.period === period),
      windowOn(asked, program, today)?.label === period ? windowAfter(asked, program, today) : undefined,
    );
  const chosen = await runOf(given, program, io);
  const { recording } = chosen;
  if (last !== undefined) assertAfter(last, chosen, program);
  const systems = await systemsIn(program, review, recording);
  const people = await peopleOf(program, async () => recording);
  const reviewers = reviewersToday(review, systems, people, today);
  const file = await freezeListing({
    review: review.id,
    period,
    opened: today,
    due,
    systems,
    people,
    dormantAfter: dormantDays(review, program),
    ...(last !== undefined && { last: await listingOf(last) }),
  });
  await writeFolder(place.folder, [
    { path: reviewFiles.listing, bytes: file.text },
    { path: reviewFiles.decisions, bytes: decisionsPage(file, reviewers) },
  ]);
  const opened = { file, reviewers, path: place.path };
  await write(io.stdout, given.json ? `${jsonText(openedJson(opened), 2)}\n` : openedText(opened, io));
  return 0;
}

/** The review that was closed last. Throws where one is open, or is not as it was left. */
function lastOf(stored: readonly StoredReview[]): ClosedReviewOnFile | undefined {
  const closed: ClosedReviewOnFile[] = [];
  for (const one of stored) {
    if (one.state === "open")
      throw new BylawError("review-refused", `${one.path} is open since ${one.file.listing.opened}.`, {
        next: `Close it first: bylaw review status ${one.review} says what is left.`,
      });
    const [why] = one.state === "damaged" ? [one.why] : one.edited;
    if (why !== undefined)
      throw new BylawError("review-damaged", `${one.path}: ${why}`, {
        next: "The next review is compared with it: git restore brings back what was there.",
      });
    if (one.state === "closed") closed.push(one);
  }
  return closed.sort((a, b) => (a.closed.closed < b.closed.closed ? -1 : 1)).at(-1);
}

function there(
  path: string,
  stored: StoredReview | undefined,
  next: ReturnType<typeof windowAfter>,
): BylawError {
  const closed = stored?.state === "closed" ? `, closed on ${stored.closed.closed}` : "";
  return new BylawError("usage", `${path} is there already${closed}, and is not written over.`, {
    next:
      next === undefined
        ? "Name another period: --period <window>."
        : `${next.label} begins on ${next.from}: open it from then on, or name an earlier one: --period <window>.`,
  });
}

/** What was listed before the last review was closed is what that one saw. */
function assertAfter({ closed }: ClosedReviewOnFile, chosen: Chosen, program: Program): void {
  const day = dayOf(new Date(chosen.recording.startedAt), program);
  if (day >= closed.closed) return;
  throw new BylawError(
    "review-refused",
    `The accounts are those of ${day}, before the review of ${closed.period} was closed on ${closed.closed}.`,
    {
      next: `${newerText(chosen, program)}Run bylaw check anew with --keep or --record, and name that with --from.`,
    },
  );
}

async function listingOf({ folder }: ClosedReviewOnFile): Promise<FrozenListing> {
  return (await readListing(await readFile(join(folder, reviewFiles.listing), "utf8"))).listing;
}

/** By system, the ids of those who hold the office today and work here. */
function reviewersToday(
  review: AccessReview,
  systems: readonly SystemListing[],
  people: readonly KnownPerson[],
  today: IsoDate,
): Reviewers {
  return Object.fromEntries(
    systems.map((one) => {
      const ids = reviewersOf(review, one, { from: today, to: today });
      const here = ids.filter((id) => people.some((own) => own.id === id && isHere(own, today)));
      if (here.length > 0) return [one.system, here];
      if (ids.length > 0)
        throw new BylawError(
          "review-refused",
          `Nobody who reviews ${one.system} works here today: ${ids.join(", ")}.`,
          { next: `Name somebody else among the reviewers of access review ${review.id}.` },
        );
      throw new BylawError("review-refused", `Nobody reviews ${one.system}.`, {
        next: `Name somebody in access review ${review.id}: reviewers: { ${JSON.stringify(one.system)}: cto }.`,
      });
    }),
  );
}
