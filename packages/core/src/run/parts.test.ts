import { describe, expect, test } from "vitest";
import {
  anyOf,
  atMost,
  attested,
  days,
  defineCheck,
  defineControl,
  defineParameter,
  definePolicy,
  defineRisk,
  defineRole,
  fact,
  must,
  should,
  soc2,
  years,
} from "../index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  rotationPeriod,
  vault,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { records } from "./evidence/evidence.fixture.ts";
import { type Part, partsOf } from "./parts.ts";

const reviewAge = defineParameter("review-age", atMost(days(90)));
const list = attested("list", { every: years(1), parameters: [reviewAge] });
const signed = attested("signed", { every: years(1) });
const guard = attested("guard", { every: years(1) });
const kept = defineCheck({
  id: "vault/key-kept",
  title: "Keys are kept",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
  each: vaultKeys,
  assert: (key) => [fact("id", key.id).is("a")],
});
const cto = defineRole({ id: "cto", title: "CTO", holder: bo });
const shown = defineControl({
  ...rotation,
  id: "shown",
  owner: cto,
  satisfies: [soc2("CC1.1"), soc2.supporting("CC6.1")],
  checks: [anyOf(kept, guard)],
  evidence: [list, signed],
});
const people = defineControl({
  ...rotation,
  id: "people",
  satisfies: [soc2("CC1.2")],
  checks: [],
  evidence: [signed],
});
const program = vaultProgram({
  framework: soc2.scope({ categories: ["security"] }),
  providers: [vault(["north"], always()), records],
  controls: [rotation, shown, people],
  policies: [
    definePolicy({
      id: "keys",
      title: "Keys",
      owner: ana,
      effective: "2026-01-01",
      review: "annual",
      statements: [
        must("K-1")`Rotate every ${rotationPeriod}.`.by(rotation),
        must("K-2")`List keys at least every ${reviewAge}.`.by(shown).through(list),
        must("K-3")`Sign for them.`.by(shown, people).through(signed),
        must("K-4")`Keep them.`.by(shown).through(kept),
        should("K-5")`Prefer young keys.`,
      ],
    }),
  ],
  risks: [
    defineRisk({
      id: "RISK-1",
      title: "A key leaks",
      statement: "It does.",
      treatment: "mitigate",
      inherent: { likelihood: "high", impact: "high" },
      controls: [people],
      residual: { likelihood: "low", impact: "high" },
      owner: ana,
      reviewBy: "2026-12-31",
    }),
  ],
});
const parts = partsOf(program);
const of = (noun: string, id: string): Part => {
  const [one, ...more] = parts.filter((part) => part.noun === noun && part.id === id);
  if (one === undefined || more.length > 0) throw new Error(`${noun} ${id}: ${more.length + 1}`);
  return one;
};
const ROTATION = "rotation / vault/key-rotation / all";
const KEPT = "shown / vault/key-kept / all";
const [GUARD, LIST, SIGNED] = ["shown / guard", "shown / list", "shown / signed"] as const;
const PEOPLE = "people / signed";

describe("what can be asked for, and what is judged of it", () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ["framework", "soc2", [ROTATION, KEPT, GUARD, LIST, SIGNED, PEOPLE], ["rotation", "shown", "people"]],
    ["criteria", "CC1", [KEPT, GUARD, LIST, SIGNED, PEOPLE], ["shown", "people"]],
    ["criteria", "CC9", [], []],
    ["criterion", "CC1.1", [KEPT, GUARD, LIST, SIGNED], ["shown"]],
    ["criterion", "CC6.1", [ROTATION, KEPT, GUARD, LIST, SIGNED], ["rotation", "shown"]],
    ["criterion", "CC9.2", [], []],
    ["policy", "keys", [ROTATION, KEPT, GUARD, LIST, SIGNED, PEOPLE], ["rotation", "shown", "people"]],
    ["statement", "K-1", [ROTATION], []],
    ["statement", "K-2", [KEPT, LIST], ["shown"]],
    ["statement", "K-3", [KEPT, SIGNED, PEOPLE], ["shown", "people"]],
    ["statement", "K-4", [KEPT], []],
    ["statement", "K-5", [], []],
    ["control", "shown", [KEPT, GUARD, LIST, SIGNED], ["shown"]],
    ["control", "people", [PEOPLE], ["people"]],
    ["check", "vault/key-kept", [KEPT], []],
    ["listing", "vault/keys", [ROTATION, KEPT], []],
    ["parameter", "rotation-period", [ROTATION], []],
    ["parameter", "review-age", [LIST], []],
    ["evidence requirement", "signed", [SIGNED, PEOPLE], []],
    ["evidence requirement", "guard", [GUARD], []],
    ["task", ROTATION, [ROTATION], []],
    ["task", PEOPLE, [PEOPLE], []],
    ["risk", "RISK-1", [PEOPLE], ["people"]],
    ["owner", "ana", [ROTATION, PEOPLE], ["rotation", "people"]],
    ["owner", "cto", [KEPT, GUARD, LIST, SIGNED], ["shown"]],
    ["provider", "vault", [ROTATION, KEPT], []],
  ])("%s %s", (noun, id, tasks, controls) => {
    const part = of(noun, id);
    expect(part.tasks.map((task) => task.id).toSorted()).toEqual([...tasks].toSorted());
    expect(part.controls.map((control) => control.id)).toEqual(controls);
  });

  test("is every noun that there is", () => {
    expect([...new Set(parts.map(({ noun }) => noun))]).toEqual([
      "framework",
      "criteria",
      "criterion",
      "policy",
      "statement",
      "control",
      "check",
      "listing",
      "parameter",
      "evidence requirement",
      "task",
      "risk",
      "owner",
      "provider",
    ]);
  });

  test("a provider of records stands for what people show", () => {
    const part = partsOf(vaultProgram({ ...program, providers: [...program.providers, records] })).find(
      ({ noun, id }) => noun === "provider" && id === "evidence",
    );
    expect(part?.tasks.map(({ id }) => id).toSorted()).toEqual([GUARD, LIST, PEOPLE, SIGNED].toSorted());
  });

  test("is each once: an owner of two controls, a requirement of two, a provider that is there twice", () => {
    const twice = partsOf(
      vaultProgram({
        ...program,
        providers: [...program.providers, vault(["south"], always(), { account: "2" })],
      }),
    );
    for (const [noun, id] of [
      ["owner", "ana"],
      ["evidence requirement", "signed"],
      ["provider", "vault"],
    ])
      expect(twice.filter((part) => part.noun === noun && part.id === id)).toHaveLength(1);
  });
});
