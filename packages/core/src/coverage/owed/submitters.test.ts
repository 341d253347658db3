import { describe, expect, test } from "vitest";
import { z } from "zod";
import { attested, days, defineEvidenceKind, type IsoDate, months } from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { ana, ben, mia, programOf, record } from "../../run/evidence/evidence.fixture.ts";
import { coverageOf, inWords } from "./occurrences.fixture.ts";

const list = attested("list", { every: months(1) });
const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const training = course.require("training", { within: days(30) });
const program = programOf([list, training], { people: [ana, ben, mia] });
const listed = (change: Partial<EvidenceRecord> = {}) =>
  record("list/a.md", { on: "2026-01-10", submittedBy: "mia", ...change });
const trained = record("training/a.md", {
  submittedBy: "mia",
  people: { ana: "2026-01-20", ben: "2026-01-20" },
});

describe("what somebody submits who starts in the middle of March", () => {
  const told = async (today: IsoDate, ...all: readonly EvidenceRecord[]) =>
    inWords(
      await coverageOf(
        [["2026-01-01", program]],
        [
          [list, all],
          [training, [trained]],
        ],
        { to: "2026-02-28", today },
      ),
    );

  test("counts for nothing while they have yet to start", async () => {
    expect(await told("2026-03-15", listed())).toEqual([
      "2026-01 gap",
      "2026-02 gap",
      "ana 2026-02-01 to 2026-02-28 gap",
      "ben 2026-02-01 to 2026-02-28 gap",
    ]);
  });

  test("counts from then on, for the days before as well: they wrote up what was done", async () => {
    expect(await told("2026-03-16", listed())).toEqual([
      "2026-01 operated list/a.md",
      "2026-02 gap",
      "ana 2026-01-20 to 2026-02-28 operated",
      "ben 2026-01-20 to 2026-02-28 operated",
    ]);
  });

  test("is not what they review: on days before their start nobody had", async () => {
    expect(await told("2026-03-16", listed({ submittedBy: "ben", reviewedBy: "mia" }))).toContain(
      "2026-01 gap",
    );
  });
});
