import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Collector } from "../../language/checks/collector.ts";
import { defineProviderKind } from "../../language/checks/provider.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { linksOf } from "../../language/links/links.ts";
import { collectorsOfRequirement } from "../../language/links/requirement-task.ts";
import { definePerson } from "../../language/people/person.ts";
import { type FileReview, type ReviewedFile, reviewsFrom } from "../../language/people/reviews.ts";
import { absent, known, type Observed, observed, unreadable } from "../../language/values/observed.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { held, inWords, judged, programOf, records, restoreTest } from "./evidence.fixture.ts";
import { approvalOf } from "./reviews.ts";

const ana = definePerson({ id: "ana", name: "Ana", identities: { github: "AnaSilva" } });
const ben = definePerson({ id: "ben", name: "Ben", identities: { github: "ben-o" } });
const [FILE, CSV] = ["a1", "c5"];
const denied = unreadable({
  code: "access-denied",
  message: "It was denied.",
  permission: "Pull requests: read",
});
const pull = (change: Partial<FileReview> = {}): FileReview => ({
  id: "acme/records#12",
  blob: known(FILE),
  author: known("ben-o"),
  approvers: known(["carla", "anasilva"]),
  ...change,
});
const file = (
  pullRequests: Observed<readonly FileReview[]> = known([pull()]),
  blob = FILE,
): ReviewedFile => ({
  id: `${blob} in restore-test`,
  folder: "restore-test",
  blob,
  pullRequests,
});
const of = (change: Partial<FileReview>) => [file(known([pull(change)]))];

interface Case {
  readonly files?: readonly ReviewedFile[];
  readonly record?: Partial<EvidenceRecord>;
  readonly people?: readonly (typeof ana)[];
}

/** What is said of a record that Ben submitted and Ana reviewed: `#12`, or why it counts for nothing. */
function saidOf({ files = [file()], record = {}, people = [ana, ben] }: Case = {}): string {
  const approval = approvalOf(held("2026-03-10", { blobs: [FILE], ...record }), {
    requirement: restoreTest,
    people: new Map(people.map((one) => [one.id, one])),
    reviews: { files: { resources: files }, identity: "github" },
  });
  if ("approvedIn" in approval) return `in ${approval.approvedIn}`;
  return `${approval.undecided ? "undecided" : "refused"}: ${approval.why}`;
}

const NOT_MERGED =
  "undecided: it is not, byte for byte, on the default branch: new or changed, and not merged";
const NOT_APPROVED =
  "refused: ana, who reviewed it as it says, is not among those who approved what acme/records#12 merged and wrote none of it";
const OTHERWISE =
  "refused: acme/records#12 brought it otherwise than it is: what was approved there is another file";
const UNREAD = "undecided: who approved acme/records#12 could not be read: It was denied";

const cases: readonly (readonly [string, Case, string])[] = [
  ["it was approved, in another letter case", {}, "in acme/records#12"],
  [
    "one of two pull requests will do",
    { files: [file(known([pull({ author: known("x") }), pull()]))] },
    "in acme/records#12",
  ],
  ["it is not merged yet", { files: [] }, NOT_MERGED],
  ["it has been changed here", { record: { blobs: ["b2"] } }, NOT_MERGED],
  ["the same bytes lie in another folder", { files: [{ ...file(), folder: "other" }] }, NOT_MERGED],
  [
    "an older recording does not say its blob",
    { record: { blobs: [] } },
    "undecided: what it was recorded by does not say which file of git it is",
  ],
  ["it was pushed", { files: [file(known([]))] }, "refused: no pull request brought it"],
  ["the final commit has other bytes", { files: of({ blob: known("b2") }) }, OTHERWISE],
  ["the final commit has no such file", { files: of({ blob: absent("file", "gone") }) }, OTHERWISE],
  ["the reviewer did not approve", { files: of({ approvers: known(["carla"]) }) }, NOT_APPROVED],
  ["nobody approved", { files: of({ approvers: known([]) }) }, NOT_APPROVED],
  [
    "another opened it",
    { files: of({ author: known("carla") }) },
    "refused: ben, who submitted it, did not open acme/records#12",
  ],
  [
    "one account is both",
    {
      people: [{ ...ana, identities: { github: "ben-o" } }, ben],
      files: of({ approvers: known(["ben-o"]) }),
    },
    "refused: ana, who reviewed it, opened acme/records#12",
  ],
  [
    "the reviewer has no identity",
    { people: [{ ...ana, identities: {} }, ben] },
    "undecided: ana, who reviewed it, has no identity github among the people, so nobody can tell them",
  ],
  [
    "the submitter has no identity",
    { people: [ana] },
    "undecided: ben, who submitted it, has no identity github among the people, so nobody can tell them",
  ],
  [
    "the author's account is gone",
    { files: of({ author: absent("merged", "account is gone") }) },
    "undecided: who approved acme/records#12 could not be read: merged: the account is gone",
  ],
  ["the author is not shown", { files: of({ author: denied }) }, UNREAD],
  ["the approvers are not shown", { files: of({ approvers: denied }) }, UNREAD],
  ["the file there is not shown", { files: of({ blob: denied }) }, UNREAD],
  [
    "the pull requests are not shown",
    { files: [file(denied)] },
    "undecided: who approved it could not be read: It was denied",
  ],
  [
    "its CSV was not merged",
    { record: { blobs: [FILE, CSV] } },
    NOT_MERGED.replace(": it", ": the CSV of its people: it"),
  ],
  [
    "its CSV was pushed",
    { record: { blobs: [FILE, CSV] }, files: [file(), file(known([]), CSV)] },
    "refused: the CSV of its people: no pull request brought it",
  ],
  [
    "its CSV came approved",
    { record: { blobs: [FILE, CSV] }, files: [file(), file(known([pull({ blob: known(CSV) })]), CSV)] },
    "in acme/records#12",
  ],
];

