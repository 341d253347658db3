import { describe, expect, test } from "vitest";
import {
  defaultRiskMatrix,
  definePolicy,
  defineProgram,
  defineRisk,
  fiveByFive,
  must,
  soc2,
  waive,
} from "../../index.ts";
import { ana, bo, rotation, vaultKeyRotation } from "../../vault.fixture.ts";

const least = { organization: { name: "Test" }, framework: soc2.scope({ categories: [] }), providers: [] };

describe("a program", () => {
  test("has nothing that it does not say, and the risk matrix of most", () => {
    expect(defineProgram(least)).toMatchObject({
      kind: "program",
      policies: [],
      controls: [],
      risks: [],
      settings: [],
      waivers: [],
    });
    expect(defineProgram(least).riskMatrix).toBe(defaultRiskMatrix);
    expect(defineProgram(least)).not.toHaveProperty("period");
  });

  test("is held to one framework, or to several in their order", () => {
    const other = { ...least.framework, framework: "other" };
    expect(defineProgram(least).frameworks).toEqual([least.framework]);
    const both = defineProgram({ ...least, framework: [other, least.framework] });
    expect(both.frameworks.map(({ framework }) => framework)).toEqual(["other", "soc2"]);
  });

  test.each([[""], ["my branch"], [[]], [["trunk", ""]], [7]])("has a branch, and %j is none", (branch) => {
    expect(() => defineProgram({ ...least, branch: branch as never })).toThrow(
      expect.objectContaining({
        message: `[bylaw] branch is ${JSON.stringify(branch)}, which names no branch.`,
        next: 'Name the default branch, such as "trunk", or several where it was renamed: ["trunk", "master"].',
      }),
    );
  });

  test("is frozen to the bottom, so that it is found valid once", () => {
    const program = defineProgram({ ...least, period: { from: "2026-01-01", to: "2026-12-31" } });
    expect([program, program.organization, program.period, program.controls].map(Object.isFrozen)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("tells what it may have where it has something else", () => {
    expect(() => defineProgram({ ...least, risk: [] } as never)).toThrow(
      expect.objectContaining({
        code: "invalid-definition",
        message: '[bylaw] A program has no "risk".',
        next: "It has: organization, framework, period, branch, providers, people, recordReviews, roles, system, audit, vendors, policies, controls, risks, settings, waivers, backlog, checklist, populations, accessReviews, riskMatrix, omissions.",
      }),
    );
  });

  test("names the member of a list that is none", () => {
    const lists = ["providers", "policies", "controls", "risks", "settings", "waivers"] as const;
    const kinds = ["provider", "policy", "control", "risk", "setting", "waiver"];
    for (const [at, list] of lists.entries()) {
      expect(() => defineProgram({ ...least, [list]: [soc2("CC6.1")] })).toThrow(
        `[bylaw] ${list}[0] is a criterion reference, not a ${kinds[at]}.`,
      );
    }
  });
});

describe.each([
  ["three by three", defaultRiskMatrix, ["low", "medium", "high"]],
  ["five by five", fiveByFive, ["low", "medium", "high", "critical"]],
])("the risk matrix of %s", (_, matrix, levels) => {
  const rows = Object.values(matrix).map((row) => Object.values(row).map((one) => levels.indexOf(one)));

  test("never rates a risk lower for being likelier or worse", () => {
    for (const [at, row] of rows.entries()) {
      for (const [of, rank] of row.entries()) {
        if (at > 0) expect(rank).toBeGreaterThanOrEqual(rows[at - 1]?.[of] ?? Number.NaN);
        if (of > 0) expect(rank).toBeGreaterThanOrEqual(row[of - 1] ?? Number.NaN);
      }
    }
  });

  test("has a row and a column for each step, and goes from the lowest level to the highest", () => {
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows.length]));
    expect(rows[0]?.[0]).toBe(0);
    expect(rows.at(-1)?.at(-1)).toBe(levels.length - 1);
  });
});

describe("a day that there is none of", () => {
  const risk = {
    id: "RISK-1",
    title: "R",
    statement: "R.",
    treatment: "accept",
    inherent: { likelihood: "low", impact: "low" },
    residual: { likelihood: "low", impact: "low" },
    controls: [],
    owner: ana,
    reviewBy: "2026-12-31",
  } as const;
  const policy = {
    id: "p",
    title: "P",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("P-1")`Care.`.by(rotation)],
  } as const;

  test.each<[string, () => unknown]>([
    [
      'policy p: effective is "2026-02-30", which is not a calendar day.',
      () => definePolicy({ ...policy, effective: "2026-02-30" }),
    ],
    [
      'risk RISK-1: reviewBy is "2026-2-1", which is not a calendar day.',
      () => defineRisk({ ...risk, reviewBy: "2026-2-1" }),
    ],
  ])("is refused: %s", (message, define) => {
    expect(define).toThrow(`[bylaw] ${message}`);
  });

  test("and an id that is no slug is, too", () => {
    expect(() => definePolicy({ ...policy, id: "our policy" })).toThrow(
      'Policy id "our policy" is not a slug.',
    );
    expect(() => defineRisk({ ...risk, id: "RISK 1" })).toThrow('Risk id "RISK 1" is not a slug.');
  });
});

test("a waiver names a check, and not a use of it: it holds for the check wherever it is used", () => {
  const terms = {
    until: "2026-06-30",
    reason: "Soon.",
    requestedBy: ana,
    approvedBy: bo,
    compensating: [rotation],
  } as const;
  expect(waive(vaultKeyRotation, "a", terms)).toEqual({
    kind: "waiver",
    check: vaultKeyRotation,
    resource: "a",
    ...terms,
  });
  expect(() => waive(rotation.checks[0] as never, "a", terms)).toThrow(
    "[bylaw] waiver for a: check is a check use, not a check or an evidence requirement.",
  );
});
