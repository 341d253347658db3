import { describe, expect, test } from "vitest";
import { allOf, anyOf, fact, type Observed, waive } from "../../index.ts";
import { unreadable } from "../../provider/index.ts";
import { ana, bo, rotation, rotationPeriod, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { explainObservation, type Observation, problemLine, statementLine } from "../index.ts";
import { denied } from "../run.fixture.ts";

const observation = (change: Partial<Observation>): Observation => ({
  task: "rotation / vault/key-rotation / all",
  control: "rotation",
  check: "vault/key-rotation",
  scope: "vault/1/north",
  resource: { id: "k-1", type: "vault key" },
  outcome: "fail",
  assertions: [],
  ...change,
});
const linesOf = (change: Partial<Observation>) => explainObservation(observation(change)).lines;
const subjectOf = (resource: Observation["resource"]) =>
  explainObservation(observation({ resource })).subject;
const unread: Observed<boolean> = unreadable(denied);
const [on, off] = [fact("on", true).is(true), fact("locked", false).is(true)];

describe("what an observation is about", () => {
  test.each<[Observation["resource"], string]>([
    [{ id: "k-1", type: "vault key" }, "vault key k-1 in vault/1/north"],
    [{ id: "k-1", type: "vault key", name: "payments" }, "vault key payments (k-1) in vault/1/north"],
    [{ id: "vault/1/north", type: "vault key", whole: true }, "vault key: all in vault/1/north"],
    [
      { id: "k\n1", type: "vault key", name: "\u202eevil" },
      "vault key \\u{202e}evil (k\\u{a}1) in vault/1/north",
    ],
  ])("%j", (resource, subject) => {
    expect(subjectOf(resource)).toBe(subject);
  });
});

describe("what an observation says", () => {
  test("is what did not hold, and not what did", () => {
    expect(linesOf({ assertions: [on, off] })).toEqual(["locked: false, expected true"]);
    expect(linesOf({ outcome: "pass", assertions: [on] })).toEqual(["on: true, expected true"]);
  });

  test("is the parts of a group below it, but for one that speaks for it", () => {
    expect(linesOf({ assertions: [allOf("both", [off, fact("shut", false).is(true), on])] })).toEqual([
      "both: 2 of 3 fail, expected all to pass",
      "  locked: false, expected true",
      "  shut: false, expected true",
    ]);
    expect(linesOf({ assertions: [allOf("both", [off, on])] })).toEqual([
      "both: locked: false, expected true",
    ]);
  });

  test("is a group within a group, each a step further in", () => {
    const inner = anyOf("either", [off, fact("shut", false).is(true), fact("mode", "x").is("y")], {
      none: "none",
      expected: "one",
    });
    expect(linesOf({ assertions: [allOf("all", [inner, fact("lit", 1).is(2)])] })).toEqual([
      "all: 2 of 2 fail, expected all to pass",
      "  either: none of 3, expected one",
      "    locked: false, expected true",
      "    shut: false, expected true",
      "    mode: x, expected y",
      "  lit: 1, expected 2",
    ]);
  });

  test("is why it could not be decided, and what would mend it", () => {
    expect(linesOf({ outcome: "error", problem: denied, assertions: [fact("on", unread).is(true)] })).toEqual(
      ["access-denied: vault:Get was denied. Grant vault:Get."],
    );
    expect(linesOf({ outcome: "not-applicable", reason: "The vault rotates its own keys." })).toEqual([
      "The vault rotates its own keys.",
    ]);
  });

  test("is the waiver too, in force or lapsed", () => {
    const waiver = waive(vaultKeyRotation, "k-1", {
      until: "2026-06-30",
      reason: "The vendor rotates it\nin May.",
      requestedBy: ana,
      approvedBy: bo,
      compensating: [rotation],
    });
    expect(linesOf({ assertions: [off], waiver })).toEqual([
      "locked: false, expected true",
      "waived until 2026-06-30 by Bo: The vendor rotates it\\u{a}in May.",
    ]);
    expect(linesOf({ assertions: [off], lapsed: waiver })).toEqual([
      "locked: false, expected true",
      "its waiver ended on 2026-06-30: The vendor rotates it\\u{a}in May.",
    ]);
  });

  test("is safe for a terminal and a CI log, whatever a resource is called", () => {
    const hostile = fact("name", "\u001b[31m\n::error::x").is("b");
    expect(linesOf({ assertions: [hostile] })).toEqual(["name: \\u{1b}[31m\\u{a}::error::x, expected b"]);
  });
});

test("a problem names what to grant only where something would mend it", () => {
  expect(problemLine({ code: "timeout", message: "It took too long." })).toBe("timeout: It took too long.");
  expect(problemLine({ code: "network", message: "no\u0007route", permission: "x:y" })).toBe(
    "network: no\\u{7}route Grant x:y.",
  );
});

test("a statement is told with its number, its strength and the values in force", () => {
  const program = vaultProgram({ settings: [rotationPeriod.to({ days: 90 })] });
  const [statement] = program.policies[0]?.statements ?? [];
  if (statement === undefined) throw new Error("The fixture has a statement.");
  expect(statementLine(statement, program)).toBe("ENC-1 (MUST) Rotate every key at least every 90 days.");
});
