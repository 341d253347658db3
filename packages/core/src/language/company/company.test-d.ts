import { describe, expectTypeOf, test } from "vitest";
import {
  atMost,
  days,
  defineControl,
  defineDataClass,
  defineParameter,
  definePerson,
  defineRisk,
  defineRole,
  defineSystem,
  defineVendor,
  fiveByFive,
  type IsoDate,
  type RiskMatrix,
  says,
  soc2,
  type Wording,
} from "../../index.ts";
import { omit } from "../../provider/index.ts";
import type { Risk } from "./risk.ts";

const ana = definePerson({ id: "ana", name: "Ana", groups: ["engineering"] });
const confidential = defineDataClass({ id: "confidential", title: "C", handling: "Encrypted." });
const vendor = {
  id: "v",
  name: "V",
  service: "S.",
  tier: "critical",
  dataClasses: [confidential],
  owner: ana,
} as const;
const expected = { id: "V-1", text: "It does.", criteria: [soc2("CC6.4")] } as const;
const risk = {
  id: "RISK-1",
  title: "R",
  statement: "R.",
  treatment: "accept",
  controls: [],
  owner: ana,
  reviewBy: "2026-12-31",
  inherent: { likelihood: "likely", impact: "major" },
  residual: { likelihood: "rare", impact: "major" },
} as const;

describe("what must not compile", () => {
  test("a subservice organization of which nothing is expected, or a vendor of which something is", () => {
    defineVendor({ ...vendor, role: "vendor" });
    defineVendor({ ...vendor, role: "subservice", expects: [expected] });
    // @ts-expect-error it expects nothing of it
    defineVendor({ ...vendor, role: "subservice" });
    // @ts-expect-error nor does an empty list
    defineVendor({ ...vendor, role: "subservice", expects: [] });
    // @ts-expect-error a plain vendor's controls are nothing that commitments hang on
    defineVendor({ ...vendor, role: "vendor", expects: [expected] });
    // @ts-expect-error neither of both
    defineVendor({ ...vendor });
    // @ts-expect-error a criterion that there is none of
    const none = { ...expected, criteria: [soc2("CC6.44")] };
    // @ts-expect-error without criteria
    defineVendor({ ...vendor, role: "subservice", expects: [{ id: "V-1", text: "It does." }] });
    expectTypeOf(none.id).toEqualTypeOf<"V-1">();
  });

  test("a vendor of another tier, with data by name, or a contract of another kind", () => {
    // @ts-expect-error another tier
    defineVendor({ ...vendor, role: "vendor", tier: "huge" });
    // @ts-expect-error an id of a class of data
    defineVendor({ ...vendor, role: "vendor", dataClasses: ["confidential"] });
    const contract = { kind: "DPA", signed: "2026-01-01", breachNotice: true } as const;
    defineVendor({ ...vendor, role: "vendor", contracts: [contract] });
    // @ts-expect-error a handshake
    defineVendor({ ...vendor, role: "vendor", contracts: [{ ...contract, kind: "handshake" }] });
    // @ts-expect-error nobody says whether it tells of breaches
    defineVendor({ ...vendor, role: "vendor", contracts: [{ kind: "DPA", signed: "2026-01-01" }] });
    // @ts-expect-error a word is no day
    defineVendor({ ...vendor, role: "vendor", from: "spring" });
  });

  test("a rating in steps of two matrices", () => {
    defineRisk(risk);
    defineRisk({ ...risk, inherent: { likelihood: "low", impact: "high" } });
    // @ts-expect-error three, and five
    defineRisk({ ...risk, inherent: { likelihood: "low", impact: "severe" } });
    // @ts-expect-error five, and three
    defineRisk({ ...risk, residual: { likelihood: "rare", impact: "high" } });
    // @ts-expect-error the one for the other
    defineRisk({ ...risk, residual: { likelihood: "major", impact: "likely" } });
    // @ts-expect-error a step of neither
    defineRisk({ ...risk, residual: { likelihood: "rare", impact: "critical" } });
    // @ts-expect-error no impact
    defineRisk({ ...risk, residual: { likelihood: "rare" } });
  });

  test("a matrix of other levels, and what is done about a risk by nobody or on no day", () => {
    expectTypeOf(fiveByFive).toEqualTypeOf<RiskMatrix>();
    // @ts-expect-error extreme is no level
    const own: RiskMatrix = { rare: { minor: "extreme" } };
    const action = { what: "W", owner: ana, due: "2026-06-30" } as const;
    defineRisk({ ...risk, plan: [action, { ...action, done: "2026-06-01" }] });
    // @ts-expect-error nobody
    defineRisk({ ...risk, plan: [{ what: "W", due: "2026-06-30" }] });
    // @ts-expect-error on no day
    defineRisk({ ...risk, plan: [{ what: "W", owner: ana }] });
    // @ts-expect-error what it was not looked at for
    defineRisk({ ...risk, considers: ["theft"] });
    expectTypeOf<NonNullable<Risk["plan"]>[number]["done"]>().toEqualTypeOf<IsoDate | undefined>();
    expectTypeOf(own).toEqualTypeOf<RiskMatrix>();
  });

  test("a sentence that shows what is no parameter", () => {
    const interval = defineParameter("interval", atMost(days(30)));
    expectTypeOf(says`Every ${interval} it is done.`).toEqualTypeOf<Wording>();
    // @ts-expect-error a bare number
    says`Every ${30} it is done.`;
    // @ts-expect-error a text
    says`Every ${"month"} it is done.`;
    // @ts-expect-error an amount without a name
    says`Every ${days(30)} it is done.`;
    // @ts-expect-error a limit without a name
    says`Every ${atMost(days(30))} it is done.`;
    // @ts-expect-error a sentence of a policy
    defineControl({ id: "c", title: "C", statement: 3, satisfies: [], owner: ana });
  });

  test("a part of a system that is none, or that is promised by nobody", () => {
    const system = {
      name: "S",
      boundary: "B.",
      services: [],
      commitments: [],
      components: [],
      dataClasses: [],
      userEntityControls: [],
    };
    defineSystem(system);
    // @ts-expect-error without a boundary
    defineSystem({ ...system, boundary: undefined });
    const part = { id: "p", of: "infrastructure", title: "P", owner: ana } as const;
    defineSystem({ ...system, components: [part] });
    // @ts-expect-error of another sort
    defineSystem({ ...system, components: [{ ...part, of: "hardware" }] });
    // @ts-expect-error owned by nobody
    defineSystem({ ...system, components: [{ id: "p", of: "data", title: "P" }] });
    const promise = { id: "p", text: "P.", source: "contract", criteria: [soc2("A1.1")] } as const;
    defineSystem({ ...system, commitments: [promise] });
    // @ts-expect-error said in passing
    defineSystem({ ...system, commitments: [{ ...promise, source: "conversation" }] });
  });

  test("an omission of something else, or an office that reports to a person", () => {
    const left = { of: "control", id: "c", title: "C", reason: "R.", statements: [], satisfies: [] } as const;
    omit(left);
    // @ts-expect-error no criterion is left out so
    omit({ ...left, of: "criterion" });
    const { reason: _, ...unsaid } = left;
    // @ts-expect-error for no reason
    omit(unsaid);
    // @ts-expect-error a person
    defineRole({ id: "cto", title: "CTO", holder: ana, reportsTo: ana });
    // @ts-expect-error groups are a list
    definePerson({ id: "p", name: "P", groups: "engineering" });
  });
});
