import { describe, expect, test } from "vitest";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { held, programOf, restoreTest } from "../../run/evidence/evidence.fixture.ts";
import { recordingOn } from "../owed/occurrences.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { recordChangesIn, recordsNow } from "./record-changes.ts";

const program = programOf([restoreTest]);
const first = held("2026-02-26", { digest: "a" });
const second = held("2026-02-27", { digest: "b" });

/** What is told of runs on the first days of March, each of which saw some records, and of what is there on the tenth. */
async function told(
  now: readonly EvidenceRecord[],
  runs: readonly (readonly EvidenceRecord[])[],
  listings: "changed" | "digests" = "changed",
): Promise<readonly string[]> {
  const days = runs.map((records, at) => {
    const day = `2026-03-0${at + 1}` as IsoDate;
    return { day, program, recording: recordingOn(day, [[restoreTest, records]]), options: { listings } };
  });
  const today = await recordsNow(recordingOn("2026-03-10", [[restoreTest, now]]));
  return recordChangesIn(await seenRuns(days), today, "2026-03-10").map(
    ({ id, what, seen, on }) => `${id.slice(13, 23)} ${what}, ${seen.slice(5)} to ${on.slice(5)}`,
  );
}

describe("records that runs saw", () => {
  test("and that are what they were are not told", async () => {
    expect(await told([first, second], [[first], [first, second]])).toEqual([]);
    expect(await told([first], [])).toEqual([]);
  });

  test("are told by the first run that saw them, and the first that saw them otherwise", async () => {
    const mended = { ...first, digest: "c" };
    expect(await told([mended], [[first], [first], [mended]])).toEqual([
      "2026-02-26 was changed, 03-01 to 03-03",
    ]);
    expect(await told([mended], [[first]])).toEqual(["2026-02-26 was changed, 03-01 to 03-10"]);
  });

  test("are told each time", async () => {
    const [again, thrice] = [
      { ...first, digest: "c" },
      { ...first, digest: "d" },
    ];
    expect(await told([thrice], [[first], [again]])).toEqual([
      "2026-02-26 was changed, 03-01 to 03-02",
      "2026-02-26 was changed, 03-02 to 03-10",
    ]);
  });

  test("and that are there no more are told, and anew when they come back otherwise", async () => {
    expect(await told([], [[first, second], [first]])).toEqual([
      "2026-02-27 is there no more, 03-01 to 03-02",
      "2026-02-26 is there no more, 03-01 to 03-10",
    ]);
    expect(await told([first], [[first], [], [first]])).toEqual([
      "2026-02-26 is there no more, 03-01 to 03-02",
    ]);
  });

  test("and that another person looked at since, or whose findings were mended, are what they were", async () => {
    const { reviewedBy: _, ...fresh } = first;
    expect(await told([first], [[{ ...fresh, digest: "z" }]])).toEqual([]);
    const found = (done?: string) =>
      JSON.stringify({ findings: [{ what: "x", owner: "ana", due: "2026-03-31", ...(done && { done }) }] });
    const open = { ...first, content: found() };
    const mended = { ...first, content: found("2026-03-05"), digest: "y" };
    expect(await told([mended], [[open]])).toEqual([]);
    expect(await told([{ ...mended, content: JSON.stringify({ findings: [] }) }], [[open]])).toEqual([
      "2026-02-26 was changed, 03-01 to 03-10",
    ]);
    expect(await told([{ ...fresh, digest: "z" }], [[first]])).toEqual([
      "2026-02-26 was changed, 03-01 to 03-10",
    ]);
  });

  describe("and whose events have an answer since", () => {
    const log = (event: object, digest: string, more: object = {}) => ({
      ...first,
      digest,
      content: JSON.stringify({ counted: 1, events: [{ id: "1", on: "2026-02-20", ...event }], ...more }),
    });
    const open = log({}, "o");
    const CHANGED = ["2026-02-26 was changed, 03-01 to 03-10"];

    test("are told as that, once", async () => {
      const answered = log({ done: "2026-03-02" }, "p");
      expect(await told([answered], [[open], [open], [answered], [answered]])).toEqual([
        "2026-02-26 was answered later, 03-01 to 03-03",
      ]);
      const written = log({ review: { on: "2026-03-09", cause: "A switch." } }, "p");
      expect(await told([written], [[open]])).toEqual(["2026-02-26 was answered later, 03-01 to 03-10"]);
    });

    test("are told as changed where the answer is of long before a run that saw none", async () => {
      expect(await told([log({ done: "2026-02-15" }, "p")], [[open]])).toEqual([
        "2026-02-26 was answered later, 03-01 to 03-10",
      ]);
      expect(await told([log({ done: "2026-02-14" }, "p")], [[open]])).toEqual(CHANGED);
    });

    test("are told as changed where anything else is otherwise, or the answer has no day", async () => {
      const done = { done: "2026-03-02" };
      for (const other of [
        log({ ...done, on: "2026-02-21" }, "p"),
        log(done, "p", { note: "2026-03-02" }),
        log({ because: "Nobody was hit." }, "p"),
        { ...log(done, "p"), on: "2026-02-27" as IsoDate },
        { ...first, digest: "p", content: JSON.stringify({ counted: 1, events: [] }) },
        { ...first, digest: "p", content: JSON.stringify({ counted: 1, events: [{ id: "1" }] }) },
      ])
        expect(await told([other], [[open]])).toEqual(CHANGED);
      const { reviewedBy: _, ...unreviewed } = log(done, "p");
      expect(await told([unreviewed], [[open]])).toEqual(CHANGED);
    });

    test("are told as changed where an answer is taken away again, or is another", async () => {
      const answered = log({ done: "2026-03-02" }, "p");
      expect(await told([open], [[answered]])).toEqual(CHANGED);
      expect(await told([log({ done: "2026-03-03" }, "q")], [[answered]])).toEqual(CHANGED);
    });
  });

  test("and whose files have another name are what they were", async () => {
    const moved = { ...first, id: "restore-test/2026-02-26-moved.md" };
    expect(await told([moved], [[first]])).toEqual([]);
  });

  test("and that runs read their folder without, until long after their day, are told to have come late", async () => {
    const late = { ...held("2026-02-01"), digest: "q" };
    expect(await told([first, late], [[first], [first, late]])).toEqual([
      "2026-02-01 came late, 02-01 to 03-02",
    ]);
    expect(await told([first, late], [[first, late]])).toEqual([]);
  });

  test("say nothing where their content was not kept, or could not be read", async () => {
    expect(await told([], [[first]], "digests")).toEqual([]);
    const runs = await seenRuns([
      { day: "2026-03-01", program, recording: recordingOn("2026-03-01", [[restoreTest, [first]]]) },
    ]);
    expect(recordChangesIn(runs, new Map(), "2026-03-10")).toEqual([]);
  });
});
