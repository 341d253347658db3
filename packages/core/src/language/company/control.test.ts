import { describe, expect, test } from "vitest";
import {
  anyOf,
  atLeast,
  attested,
  days,
  defineControl,
  defineParameter,
  definePerson,
  defineRole,
  exercise,
  months,
  years,
} from "../../index.ts";
import { ownerText, personOf } from "../../run/index.ts";
import { ana, production, rotation, vaultKeyRotation } from "../../vault.fixture.ts";

const { checks: _, evidence: __, alternatives: ___, ...rest } = rotation;
const siem = attested("siem", { every: years(1) });
const tabletop = exercise("tabletop", { every: years(1) });
const use = vaultKeyRotation.in(production);

describe("a control", () => {
  test("has nothing that verifies it unless it says so", () => {
    expect(defineControl(rest)).toMatchObject({
      kind: "control",
      checks: [],
      evidence: [],
      alternatives: [],
    });
  });

  test("counts what stands in an alternative among its checks and its evidence", () => {
    const either = anyOf(vaultKeyRotation, siem);
    const control = defineControl({ ...rest, checks: [use, either], evidence: [tabletop] });
    expect(control.checks).toEqual([use, vaultKeyRotation]);
    expect(control.evidence.map(({ id }) => id)).toEqual(["siem", "tabletop"]);
    expect(control.alternatives).toEqual([either]);
  });

  test("may be verified by people alone", () => {
    expect(defineControl({ ...rest, evidence: [tabletop] }).checks).toEqual([]);
  });

  test("is a slug", () => {
    expect(() => defineControl({ ...rest, id: "key rotation" })).toThrow(
      '[bylaw] Control id "key rotation" is not a slug.',
    );
  });
});

describe("evidence", () => {
  test("is an exercise that recurs, or what a person attests", () => {
    expect(tabletop).toMatchObject({
      kind: "evidence-requirement",
      of: { id: "exercise", about: "company" },
      id: "tabletop",
      title: "Exercise",
      due: { every: years(1) },
      tolerance: days(0),
      parameters: [],
    });
    expect(attested("siem", { every: months(3), title: "SIEM", reviewer: ana })).toMatchObject({
      of: { id: "attestation" },
      id: "siem",
      title: "SIEM",
      due: { every: months(3) },
      reviewer: ana,
    });
  });

  test("holds the company to the parameters that it names", () => {
    const retention = defineParameter("retention", atLeast(days(90)));
    expect(attested("logs", { every: years(1), parameters: [retention] }).parameters).toEqual([retention]);
  });

  test("is named by a folder's name, after its own kind", () => {
    expect(() => exercise("table top", { every: years(1) })).toThrow(
      "[bylaw] exercise table top: its id is no name of a folder.",
    );
    expect(() => attested("", { every: years(1) })).toThrow(
      "[bylaw] attestation : its id is no name of a folder.",
    );
  });
});

describe("an owner", () => {
  const cto = defineRole({ id: "cto", title: "CTO", holder: ana });

  test("is named in documents by the office, and answers in person", () => {
    expect([ownerText(cto), ownerText(ana)]).toEqual(["CTO", "Ana"]);
    expect([personOf(cto), personOf(ana)]).toEqual([ana, ana]);
  });

  test("is a slug", () => {
    expect(() => definePerson({ id: "Ana Silva", name: "Ana Silva" })).toThrow(
      '[bylaw] Person id "Ana Silva" is not a slug.',
    );
    expect(() => defineRole({ id: "c t o", title: "CTO", holder: ana })).toThrow(
      '[bylaw] Role id "c t o" is not a slug.',
    );
  });
});
