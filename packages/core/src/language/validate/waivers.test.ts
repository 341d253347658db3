import { describe, expect, test } from "vitest";
import { attested, type IsoDate, type Program, waive, years } from "../../index.ts";
import { ana, rotation, vaultKeyRotation } from "../../vault.fixture.ts";
import { other, problemsOf, terms } from "./validate.fixture.ts";

describe("waivers", () => {
  const waiver = (change: object, resource = "a") => [
    waive(vaultKeyRotation, resource, { ...terms, ...change }),
  ];

  test.each<[string, object, string]>([
    ["have a last day", { until: undefined }, "It has no last day."],
    [
      "end on a day that exists",
      { until: "2026-02-30" as IsoDate },
      "Its last day 2026-02-30 is not a calendar day.",
    ],
    ["are approved by another person", { approvedBy: ana }, "ana approves a request of their own."],
    ["give a reason", { reason: " " }, "It gives no reason."],
    ["are compensated", { compensating: [] }, "Nothing compensates it."],
  ])("%s", (_, change, message) => {
    expect(problemsOf({ waivers: waiver(change) })).toEqual([
      `bad-waiver | waiver vault/key-rotation for a | ${message}`,
    ]);
  });

  test("name one exact resource, once", () => {
    for (const resource of ["*", " "]) {
      expect(problemsOf({ waivers: waiver({}, resource) })).toEqual([
        `bad-waiver | waiver vault/key-rotation for ${resource} | It does not name one exact resource.`,
      ]);
    }
    expect(problemsOf({ waivers: waiver({}, "backups (2024) *.tar ") })).toEqual([]);
    expect(problemsOf({ waivers: [...waiver({}), ...waiver({})] })).toEqual([
      "bad-waiver | waiver vault/key-rotation for a | It is granted twice.",
    ]);
  });

  test("name checks and controls of the program", () => {
    expect(problemsOf({ waivers: waiver({ compensating: [other] }) })).toEqual([
      "unknown-id | waiver vault/key-rotation for a | It is compensated by the control other, which the program does not have.",
    ]);
    const manual: Program["controls"][number] = {
      ...rotation,
      checks: [],
      evidence: [attested("x", { every: years(1) })],
    };
    expect(problemsOf({ policies: [], controls: [manual], waivers: waiver({}) })).toEqual([
      "unknown-id | waiver vault/key-rotation for a | No control uses the check vault/key-rotation.",
    ]);
  });
});

test("the period is real and in order", () => {
  expect(problemsOf({ period: { from: "2026-12-31", to: "2026-01-01" } })).toEqual([
    "bad-date | period | It ends before it begins.",
  ]);
  expect(problemsOf({ period: { from: "2026-02-30", to: "2026-12-31" } })).toEqual([
    "bad-date | period | from is not a calendar day.",
  ]);
});
