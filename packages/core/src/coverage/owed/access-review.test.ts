import { describe, expect, test } from "vitest";
import { z } from "zod";
import { days, defineAccessReview, defineEvidenceKind, type IsoDate, months } from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { club, memberAccounts } from "../../run/accounts/accounts.fixture.ts";
import { ana, on, programOf, record, records, said } from "../../run/evidence/evidence.fixture.ts";
import { planRun, recordListing } from "../../run/index.ts";
import { coverageOf, inWords, type Programs } from "./occurrences.fixture.ts";

const kind = defineEvidenceKind({
  id: "access-review",
  title: "Access review",
  about: "company",
  schema: z.object({}),
});
const asked = kind.require("access-reviewed", { every: months(3), reviewer: ana });
const review = (since?: IsoDate) =>
  defineAccessReview({
    id: "club",
    title: "Members of the club",
    requirement: "access-reviewed",
    of: [memberAccounts],
    reviewers: { club: ana },
    dormantAfter: days(90),
    ...(since !== undefined && { since }),
  });
const program = (since?: IsoDate) =>
  programOf([asked], { providers: [records, club()], accessReviews: [review(since)] });
const byHand = (on: IsoDate, change: Partial<EvidenceRecord> = {}) =>
  record(`access-reviewed/${on}.md`, { on, ...change });
const closed = (on: IsoDate, id = "club", change: Partial<EvidenceRecord> = {}) =>
  byHand(on, { review: { id, period: "2026-Q1", digest: "d" }, ...change });

describe("a requirement that a declared access review answers", () => {
  const of = (all: readonly EvidenceRecord[], since?: IsoDate) =>
    said("2026-04-10", program(since), [[asked, all]]);

  test("is answered by records that were held to a closed one when they were read, and by no others", async () => {
    expect(await of([closed("2026-02-10")])).toContain("pass: access-reviewed/2026-02-10.md");
    expect(await of([byHand("2026-02-10")])).toBe("fail: none, due since 2026-03-31");
    const { report } = await on("2026-04-10", program(), [[asked, [byHand("2026-02-10")]]]);
    expect(JSON.stringify(report)).toContain(
      "it was not held to a closed review of club when it was read: read the records anew",
    );
    expect(await of([closed("2026-02-10", "another")])).not.toContain("pass");
    expect(await said("2026-04-10", programOf([asked]), [[asked, [byHand("2026-02-10")]]])).toContain("pass");
  });

  test.each<[string, EvidenceRecord, boolean]>([
    ["of an earlier day", byHand("2026-02-28"), true],
    ["of that day", byHand("2026-03-01"), false],
    ["of a later day that names an earlier window", byHand("2026-04-02", { for: "2026-Q1" }), false],
    ["of an earlier day that names a window", byHand("2026-02-28", { for: "2026-Q1" }), false],
    ["of that day that says it ended before", byHand("2026-03-10", { to: "2026-02-01" }), false],
    ["of that day that says it began before", byHand("2026-03-10", { from: "2026-02-01" }), false],
    ["of days that reach into it", byHand("2026-02-28", { from: "2026-01-01", to: "2026-03-05" }), false],
  ])("that has one since a day takes a record that was filed by hand %s: %#", async (_, one, passes) => {
    expect((await of([one], "2026-03-01")).includes("pass")).toBe(passes);
  });

  test("is not answered by a record that was read as malformed, though it was held to a closed one", async () => {
    const faults = [{ line: 1, message: "is of a review that was edited" }];
    expect(await of([closed("2026-02-10", "club", { faults })])).not.toContain("pass");
    const both = [closed("2026-02-10", "club", { faults }), closed("2026-03-10")];
    expect(await of(both)).toContain("pass: access-reviewed/2026-03-10.md");
  });

  test("is held to in each record for itself: a record by hand takes the place of none that counts", async () => {
    const by = byHand("2026-02-20", { supersedes: "2026-02-10.md" });
    expect(await of([closed("2026-02-10"), by])).toContain("pass: access-reviewed/2026-02-10.md");
    expect(await of([by, closed("2026-02-10")])).toContain("pass: access-reviewed/2026-02-10.md");
  });

  test("is answered late by one that was closed after its window, by the name of that", async () => {
    const late = kind.require("access-reviewed", { every: months(3), tolerance: days(14), reviewer: ana });
    const other = programOf([late], { providers: [records, club()], accessReviews: [review()] });
    const told = (all: readonly EvidenceRecord[]) => said("2026-04-20", other, [[late, all]]);
    expect(await told([closed("2026-04-10", "club", { for: "2026-Q1" })])).toContain("pass");
    expect(await told([byHand("2026-04-10", { for: "2026-Q1" })])).not.toContain("pass");
    const unheld = closed("2026-04-10", "club", { for: "2026-Q1", reviewedBy: "ben" });
    expect(await told([unheld])).not.toContain("pass");
  });

  test("has its records read by whoever knows which review it is", async () => {
    const held = program("2026-03-01");
    const listing = recordListing(held, asked);
    const folders: unknown[] = [];
    const session = {
      async *records(folder: unknown) {
        folders.push(folder);
        yield* [];
      },
    };
    for await (const _ of listing.collect(session as never, {} as never)) expect.unreachable();
    const own = { requirement: "access-reviewed", of: asked.of };
    expect(folders).toEqual([{ ...own, review: { id: "club", since: "2026-03-01" } }]);
    expect(planRun(held).collectors).toContain(listing);
    expect(recordListing(held, asked)).toBe(listing);
    expect(recordListing(programOf([asked]), asked)).toBe(recordsOf(asked));
    expect(recordsOf(asked)).not.toBe(listing);
    expect(recordsOf(asked).id).toBe(listing.id);
  });
});

describe("the coverage of a period in which a review is declared", () => {
  const none = programOf([asked], { providers: [records, club()] });
  const told = async (programs: Programs, all: readonly EvidenceRecord[]) =>
    inWords(await coverageOf(programs, [[asked, all]], { to: "2026-03-31", today: "2026-06-15" }));

  test("judges each day by the plan of that day: what was declared then is held to, whatever is declared now", async () => {
    const dropped: Programs = [
      ["2026-01-01", program()],
      ["2026-05-01", none],
    ];
    expect(await told(dropped, [byHand("2026-02-10")])).toEqual(["2026-Q1 gap"]);
    expect(await told(dropped, [closed("2026-02-10")])).toEqual([
      "2026-Q1 operated access-reviewed/2026-02-10.md",
    ]);
  });

  test("and what was not declared then is not, where the review says since when it is", async () => {
    const declared = (since?: IsoDate): Programs => [
      ["2026-01-01", none],
      ["2026-03-15", program(since)],
    ];
    expect(await told(declared(), [byHand("2026-02-10")])).toEqual(["2026-Q1 gap"]);
    expect(await told(declared("2026-03-15"), [byHand("2026-02-10")])).toEqual([
      "2026-Q1 operated access-reviewed/2026-02-10.md",
    ]);
  });
});
