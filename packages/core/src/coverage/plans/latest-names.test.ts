import { describe, expect, test } from "vitest";
import { type Control, defineControl, type Program } from "../../index.ts";
import { answers } from "../../language/evidence/answer.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { rotation, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { deviationsIn } from "../checks/deviations.ts";
import { answerOf, checked, cover, deviated, march, NEW, OLD, run } from "../peers.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { underLatestNames } from "./latest-names.ts";

const called = (id: string, change: Partial<Control> = {}): Control =>
  defineControl({ ...rotation, implementedFrom: "2026-03-01", ...change, id });
const programOf = (...controls: readonly Control[]): Program => checked({ controls, policies: [] });
const other = (id: string): Control => called(id, { title: "Other", statement: "Another thing is done." });

/** What the controls of each run are called in the end. */
async function names(...programs: readonly Program[]): Promise<readonly string[]> {
  const empty = (day: string) => recordingOf([listingOf(vaultKeys, [])], `${day}T06:00:00.000Z`);
  const days = programs.map((program, at) => {
    const day = march(at + 1);
    return { day, program, recording: empty(day) };
  });
  return underLatestNames(await seenRuns(days)).runs.map(({ held }) =>
    held.plan.controls.map(({ id }) => id).join(" "),
  );
}

describe("a control under other names", () => {
  test("is called what it is called in the end, through each of its names", async () => {
    expect(await names(programOf(called("a")), programOf(called("b")), programOf(called("c")))).toEqual([
      "c",
      "c",
      "c",
    ]);
  });

  test("keeps its name where another has it: two that swap names are what they were", async () => {
    const [first, second] = [programOf(called("a"), other("b")), programOf(called("b"), other("a"))];
    expect(await names(first, second)).toEqual(["a b", "b a"]);
  });

  test("takes no name that another control has on that day", async () => {
    const first = programOf(called("a"), other("x"));
    expect(await names(first, programOf(called("c")), programOf(called("x")))).toEqual(["a x", "x", "x"]);
  });

  test("is none that says something else", async () => {
    expect(await names(programOf(called("a")), programOf(other("b")))).toEqual(["a", "b"]);
  });

  test("has one deviation, that goes on, and knows what it was called", async () => {
    const [before, after] = [programOf(called("a")), programOf(called("b"))];
    const runs = [run(1, { k: OLD }, before), run(2, { k: OLD }, after), run(3, { k: NEW }, after)];
    const named = underLatestNames(await seenRuns(runs));
    expect(named.former.get("b")).toEqual(["a"]);
    expect(named.nameOf("a / vault/key-rotation / all")).toBe("b / vault/key-rotation / all");
    expect(named.nameOf("ab / vault/key-rotation / all")).toBe("ab / vault/key-rotation / all");
    expect(deviationsIn(named.runs)).toMatchObject([{ from: march(1), to: march(2), ended: "mended" }]);
  });

  test("is answered for under the name that it had", async () => {
    const [before, after] = [programOf(called("a")), programOf(called("b"))];
    const runs = [run(1, { k: OLD }, before), run(2, { k: NEW }, after)];
    const answer = answerOf(
      "k",
      march(2),
      { of: "a / vault/key-rotation / all", since: march(1) },
      { done: march(2) },
    );
    const told = await cover(after, runs, { records: [[answers, [answer]]] });
    expect([deviated(told), told.exitCode]).toEqual([["k 03-01 to 03-01 mended"], 0]);
  });

  test("is called so in runs of a part as well", async () => {
    const [before, after] = [programOf(called("a"), other("x")), programOf(called("b"), other("x"))];
    const runs = [
      run(1, { k: NEW }, before),
      { ...run(2, { k: OLD }, before), ids: ["a"] },
      run(3, { k: NEW }, after),
    ];
    expect(deviationsIn(underLatestNames(await seenRuns(runs)).runs)).toMatchObject([
      { control: "b", from: march(2), ended: "mended" },
    ]);
  });
});

test("runs of a program that is called the same all the time are the same objects", async () => {
  const runs = await seenRuns([run(1, { k: NEW }, vaultProgram({ providers: checked().providers }))]);
  expect(underLatestNames(runs).runs[0]).toBe(runs[0]);
});
