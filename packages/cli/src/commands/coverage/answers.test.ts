import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { held, on, original } from "../evidence/evidence.fixture.ts";
import { type KeptProject, keptProject } from "./coverage.fixture.ts";

let project: KeptProject;
beforeEach(async () => {
  project = await keptProject();
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

const runOn: KeptProject["runOn"] = (...args) => project.runOn(...args);
const coverage: KeptProject["coverage"] = (...args) => project.coverage(...args);

describe("what is answered", () => {
  const cause = ["cause: The vendor was late.", "extent: isolated"];
  const action = (due: string, more = "") =>
    `action: { what: Order earlier, owner: ben, due: ${due}${more} }`;
  const answer = (name: string, ...lines: readonly string[]) =>
    project.record(`evidence/answers/${name}.md`, "on: 2026-08-02", ...lines);
  const gapOf = (...more: readonly string[]) =>
    answer("q2", "of: asked / restore-test", "window: 2026-Q2", ...cause, ...more);
  const deviationOf = (...more: readonly string[]) =>
    answer("keys", "of: rotation / vault/key-rotates / all", "since: 2026-01-05", ...cause, ...more);

  beforeEach(async () => {
    for (const [day, quarter] of [
      ["2026-02-10", "q1"],
      ["2026-08-10", "q3"],
      ["2026-10-10", "q4"],
    ])
      await project.record(`evidence/restore-test/${quarter}.md`, `on: ${day}`, ...held, original);
    await runOn("2026-01-05", { b: 400 });
    await runOn("2026-01-06", { b: 90 });
    on("2026-12-31");
  });

  test("stays in the report, and shouts no more", async () => {
    expect((await coverage()).code).toBe(1);
    await gapOf(action("2027-03-31"));
    expect((await coverage()).code).toBe(1);
    await deviationOf(action("2026-02-01", ", done: 2026-01-20"), "response: We order in January now.");
    const { code, out } = await coverage();
    const told = out.replaceAll(/\s+/g, " ");
    expect(told).toContain(
      "asked / restore-test 2026-Q2: gap, due 2026-06-30 answered by answers/q2.md of 2026-08-02: The vendor was late. (isolated); Order earlier, by ben, due 2027-03-31",
    );
    expect(told).toContain("mended, seen 2026-01-06 answered by answers/keys.md");
    expect(told).toContain("done 2026-01-20 response: We order in January now.");
    expect(told).toContain(
      "1 gap, 0 late, 1 deviation, 0 undecided, 2 answered exit code 0: nothing of what is past is missing without an answer.",
    );
    expect(code).toBe(0);
    expect((await project.bylaw("check", "--json")).out).not.toContain("no requirement asks for it");
  });

  test("is drafted by bylaw evidence add answers, and answers once it is filled in", async () => {
    await deviationOf(action("2027-01-31"));
    const { code, out } = await project.bylaw("evidence", "add", "answers", "--by", "ben");
    expect(code).toBe(0);
    expect(out).toContain("another person reviews it, and then adds the line reviewedBy");
    const path = "evidence/answers/2026-12-31.md";
    expect(await project.text(path)).toBe(`---
on: 2026-12-31
submittedBy: ben
# reviewedBy: <person>  # another person adds this line after looking at it
# window: 2026-Q2   # what the company missed or did late; else since: its first day, and subject: whose it is
of: ""
cause: ""
extent: ""  # isolated or systemic
action: null  # { what, owner, due, done? }
---

`);
    expect((await coverage()).out).toContain("answers/2026-12-31.md: line 6 of: does not fit its kind");
    await project.mend(
      path,
      ["# reviewedBy: <person>", "reviewedBy: ana"],
      ["# window: 2026-Q2", "window: 2026-Q2"],
      ['of: ""', "of: asked / restore-test"],
      ['cause: ""', "cause: Late."],
      ['extent: ""', "extent: isolated"],
      ["action: null  # { what, owner, due, done? }", action("2027-01-31")],
    );
    expect((await coverage()).code).toBe(0);
  });

  test("is of its own days: of another period it is not told to be of nothing", async () => {
    await gapOf(action("2027-01-31"));
    await deviationOf(action("2027-01-31"));
    const half = await project.bylaw("coverage", "--period", "2026-07-01..2026-12-31", "--every", "366");
    expect(half.out).not.toContain("Answers to look at");
    const first = await project.bylaw("coverage", "--period", "2026-01-01..2026-06-30", "--every", "366");
    expect(first.out).not.toContain("Answers to look at");
    expect(first.out).toContain("2 answered");
  });

  test("no more when its action is past its day", async () => {
    await deviationOf(action("2027-01-31"));
    await gapOf(action("2026-12-30"));
    const { code, out } = await coverage();
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "due 2026-12-30; it answers no more: its action was due 2026-12-30, and is not done",
    );
    expect(code).toBe(1);
  });

  test.each<[string, () => Promise<void>, string]>([
    [
      "of another window",
      () => answer("x", "of: asked / restore-test", "window: 2026-Q1", ...cause, action("2027-01-31")),
      "it is of nothing that was missed, late or deviated in the period",
    ],
    [
      "whose action is a stranger's",
      () => gapOf("action: { what: x, owner: eve, due: 2027-01-31 }"),
      "eve, who is to do what it says, is not among the people who work here",
    ],
    [
      "without a cause",
      () =>
        answer("x", "of: asked / restore-test", "window: 2026-Q2", "extent: isolated", action("2027-01-31")),
      "cause: is missing",
    ],
    [
      "that nobody reviewed",
      () =>
        project.write({
          "evidence/answers/x.md": [
            "---",
            "on: 2026-08-02",
            "submittedBy: ben",
            "of: asked / restore-test",
            "window: 2026-Q2",
            ...cause,
            action("2027-01-31"),
            "---",
            "",
          ].join("\n"),
        }),
      "nobody has reviewed it",
    ],
    [
      "that its submitter reviewed",
      () =>
        project.write({
          "evidence/answers/x.md": [
            "---",
            "on: 2026-08-02",
            "submittedBy: ben",
            "reviewedBy: ben",
            "of: asked / restore-test",
            "window: 2026-Q2",
            ...cause,
            action("2027-01-31"),
            "---",
            "",
          ].join("\n"),
        }),
      "ben reviewed what they submitted",
    ],
  ])("an answer %s answers nothing, and is told", async (_, write, why) => {
    await deviationOf(action("2027-01-31"));
    await write();
    const { code, out } = await coverage();
    expect(out.replaceAll(/\s+/g, " ")).toContain(why);
    expect(out).toContain("Answers to look at");
    expect(code).toBe(1);
  });
});
