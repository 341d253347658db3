import { describe, expect, test } from "vitest";
import { defineDataClass, defineRole, defineVendor, soc2, type Vendor } from "../../index.ts";
import { validateProgram } from "../../run/index.ts";
import { ana, rotation, vaultProgram } from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";
import { problemsOf } from "../validate/validate.fixture.ts";

const confidential = defineDataClass({
  id: "confidential",
  title: "Confidential",
  handling: "Encrypted; for those whose work needs it.",
});
const expected = {
  id: "AWS-1",
  text: "AWS lets nobody into its data centres but those with a reason.",
  criteria: [soc2("CC6.4")],
};
const plain = {
  id: "payroll",
  name: "Payroll, Inc.",
  service: "Pays people.",
  role: "vendor",
  tier: "high",
  dataClasses: [confidential],
  owner: ana,
} as const;
const hosting = { ...plain, id: "aws", role: "subservice", expects: [expected], tier: "critical" } as const;
const vendor =
  (change: object, of: object = plain) =>
  () =>
    defineVendor({ ...of, ...change } as never);

describe("a vendor", () => {
  test("has what it was given, and is frozen to the bottom", () => {
    const contract = { kind: "DPA", signed: "2025-01-10", ends: "2027-01-09", breachNotice: true } as const;
    const made = defineVendor({
      ...hosting,
      provider: "aws",
      contracts: [contract],
      from: "2025-02-01",
      until: "2026-12-31",
    });
    expect(made).toEqual({
      kind: "vendor",
      ...hosting,
      provider: "aws",
      contracts: [contract],
      from: "2025-02-01",
      until: "2026-12-31",
    });
    for (const part of [made, made.dataClasses, made.contracts, made.contracts?.[0]])
      expect(Object.isFrozen(part)).toBe(true);
    expect(Object.keys(defineVendor(plain))).toEqual(["kind", ...Object.keys(plain)]);
  });

  test("is owned by a person or a role, and may see no data", () => {
    const cto = defineRole({ id: "cto", title: "CTO", holder: ana });
    expect(defineVendor({ ...plain, owner: cto, dataClasses: [] })).toMatchObject({
      owner: cto,
      dataClasses: [],
    });
  });

  test("is used, and bound, for a day where both days are the same", () => {
    const day = "2026-04-01";
    const contracts = [{ kind: "DPA", signed: day, ends: day, breachNotice: true }];
    expect(vendor({ from: day, until: day, contracts })()).toMatchObject({ from: day, until: day });
  });

  const FROM = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";
  const DAY = "which is not a calendar day. Write it as YYYY-MM-DD, in UTC.";
  const signed = { kind: "DPA", signed: "2025-01-10", breachNotice: true };
  test.each<[string, () => unknown]>([
    [
      'Vendor id "pay roll" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
      vendor({ id: "pay roll" }),
    ],
    [`vendor payroll: owner is undefined, not a person or a role. ${FROM}`, vendor({ owner: undefined })],
    [`vendor payroll: owner is a control, not a person or a role. ${FROM}`, vendor({ owner: rotation })],
    [
      `vendor payroll: dataClasses[1] is undefined, not a data class. ${FROM}`,
      vendor({ dataClasses: [confidential, undefined] }),
    ],
    [`vendor payroll: dataClasses is undefined, not a list. ${FROM}`, vendor({ dataClasses: undefined })],
    [
      `vendor payroll: DPA signed is "2025-13-01", ${DAY}`,
      vendor({ contracts: [{ ...signed, signed: "2025-13-01" }] }),
    ],
    [
      `vendor payroll: SLA signed is undefined, ${DAY}`,
      vendor({ contracts: [signed, { ...signed, kind: "SLA", signed: undefined }] }),
    ],
    [`vendor payroll: DPA ends is "never", ${DAY}`, vendor({ contracts: [{ ...signed, ends: "never" }] })],
    [`vendor payroll: from is "2025", ${DAY}`, vendor({ from: "2025" })],
    [`vendor payroll: until is "2026-02-30", ${DAY}`, vendor({ until: "2026-02-30" })],
    [
      "vendor payroll: its use ends on 2026-03-31, before it begins on 2026-04-01. Give the first and the last day of its use.",
      vendor({ from: "2026-04-01", until: "2026-03-31" }),
    ],
    [
      "vendor payroll: its DPA ends on 2025-01-09, before it was signed on 2025-01-10. Give the day on which it was signed, and the last day that it holds.",
      vendor({ contracts: [{ ...signed, ends: "2025-01-09" }] }),
    ],
    ['Vendor id "none" is what records say where there is none. Give it another id.', vendor({ id: "none" })],
    [
      'Data class id "None" is what records say where there is none. Give it another id.',
      () => defineDataClass({ id: "None", title: "None", handling: "As one likes." }),
    ],
  ])("%s", (message, make) => {
    expect(told(make)).toBe(message);
  });
});

