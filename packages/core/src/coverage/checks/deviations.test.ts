import { describe, expect, test } from "vitest";
import { anyOf, attested, days, defineCheck, defineControl, fact, waive, years } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import {
  ana,
  bo,
  rotation,
  rotationPeriod,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { type Day, seenRuns } from "../runs/runs.fixture.ts";
import { judgedAnewText } from "../words/owed.ts";
import { deviationsIn } from "./deviations.ts";

const OLD = 400;
const NEW = 90;
const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;

/** `03-02 to 03-03 mended 03-04, 2 of 3: b`, one a deviation; `!` where it regressed. */
async function told(...given: readonly Day[]): Promise<readonly string[]> {
  return deviationsIn(await seenRuns(given)).map((one) => {
    const ended = one.ended === undefined ? "open" : `${one.ended} ${one.seenEnded?.slice(5)}`;
    const ids = one.resources.map(({ id }) => id).join(" ");
    const again = one.regressed ? "!" : "";
    return `${one.from.slice(5)} to ${one.to.slice(5)} ${ended}, ${one.failing} of ${one.decided}${again}: ${ids}`;
  });
}

describe("a deviation", () => {
  test("goes from the first to the last run that saw it fail, and ends when it is mended", async () => {
    expect(
      await told(
        { day: day(1), keys: { a: NEW, b: NEW } },
        { day: day(2), keys: { a: NEW, b: OLD } },
        { day: day(3), keys: { a: NEW, b: OLD } },
        { day: day(4), keys: { a: NEW, b: NEW } },
        { day: day(5), keys: { a: NEW, b: NEW } },
      ),
    ).toEqual(["03-02 to 03-03 mended 03-04, 2 of 3: b"]);
  });

  test("is open while nothing saw it end", async () => {
    expect(await told({ day: day(1), keys: { b: OLD } })).toEqual(["03-01 to 03-01 open, 1 of 1: b"]);
  });

  test("neither begins nor ends with a run that could not decide", async () => {
    expect(
      await told(
        { day: day(1), throttled: true },
        { day: day(2), keys: { b: OLD } },
        { day: day(3), throttled: true },
        { day: day(4), keys: { b: OLD } },
        { day: day(5), throttled: true },
      ),
    ).toEqual(["03-02 to 03-04 open, 2 of 2: b"]);
  });

  test("of a resource that is there no more is gone, and not mended", async () => {
    expect(await told({ day: day(1), keys: { a: NEW, b: OLD } }, { day: day(2), keys: { a: NEW } })).toEqual([
      "03-01 to 03-01 gone 03-02, 1 of 2: b",
    ]);
    expect(await told({ day: day(1), keys: { a: OLD, b: OLD } }, { day: day(2), keys: { a: NEW } })).toEqual([
      "03-01 to 03-01 mended 03-02, 1 of 2: a b",
    ]);
  });

  test("ends waived on the day that a waiver is there, and counts before it", async () => {
    const waived = vaultProgram({
      waivers: [
        waive(vaultKeyRotation, "b", {
          until: "2026-06-30",
          reason: "The vendor re-encrypts in May.",
          requestedBy: ana,
          approvedBy: bo,
          compensating: [rotation],
        }),
      ],
    });
    expect(
      await told(
        { day: day(1), keys: { b: OLD } },
        { day: day(2), keys: { b: OLD } },
        { day: day(3), keys: { b: OLD }, program: waived },
        { day: day(4), keys: { b: OLD }, program: waived },
      ),
    ).toEqual(["03-01 to 03-02 waived 03-03, 2 of 3: b"]);
    const lapsed = {
      ...waived,
      waivers: waived.waivers.map((one) => ({ ...one, until: "2026-03-03" as const })),
    };
    expect(
      await told(
        { day: day(3), keys: { b: OLD }, program: lapsed },
        { day: day(4), keys: { b: OLD }, program: lapsed },
      ),
    ).toEqual(["03-04 to 03-04 open, 1 of 1: b"]);
  });

  test("that a looser limit, other code or another version ends is redefined", async () => {
    const loose = vaultProgram({ settings: [rotationPeriod.to({ days: 500 }).because("Later.")] });
    expect(
      await told({ day: day(1), keys: { b: OLD } }, { day: day(2), keys: { b: OLD }, program: loose }),
    ).toEqual(["03-01 to 03-01 redefined 03-02, 1 of 2: b"]);
    const upgraded = { versions: { "@bylaw/core": "2.0.0" } };
    expect(
      await told(
        { day: day(1), keys: { b: OLD } },
        { day: day(2), keys: { b: OLD }, options: upgraded },
        { day: day(3), keys: { b: NEW }, options: upgraded },
      ),
    ).toEqual(["03-01 to 03-02 mended 03-03, 2 of 3: b"]);
    expect(
      await told({ day: day(1), keys: { b: OLD } }, { day: day(2), keys: { b: NEW }, options: upgraded }),
    ).toEqual(["03-01 to 03-01 redefined 03-02, 1 of 2: b"]);
  });

  test("that a task ends which is planned no more is redefined; a run of a part ends none", async () => {
    const none = vaultProgram({ controls: [], policies: [] });
    const list = defineControl({
      ...rotation,
      id: "list",
      checks: [],
      evidence: [attested("list", { every: years(1) })],
    });
    const both = vaultProgram({ controls: [rotation, list] });
    expect(await told({ day: day(1), keys: { b: OLD } }, { day: day(2), program: none })).toEqual([
      "03-01 to 03-01 redefined 03-02, 1 of 1: b",
    ]);
    expect(
      await told(
        { day: day(1), keys: { b: OLD }, program: both },
        { day: day(2), program: both, ids: ["list"], recording: recordingOf([], `${day(2)}T06:00:00.000Z`) },
        { day: day(3), keys: { b: OLD }, program: both },
      ),
    ).toEqual(["03-01 to 03-03 open, 2 of 2: b"]);
  });

  test("is not ended by a run that did not look where it was", async () => {
    const at = (n: number, ...regions: readonly (readonly [region: string, days: number])[]) => ({
      day: day(n),
      recording: recordingOf(
        regions.map(([region, amount]) =>
          listingOf(vaultKeys, [{ id: "b", manager: "customer", period: known(days(amount)) }], {
            path: ["1", region],
          }),
        ),
        `${day(n)}T06:00:00.000Z`,
      ),
    });
    expect(
      await told(
        at(1, ["north", NEW], ["south", OLD]),
        at(2, ["north", NEW]),
        at(3, ["north", NEW], ["south", NEW]),
      ),
    ).toEqual(["03-01 to 03-01 mended 03-03, 1 of 3: b"]);
  });

  test("of what was mended before is a regression", async () => {
    expect(
      await told(
        { day: day(1), keys: { b: OLD } },
        { day: day(2), keys: { b: NEW } },
        { day: day(3), keys: { b: OLD } },
      ),
    ).toEqual(["03-01 to 03-01 mended 03-02, 1 of 2: b", "03-03 to 03-03 open, 1 of 1!: b"]);
    expect(
      await told(
        { day: day(1), keys: { b: OLD } },
        { day: day(2), keys: {} },
        { day: day(3), keys: { b: OLD } },
      ),
    ).toEqual(["03-01 to 03-01 gone 03-02, 1 of 2: b", "03-03 to 03-03 open, 1 of 1: b"]);
  });

  test("that begins with another code, limit or version says so: the world may be as it was", async () => {
    const { id, title, why, fix, severity, blindSpots, subject, parameters } = vaultKeyRotation;
    const recoded = defineCheck({
      ...{ id, title, why, fix, severity, blindSpots, parameters, whenEmpty: "notApplicable" as const },
      each: subject.listing as typeof vaultKeys,
      assert: (key) => [fact("manager", key.manager).is("the company")],
    });
    const control = defineControl({ ...rotation, checks: [recoded.with({ period: rotationPeriod })] });
    const other = vaultProgram({ controls: [control] });
    const tight = vaultProgram({ settings: [rotationPeriod.to({ days: 30 })] });
    const upgraded = { versions: { "@bylaw/core": "2.0.0" } };
    const same = { day: day(1), keys: { b: NEW } };
    const anew = async (...given: readonly Day[]) =>
      deviationsIn(await seenRuns(given)).map((one) => [one.judgedAnew, judgedAnewText(one)]);
    expect(await anew(same, { day: day(2), keys: { b: NEW }, program: other })).toEqual([
      [["code"], "begins with a change of the code of its check: the world may be as it was"],
    ]);
    expect(await anew(same, { day: day(2), keys: { b: NEW }, program: tight, options: upgraded })).toEqual([
      [
        ["limits", "versions"],
        "begins with a change of its limits and the versions of Bylaw: the world may be as it was",
      ],
    ]);
    expect(await anew(same, { day: day(2), keys: { b: OLD } })).toEqual([[undefined, undefined]]);
    // What nobody saw hold, and what an undecided run lies between, begins where it is seen.
    expect(await anew({ day: day(2), keys: { b: OLD }, program: other })).toEqual([[undefined, undefined]]);
    expect(
      await anew(
        same,
        { day: day(2), throttled: true, options: upgraded },
        { day: day(3), keys: { b: OLD }, options: upgraded },
        { day: day(4), keys: { b: NEW }, options: upgraded },
        { day: day(5), keys: { b: OLD }, options: upgraded },
      ),
    ).toEqual([
      [["versions"], "begins with a change of the versions of Bylaw: the world may be as it was"],
      [undefined, undefined],
    ]);
  });

  test("of two runs a day of which one is bad is of that day", async () => {
    const again = (keys: Day["keys"] & object, time: string) => ({
      day: day(1),
      recording: recordingOf(
        [
          listingOf(
            vaultKeys,
            Object.entries(keys).map(
              ([id, amount]) => ({ id, manager: "customer", period: known(days(amount)) }) as const,
            ),
            { path: ["1", "north"] },
          ),
        ],
        `${day(1)}T${time}:00.000Z`,
      ),
    });
    expect(
      await told(again({ b: NEW }, "06:00"), again({ b: OLD }, "12:00"), again({ b: NEW }, "18:00")),
    ).toEqual(["03-01 to 03-01 mended 03-01, 1 of 2: b"]);
  });

  test("is none while another verification of the alternative is enough", async () => {
    const named = defineCheck({
      id: "vault/key-named",
      title: "It is named",
      why: "Why.",
      fix: "Fix.",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: [],
      each: vaultKeys,
      assert: (key) => [fact("id", key.id).is("b")],
    });
    const either = defineControl({ ...rotation, id: "either", checks: [anyOf(vaultKeyRotation, named)] });
    const program = vaultProgram({ controls: [either], policies: [] });
    expect(await told({ day: day(1), keys: { b: OLD }, program })).toEqual([]);
    expect(await told({ day: day(1), keys: { a: OLD }, program })).toHaveLength(2);
    expect(
      await told({ day: day(1), keys: { a: OLD }, program }, { day: day(2), keys: { b: OLD }, program }),
    ).toEqual(["03-01 to 03-01 gone 03-02, 1 of 2: a", "03-01 to 03-01 excused 03-02, 1 of 1: a"]);
  });

  test("is one while another verification of the alternative could not be decided: it might fail as well", async () => {
    const undecided = defineCheck({
      id: "vault/key-odd",
      title: "It is odd",
      why: "Why.",
      fix: "Fix.",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: [],
      each: vaultKeys,
      assert: () => {
        throw new Error("It cannot tell.");
      },
    });
    const either = defineControl({ ...rotation, id: "either", checks: [anyOf(vaultKeyRotation, undecided)] });
    const program = vaultProgram({ controls: [either], policies: [] });
    expect(await told({ day: day(1), keys: { b: OLD }, program })).toEqual([
      "03-01 to 03-01 open, 1 of 1: b",
    ]);
  });

  test("what people must show makes none", async () => {
    const list = defineControl({
      ...rotation,
      id: "list",
      checks: [],
      implementedFrom: "2025-01-01",
      evidence: [attested("list", { every: years(1) })],
    });
    expect(await told({ day: day(1), program: vaultProgram({ controls: [rotation, list] }) })).toEqual([]);
  });
});