describe("who approved a record", () => {
  test.each(cases)("%s", (_, given, said) => {
    expect(saidOf(given)).toBe(said);
  });

  test("nobody reviews what nobody is asked to: its submitter opened the pull request", () => {
    const { reviewedBy: _, ...record } = held("2026-03-10", { blobs: [FILE] });
    const reviews = { files: { resources: of({ approvers: known([]) }) }, identity: "github" };
    const people = new Map([["ben", ben]]);
    expect(approvalOf(record, { requirement: restoreTest, people, reviews })).toEqual({
      approvedIn: "acme/records#12",
    });
  });
});

const forge = defineProviderKind<unknown>()("github", ["organization"], { operations: ["forge:List"] });
const files: Collector<ReviewedFile> = {
  kind: "collector",
  id: "github/files",
  resource: "file",
  provider: forge,
  per: "organization",
  operations: ["forge:List"],
  schema: z.object({
    id: z.string(),
    folder: z.string(),
    blob: z.string(),
    pullRequests: observed(
      z.array(
        z.object({
          id: z.string(),
          blob: observed(z.string()),
          author: observed(z.string()),
          approvers: observed(z.array(z.string())),
        }),
      ),
    ),
  }),
  collect: () => {
    throw new Error("It is only ever replayed.");
  },
};

describe("in a run", () => {
  const program = programOf([restoreTest], {
    people: [ana, ben],
    providers: [records],
    recordReviews: reviewsFrom("test/reviews", files, (one) => one),
  });
  const run = async (resources: readonly ReviewedFile[], of = program, day = "2026-07-20") => {
    const record = held("2026-03-10", { blobs: [FILE] });
    const listings = [listingOf(recordsOf(restoreTest), [record]), listingOf(files, resources)];
    return judged(of, recordingOf(listings, `${day}T12:00:00.000Z`));
  };
  const on = async (resources: readonly ReviewedFile[], of = program) => inWords(await run(resources, of));

  test("a record that was approved covers its window, and says where", async () => {
    const { observations } = await run([file()], program, "2026-04-20");
    expect(observations[0]?.assertions[0]?.observed).toContain("reviewed by ana in acme/records#12");
  });

  test("one that was not answers nothing, and neither does one that could not be told", async () => {
    expect((await run([file(known([]))])).report.refused).toEqual([
      { requirement: "restore-test", id: "restore-test/2026-03-10.md", why: "no pull request brought it" },
    ]);
    const { observations } = await run([file(denied)]);
    expect(observations[0]).toMatchObject({
      outcome: "error",
      problem: { code: "access-denied", permission: "Pull requests: read" },
    });
  });

  test("the listing is among what is collected, and one that says too little decides nothing", async () => {
    const [task] = linksOf(program).requirements;
    expect(collectorsOfRequirement(program, task as never).map(({ id }) => id)).toContain("github/files");
    const bare = reviewsFrom("test/reviews", files, ({ id }) => ({ id }) as never);
    expect(await on([file()], { ...program, recordReviews: bare })).toBe(
      "error: restore-test/2026-03-10.md cannot be told to answer it: who approved it could not be read: test/reviews has a1 in restore-test, which does not say its folder, its blob and its pull requests as observed values.",
    );
  });

  test("what a program is given in its place is refused", () => {
    expect(() => programOf([restoreTest], { recordReviews: files as never })).toThrow(
      "recordReviews is a collector, not a record review",
    );
  });
});
