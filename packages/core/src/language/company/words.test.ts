import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  attested,
  days,
  defineControl,
  defineEvidenceKind,
  definePolicy,
  defineRisk,
  defineSystem,
  defineVendor,
} from "../../index.ts";
import { omit } from "../../provider/index.ts";
import { ana, rotation, vaultProgram } from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";
import { policy } from "../validate/validate.fixture.ts";

const vendor = {
  id: "aws",
  name: "AWS",
  service: "Runs it.",
  role: "vendor",
  tier: "high",
  dataClasses: [],
  owner: ana,
};
const contract = { kind: "DPA", signed: "2025-01-10", breachNotice: true };
const commitment = { id: "uptime", text: "It runs.", source: "law", criteria: [] };
const component = { id: "web", of: "software", title: "Web", owner: ana };
const system = {
  name: "Orders",
  boundary: "All of it.",
  services: [],
  commitments: [commitment],
  components: [component],
  dataClasses: [],
  userEntityControls: [],
};
const risk = {
  id: "R-1",
  title: "R",
  statement: "R.",
  treatment: "accept",
  inherent: { likelihood: "low", impact: "low" },
  residual: { likelihood: "low", impact: "low" },
  controls: [],
  owner: ana,
  reviewBy: "2026-12-31",
};
const omission = { of: "control", id: "c", title: "C", reason: "None.", statements: [], satisfies: [] };
const course = defineEvidenceKind({ id: "course", title: "Course", about: "person", schema: z.object({}) });
const audit = { firm: "A, LLP", contact: "a@example.com", type: 2 };

/** What no compiler has seen. */
const made = (define: (one: never) => unknown, one: object) => () => define(one as never);

describe("a word that a field does not take is refused where it is defined, though nothing compiles it", () => {
  test.each<[string, () => unknown, string]>([
    [
      'vendor aws: role is "partner"',
      made(defineVendor, { ...vendor, role: "partner" }),
      '"vendor" or "subservice"',
    ],
    [
      'vendor aws: tier is "huge"',
      made(defineVendor, { ...vendor, tier: "huge" }),
      '"critical", "high", "medium" or "low"',
    ],
    [
      'vendor aws: contracts[1].kind is "terms of service"',
      made(defineVendor, { ...vendor, contracts: [contract, { ...contract, kind: "terms of service" }] }),
      '"MSA", "DPA", "SLA", "NDA", "BAA" or "terms"',
    ],
    [
      'vendor aws: contracts[0].breachNotice is "72 hours"',
      made(defineVendor, { ...vendor, contracts: [{ ...contract, breachNotice: "72 hours" }] }),
      "true or false",
    ],
    [
      'system: commitment uptime: source is "terms of service"',
      made(defineSystem, { ...system, commitments: [{ ...commitment, source: "terms of service" }] }),
      '"contract", "service-level agreement", "privacy notice", "terms" or "law"',
    ],
    [
      'system: component web: of is "hardware"',
      made(defineSystem, { ...system, components: [{ ...component, of: "hardware" }] }),
      '"infrastructure", "software", "people", "procedures" or "data"',
    ],
    [
      'risk R-1: treatment is "ignore"',
      made(defineRisk, { ...risk, treatment: "ignore" }),
      '"mitigate", "accept", "transfer" or "avoid"',
    ],
    [
      'risk R-1: considers[0] is "Fraud"',
      made(defineRisk, { ...risk, considers: ["Fraud"] }),
      '"fraud" or "change"',
    ],
    [
      'policy p: review is "yearly"',
      made(definePolicy, { ...policy(), review: "yearly" }),
      '"annual", "semiannual" or "quarterly"',
    ],
    [
      'control rotation: frequency is "yearly"',
      made(defineControl, { ...rotation, frequency: "yearly" }),
      '"continuous", "per-event", "daily", "weekly", "monthly", "quarterly", "semiannual" or "annual"',
    ],
    [
      'omission c: of is "vendor"',
      made(omit, { ...omission, of: "vendor" }),
      '"control", "policy", "statement" or "risk"',
    ],
    ['audit: type is "2"', () => vaultProgram({ audit: { ...audit, type: "2" } as never }), "1 or 2"],
    [
      'evidence kind k: about is "vendor"',
      made(defineEvidenceKind, { id: "k", title: "K", about: "vendor", schema: z.object({}) }),
      '"company", "person", "policy" or "person-policy"',
    ],
    [
      'course t: after is "stop"',
      () => course.require("t", { within: days(3), after: "stop" as never }),
      '"start" or "end"',
    ],
  ])("%s", (message, define, words) => {
    expect(told(define)).toBe(`${message}, which is none of the values it takes. Write ${words}.`);
  });

  test("what is left out is told as missing", () => {
    const { tier: _, ...rest } = vendor;
    expect(told(made(defineVendor, rest))).toBe(
      'vendor aws: tier is missing. Write "critical", "high", "medium" or "low".',
    );
  });

  test("each word that there is, is taken", () => {
    expect(made(defineVendor, { ...vendor, contracts: [contract] })).not.toThrow();
    expect(made(defineSystem, system)).not.toThrow();
    expect(made(defineRisk, { ...risk, considers: ["fraud", "change"] })).not.toThrow();
    expect(made(omit, omission)).not.toThrow();
    expect(() => vaultProgram({ audit: audit as never })).not.toThrow();
    expect(() => attested("a", { every: days(30) })).not.toThrow();
  });
});
