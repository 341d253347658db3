import { describe, expect, test } from "vitest";
import { anyOf, attested, defineControl, exercise, years } from "../../index.ts";
import { rotation, vaultKeyRotation } from "../../vault.fixture.ts";
import { problemsOf } from "./validate.fixture.ts";

const list = attested("list", { every: years(1) });
const twin = exercise("list", { every: years(1) });
const same = attested("list", { every: years(1) });
const asking = (id: string, change: object) => defineControl({ ...rotation, id, ...change } as never);

describe("the id of a requirement", () => {
  test("is that of one requirement, in however many controls it is", () => {
    const controls = [asking("a", { evidence: [list] }), asking("b", { evidence: [list] })];
    expect(problemsOf({ controls: [rotation, ...controls] })).toEqual([]);
  });

  test.each([
    ["of another kind", twin],
    ["that looks the same", same],
  ])("is not that of one %s: they would share a folder", (_, other) => {
    const controls = [rotation, asking("a", { evidence: [list] }), asking("b", { evidence: [other] })];
    expect(problemsOf({ controls })).toEqual([
      "duplicate-id | control b › evidence list | The evidence folder id list is already taken at control a › evidence list.",
    ]);
  });

  test.each([
    ["outright", { evidence: [list, list] }],
    ["outright and in an alternative", { checks: [anyOf(vaultKeyRotation, list)], evidence: [list] }],
    [
      "in two alternatives",
      { checks: [anyOf(vaultKeyRotation, list), anyOf(list, attested("x", { every: years(1) }))] },
    ],
  ])("is not asked for twice in one control, %s", (_, change) => {
    expect(problemsOf({ controls: [rotation, asking("a", change)] })).toContain(
      "duplicate-id | control a › evidence list | The evidence requirement id a / list is already taken at control a › evidence list.",
    );
  });

  test("is asked for outright in one control and in an alternative of another", () => {
    const controls = [
      rotation,
      asking("a", { evidence: [list] }),
      asking("b", { checks: [anyOf(vaultKeyRotation, list)] }),
    ];
    expect(problemsOf({ controls })).toEqual([]);
  });
});
