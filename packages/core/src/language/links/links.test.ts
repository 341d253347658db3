import { describe, expect, test } from "vitest";
import {
  atMost,
  attested,
  days,
  defineCheck,
  defineControl,
  defineFramework,
  defineParameter,
  definePolicy,
  defineRisk,
  defineView,
  fact,
  must,
  should,
  soc2,
  waive,
  years,
} from "../../index.ts";
import {
  ana,
  bo,
  production,
  rotation,
  rotationPeriod,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { findById, nearestIds } from "./find.ts";
import { linksOf } from "./links.ts";

const common = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;
const oldKeys = defineView({
  id: "vault/old-keys",
  resource: "old key",
  each: vaultKeys,
  using: {},
  derive: (key) => ({ id: key.id }),
});
const keyKept = defineCheck({
  ...common,
  id: "vault/key-kept",
  each: oldKeys,
  assert: (key) => [fact("id", key.id).is("a")],
});
const reviewAge = defineParameter("review-age", atMost(days(90)));
const custody = attested("custody", { every: years(1), parameters: [reviewAge] });
const keeping = defineControl({
  id: "keeping",
  title: "Keys are kept",
  statement: "Ana keeps the keys.",
  satisfies: [soc2.supporting("CC6.1")],
  owner: ana,
  frequency: "annual",
  checks: [keyKept, vaultKeyRotation.in(production)],
  evidence: [custody],
});
const rotate = must("ENC-1")`Rotate every key at least every ${rotationPeriod}.`.by(rotation);
const keep = must("ENC-2")`Look at old keys at least every ${reviewAge}.`.by(keeping, rotation);
const prefer = should("ENC-3")`Prefer young keys.`;
const policy = definePolicy({
  id: "encryption",
  title: "Encryption",
  owner: ana,
  effective: "2026-01-01",
  review: "annual",
  statements: [rotate, keep, prefer],
});
const risk = defineRisk({
  id: "RISK-1",
  title: "A key leaks",
  statement: "An old key leaks.",
  treatment: "mitigate",
  inherent: { likelihood: "high", impact: "high" },
  controls: [keeping],
  residual: { likelihood: "low", impact: "high" },
  owner: ana,
  reviewBy: "2026-12-31",
});
const waiver = waive(vaultKeyRotation, "a", {
  until: "2999-01-01",
  reason: "It is replaced.",
  requestedBy: ana,
  approvedBy: bo,
  compensating: [keeping],
});
const program = vaultProgram({
  policies: [policy],
  controls: [rotation, keeping],
  risks: [risk],
  waivers: [waiver],
});
const links = linksOf(program);
const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
const taskNamed = (id: string) => {
  const [task] = findById(links.tasks, id);
  if (task === undefined) throw new Error(id);
  return task;
};

test("a task is a check in a control, by what it selects", () => {
  expect(idsOf(links.tasks)).toEqual([
    "rotation / vault/key-rotation / all",
    "keeping / vault/key-kept / all",
    "keeping / vault/key-rotation / in production",
  ]);
  expect(idsOf(links.tasksOf(keeping))).toEqual(idsOf(links.tasks).slice(1));
  expect(links.tasksOf(vaultKeyRotation).map(({ control }) => control.id)).toEqual(["rotation", "keeping"]);
});

test("checks, listings, collectors and parameters are there once each", () => {
  expect(idsOf(links.checks)).toEqual(["vault/key-rotation", "vault/key-kept"]);
  expect(idsOf(links.listings)).toEqual(["vault/keys", "vault/old-keys"]);
  expect(links.collectors).toEqual([vaultKeys]);
  expect(idsOf(links.parameters)).toEqual(["rotation-period", "review-age"]);
  expect(idsOf(links.checksOf(vaultKeys))).toEqual(["vault/key-rotation", "vault/key-kept"]);
  expect(idsOf(links.checksOf(oldKeys))).toEqual(["vault/key-kept"]);
});

describe("a sentence", () => {
  test("is its controls'", () => {
    expect(idsOf(links.statementsOf(rotation))).toEqual(["ENC-1", "ENC-2"]);
    expect(idsOf(links.statementsOf(keeping))).toEqual(["ENC-2"]);
  });

  test("is the task's whose parameter it shows", () => {
    expect(idsOf(links.statementsOf(taskNamed("rotation / vault/key-rotation / all")))).toEqual(["ENC-1"]);
    expect(idsOf(links.statementsOf(taskNamed("keeping / vault/key-kept / all")))).toEqual(["ENC-2"]);
  });

  test("stands in its policy", () => {
    expect(links.policyOf(prefer)).toBe(policy);
    expect(links.policyOf(should("ENC-9")`Stand elsewhere.`)).toBeUndefined();
  });
});

test("a parameter is shown by sentences, and read by tasks and evidence", () => {
  const bound = links.readersOf(rotationPeriod);
  expect(idsOf(bound.statements)).toEqual(["ENC-1"]);
  expect(idsOf(bound.tasks)).toEqual(["rotation / vault/key-rotation / all"]);
  expect(bound.evidence).toEqual([]);
  expect(links.readersOf(reviewAge)).toEqual({
    statements: [keep],
    tasks: [],
    evidence: links.requirementsOf(keeping),
  });
});

test("a control earns risks, and a check is waived", () => {
  expect(links.risksOf(keeping)).toEqual([risk]);
  expect(links.risksOf(rotation)).toEqual([]);
  expect(links.waiversOf(vaultKeyRotation)).toEqual([waiver]);
  expect(links.waiversOf(keyKept)).toEqual([]);
});

describe("a criterion", () => {
  const other = defineFramework({
    id: "other",
    title: "Another framework",
    criteria: [{ id: "CC6.1", category: "common", title: "Something else" }],
    always: ["common"],
  });
  const elsewhere = defineControl({ ...rotation, id: "elsewhere", satisfies: [other("CC6.1")] });
  const both = defineControl({
    ...rotation,
    id: "both",
    satisfies: [soc2("CC6.1"), other.supporting("CC6.1")],
  });
  const { controlsFor } = linksOf(vaultProgram({ controls: [rotation, keeping, elsewhere, both] }));

  test("is claimed by controls, primary and supporting", () => {
    const { primary, supporting } = controlsFor({ framework: "soc2", id: "CC6.1" });
    expect(idsOf(primary)).toEqual(["rotation", "both"]);
    expect(idsOf(supporting)).toEqual(["keeping"]);
  });

  test("of one framework is not another's of the same id", () => {
    const { primary, supporting } = controlsFor({ framework: "other", id: "CC6.1" });
    expect(idsOf(primary)).toEqual(["elsewhere"]);
    expect(idsOf(supporting)).toEqual(["both"]);
    expect(controlsFor({ framework: "third", id: "CC6.1" })).toEqual({ primary: [], supporting: [] });
  });
});

test("links are found once for a frozen program, and anew for one that may change", () => {
  expect(linksOf(program)).toBe(links);
  expect(linksOf(vaultProgram())).not.toBe(links);
  const open = { ...program };
  expect(linksOf(open).tasks).toHaveLength(3);
  open.controls = [rotation];
  expect(linksOf(open).tasks).toHaveLength(1);
});

test("nothing in them can be changed", () => {
  const lists = [
    links.tasks,
    links.checks,
    links.listings,
    links.collectors,
    links.parameters,
    links.statements,
  ];
  const found = [links.tasksOf(keeping), links.risksOf(rotation), links.statementsOf(rotation)];
  for (const list of [...lists, ...found, ...links.tasks]) expect(Object.isFrozen(list)).toBe(true);
});

describe("an id", () => {
  const all = [
    { id: "aws/kms-key-rotation" },
    { id: "github/kms-key-rotation" },
    { id: "CC6.1" },
    { id: "access" },
  ];

  test.each([
    ["aws/kms-key-rotation", ["aws/kms-key-rotation"]],
    ["cc6.1", ["CC6.1"]],
    ["AWS/KMS-key-rotation", ["aws/kms-key-rotation"]],
    ["acces", []],
    ["", []],
  ])("%j stands for %j", (id, found) => {
    expect(idsOf(findById(all, id))).toEqual(found);
  });

  test("is found by its end, where one ends so", () => {
    expect(idsOf(findById(all.slice(1), "kms-key-rotation"))).toEqual(["github/kms-key-rotation"]);
    expect(() => findById(all, "kms-key-rotation")).toThrow(
      '"kms-key-rotation" may be any of aws/kms-key-rotation, github/kms-key-rotation.',
    );
  });

  test("has near ones, whole or by its end", () => {
    expect(nearestIds(all, "acess")).toEqual(["access"]);
    expect(nearestIds(all, "kms-key-rotatoin")).toEqual(["aws/kms-key-rotation", "github/kms-key-rotation"]);
    expect(nearestIds(all, "something-else")).toEqual([]);
    expect(nearestIds(all, "acces", 0)).toEqual([]);
  });
});