describe("a subservice organization", () => {
  const nothing =
    "vendor aws: it is a subservice organization, and nothing is expected of it. List what it controls for you in expects, or make it a vendor.";
  test.each([[[]], [undefined]])("of which %o is expected is refused", (expects) => {
    expect(told(vendor({ expects }, hosting))).toBe(nothing);
  });

  const FROM = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";
  test.each<[string, object]>([
    [
      'Expected control id "AWS 1" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
      { ...expected, id: "AWS 1" },
    ],
    [
      `vendor aws: AWS-1 criteria[0] is undefined, not a criterion reference. ${FROM}`,
      { ...expected, criteria: [undefined] },
    ],
    [
      `vendor aws: AWS-1 criteria[0] is a control, not a criterion reference. ${FROM}`,
      { ...expected, criteria: [rotation] },
    ],
    [`vendor aws: AWS-1 criteria is undefined, not a list. ${FROM}`, { ...expected, criteria: undefined }],
    [
      "vendor aws: it is expected to control AWS-2 twice. Give one of them another id.",
      { ...expected, id: "AWS-2" },
    ],
  ])("%s", (message, one) => {
    expect(told(vendor({ expects: [{ ...expected, id: "AWS-2" }, one] }, hosting))).toBe(message);
  });
});

describe("the vendors of a program", () => {
  const [aws, payroll] = [defineVendor(hosting), defineVendor(plain)];

  test("are as they are listed; absent is not none", () => {
    expect(vaultProgram({ vendors: [aws, payroll] }).vendors).toEqual([aws, payroll]);
    expect(vaultProgram({ vendors: [] }).vendors).toEqual([]);
    expect(vaultProgram()).not.toHaveProperty("vendors");
  });

  test("are vendors", () => {
    expect(() => vaultProgram({ vendors: [aws, undefined as never] })).toThrow(
      "[bylaw] vendors[1] is undefined, not a vendor.",
    );
    expect(() => vaultProgram({ vendors: [hosting as never] })).toThrow(
      "[bylaw] vendors[0] is an object, not a vendor.",
    );
  });

  test("are each there once, by id", () => {
    const twin = (id: string): Vendor => defineVendor({ ...plain, id, name: "Another" });
    expect(problemsOf({ vendors: [aws, payroll] })).toEqual([]);
    expect(problemsOf({ vendors: [aws, payroll, twin("aws"), twin("payroll")] })).toEqual([
      "duplicate-id | vendors[2] | The vendor id aws is already taken at vendors[0].",
      "duplicate-id | vendors[3] | The vendor id payroll is already taken at vendors[1].",
    ]);
    expect(problemsOf({ vendors: [defineVendor({ ...plain, id: "rotation" })] })).toEqual([]);
    expect(validateProgram(vaultProgram({ vendors: [aws, aws] }))).toMatchObject([
      { code: "duplicate-id", place: "vendors[1]" },
    ]);
  });
});
