import { describe, expect, test } from "vitest";
import { type IsoDate, waive } from "../../index.ts";
import { ana, bo, rotation, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { type Day, seenRuns } from "../runs/runs.fixture.ts";
import { waivedIn } from "./waived.ts";

const OLD = 400;
const NEW = 90;
const day = (n: number) => `2026-03-${String(n).padStart(2, "0")}`;

const waivedUntil = (until: IsoDate, scope?: string) =>
  vaultProgram({
    waivers: [
      {
        ...waive(vaultKeyRotation, "b", {
          until,
          reason: "The vendor re-encrypts in May.",
          requestedBy: ana,
          approvedBy: bo,
          compensating: [rotation],
        }),
        ...(scope !== undefined && { scope }),
      },
    ],
  });

/** `b 03-02 to 03-03, until 2026-03-05 by bo`. */
async function told(...given: readonly Day[]): Promise<readonly string[]> {
  return waivedIn(await seenRuns(given)).map(
    ({ id, from, to, until, approvedBy }) =>
      `${id} ${from.slice(5)} to ${to.slice(5)}, until ${until} by ${approvedBy}`,
  );
}

describe("a failure that a waiver covers", () => {
  const program = waivedUntil("2026-03-05");

  test("is told from the first to the last run that saw it, with the waiver", async () => {
    const days = [2, 3, 5, 6].map((n): Day => ({ day: day(n), keys: { a: NEW, b: OLD }, program }));
    expect(await told({ day: day(1), keys: { a: NEW, b: NEW }, program }, ...days)).toEqual([
      "b 03-02 to 03-05, until 2026-03-05 by bo",
    ]);
    const [first] = waivedIn(await seenRuns(days));
    expect(first).toMatchObject({
      task: "rotation / vault/key-rotation / all",
      control: "rotation",
      environment: "",
      scope: "vault/1/north",
      reason: "The vendor re-encrypts in May.",
    });
  });

  test("is told twice where it was mended between, and once where a run could not decide", async () => {
    const old = (n: number): Day => ({ day: day(n), keys: { b: OLD }, program });
    expect(await told(old(1), { day: day(2), keys: { b: NEW }, program }, old(3))).toEqual([
      "b 03-01 to 03-01, until 2026-03-05 by bo",
      "b 03-03 to 03-03, until 2026-03-05 by bo",
    ]);
    expect(await told(old(1), { day: day(2), throttled: true, program }, old(3))).toEqual([
      "b 03-01 to 03-03, until 2026-03-05 by bo",
    ]);
  });

  test("is told with the waiver as its last run had it, and with that of its scope", async () => {
    const longer = waivedUntil("2026-03-31", "vault/1/north");
    expect(
      await told(
        { day: day(1), keys: { b: OLD }, program },
        { day: day(2), keys: { b: OLD }, program: longer },
      ),
    ).toEqual(["b 03-01 to 03-02, until 2026-03-31 by bo"]);
  });

  test("by a rule is told with the rule, and with each that may have covered it", async () => {
    const terms = { requestedBy: ana, approvedBy: bo, compensating: [rotation] };
    const old = (id: string, until: IsoDate, reason: string) =>
      waive(vaultKeyRotation, { id, atMost: 2, test: () => true }, { ...terms, until, reason });
    const waivers = [old("old-keys", "2026-03-05", "They go in May.")];
    const days = (given: typeof waivers): Day[] => [
      { day: day(1), keys: { b: OLD }, program: vaultProgram({ waivers: given }) },
    ];
    expect(waivedIn(await seenRuns(days(waivers)))).toMatchObject([
      { until: "2026-03-05", approvedBy: "bo", reason: "old-keys, at most 2: They go in May." },
    ]);
    const two = [...waivers, old("older-keys", "2026-03-31", "The vendor has them.")];
    expect(waivedIn(await seenRuns(days(two)))).toMatchObject([
      {
        until: "2026-03-05",
        approvedBy: "bo",
        reason: "old-keys, at most 2: They go in May. or older-keys, at most 2: The vendor has them.",
      },
    ]);
  });

  test("is none where nobody waived it", async () => {
    expect(await told({ day: day(1), keys: { b: OLD } }, { day: day(2), keys: { b: NEW } })).toEqual([]);
  });
});
