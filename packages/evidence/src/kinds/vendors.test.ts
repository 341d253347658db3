import {
  atMost,
  defineDataClass,
  defineParameter,
  defineVendor,
  type IsoDate,
  months,
  type Vendor,
  years,
} from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana } from "../testing/run.ts";
import { type Asked, namesOf, saidOf } from "../testing/shown.ts";
import { defineVendorReviews } from "./vendors.ts";

const gap = defineParameter("report-gap", atMost(months(3)));
const reviews = defineVendorReviews({ gap });
const terms = { every: years(1), reviewer: ana } as const;
const dataClass = (id: string) => defineDataClass({ id, title: id, handling: "Encrypted." });
const [confidential, restricted] = [dataClass("confidential"), dataClass("restricted")];

const vendor = (change: Partial<Vendor> = {}): Vendor =>
  defineVendor({
    id: "host",
    name: "Host, Inc.",
    service: "Runs production.",
    role: "vendor",
    tier: "critical",
    dataClasses: [confidential],
    owner: ana,
    ...change,
  } as never);

const report = {
  of: "SOC 2 Type 2",
  issuer: "An auditor",
  to: "2025-12-31",
  opinion: "unqualified",
  exceptions: [],
  userEntityControls: [],
};
const review = {
  tier: "critical",
  data: "confidential",
  report,
  decision: "approved",
  findings: [],
};
const finding = { what: "Ask for a letter", owner: "ben", due: "2027-06-30" };
const said = (change: object, how: Asked = {}, of: Vendor = vendor()) =>
  saidOf(reviews.of(of, terms), { ...review, ...change }, how);
const reported = (change: object, how?: Asked, of?: Vendor) =>
  said({ report: { ...report, ...change } }, how, of);

const GAP = "months since the report and its bridge letter end";
const FUTURE = "last days of a report or a bridge letter that are still to come";
const OPINION = "findings, where the opinion is not unqualified";

describe("the review of a vendor", () => {
  test("is asked for by its name, bound to its tier and its data", () => {
    expect(reviews.of(vendor(), { ...terms, parameters: [gap] })).toMatchObject({
      id: "vendor-review-host",
      title: "Review of Host, Inc.: its report, opinion, exceptions, what it expects of us, and the decision",
      parameters: [gap],
      binds: { tier: "critical", data: "confidential" },
    });
    const both = vendor({ tier: "low", dataClasses: [confidential, restricted] });
    expect(reviews.of(both, terms).binds).toEqual({ tier: "low", data: "confidential, restricted" });
    const turned = vendor({ tier: "low", dataClasses: [restricted, confidential, restricted] });
    expect(reviews.of(turned, terms).binds).toEqual(reviews.of(both, terms).binds);
    expect(reviews.of(vendor({ dataClasses: [] }), terms).binds).toMatchObject({ data: "none" });
    const binds = { decision: "approved", tier: "low" };
    expect(reviews.of(vendor(), { ...terms, binds }).binds).toEqual({
      decision: "approved",
      tier: "critical",
      data: "confidential",
    });
  });

  test("of an id that names no folder is refused", () => {
    expect(() => reviews.of(vendor({ id: "AWS" }), terms)).toThrow(
      "[bylaw] vendor-review vendor-review-AWS: its id is no name of a folder.",
    );
  });

  test("shows its report, how long ago it ended, what it expects of us, and the decision", async () => {
    expect(await said({})).toEqual(["pass"]);
    expect(await namesOf(reviews.of(vendor(), terms), review)).toEqual([
      "the kind of report",
      FUTURE,
      GAP,
      "what it expects of us, and no control of ours does",
      "the decision",
      "findings past their day",
    ]);
  });

  test("of another tier, or of other data, is one of what was", async () => {
    const how = { on: "2026-06-10", today: "2027-01-01" } as const;
    const why = async (of: Vendor) => (await said({ bridge: { to: "2026-06-01" } }, how, of)).at(-1);
    expect(await why(vendor())).toBe("pass");
    expect(await why(vendor({ tier: "high" }))).toBe(
      "vendor-review-host/a.md: its tier is critical, and is high now",
    );
    expect(await why(vendor({ dataClasses: [restricted] }))).toBe(
      "vendor-review-host/a.md: its data is confidential, and is restricted now",
    );
    expect(await why(vendor({ dataClasses: [confidential, restricted] }))).toContain(
      "and is confidential, restricted now",
    );
    expect(await why(vendor({ dataClasses: [] }))).toContain("its data is confidential, and is none now");
  });

  test("that is rejected fails, and one with actions names them", async () => {
    expect(await said({ decision: "rejected" })).toEqual(["fail", "the decision: rejected"]);
    expect(await said({ decision: "approved with actions" })).toEqual([
      "fail",
      "findings, where it is approved with actions: 0",
    ]);
    expect(await said({ decision: "approved with actions", findings: [finding] })).toEqual(["pass"]);
  });

  test("fails once what it found is past its day", async () => {
    const findings = [{ ...finding, due: "2026-04-01" }];
    expect(await said({ findings }, { today: "2026-04-01" })).toEqual(["pass"]);
    expect(await said({ findings }, { today: "2026-04-02" })).toEqual([
      "fail",
      "findings past their day: Ask for a letter (ben, 2026-04-01)",
    ]);
  });

  test("maps what the report expects of us to controls that the program has", async () => {
    const expects = (...controls: readonly string[]) => ({
      userEntityControls: controls.map((control) => ({ what: `Do it as ${control}`, control })),
    });
    expect(await reported(expects("asked"))).toEqual(["pass"]);
    expect(await reported(expects("asked", "access", "Asked"))).toEqual([
      "fail",
      "what it expects of us, and no control of ours does: Do it as access and Do it as Asked",
    ]);
  });

  test.each<[string, object]>([
    ["tier", { tier: undefined }],
    ["data", { data: " " }],
    ["report.of", { report: { ...report, of: "SOC 3" } }],
    ["report.issuer", { report: { ...report, issuer: "" } }],
    ["report.to", { report: { ...report, to: "2025-02-30" } }],
    ["report.opinion", { report: { ...report, opinion: "good" } }],
    ["report.exceptions", { report: { ...report, exceptions: undefined } }],
    ["report.exceptions[0].response", { report: { ...report, exceptions: [{ what: "One leaver" }] } }],
    ["report.userEntityControls", { report: { ...report, userEntityControls: undefined } }],
    ["bridge.to", { bridge: { to: "soon" } }],
    ["decision", { decision: undefined }],
    ["decision", { decision: "maybe" }],
    ["findings", { findings: undefined }],
  ])("without a sound %s cannot be decided", async (field, change) => {
    const [outcome, why] = await said(change, { today: "2027-01-01" });
    expect(outcome).toBe("error");
    expect(why).toContain(`vendor-review-host/a.md cannot be told to answer it: ${field}: `);
  });
});

describe("the report of a vendor", () => {
  test("of a critical one is by somebody independent, on how its controls operated", async () => {
    for (const of of ["SOC 2 Type 2", "SOC 1 Type 2", "ISO 27001", "PCI DSS"])
      expect(await reported({ of })).toEqual(["pass"]);
    for (const of of ["SOC 2 Type 1", "questionnaire"])
      expect(await reported({ of })).toEqual(["fail", `the kind of report: ${of}`]);
  });

  test("of another may be what the vendor says of itself", async () => {
    for (const tier of ["high", "medium", "low"] as const)
      for (const of of ["SOC 2 Type 1", "questionnaire"])
        expect(await said({ tier, report: { ...report, of } }, {}, vendor({ tier }))).toEqual(["pass"]);
  });

  test("that is not clean leaves something to be done", async () => {
    for (const opinion of ["qualified", "adverse", "disclaimer", "none"])
      for (const of of ["SOC 2 Type 2", "SOC 1 Type 2"]) {
        const fields = { report: { ...report, of, opinion } };
        expect(await said(fields)).toEqual(["fail", `${OPINION}: 0`]);
        expect(await said({ ...fields, findings: [finding] })).toEqual(["pass"]);
      }
  });

  test("has no opinion where it is a certificate or a questionnaire, and else must be clean", async () => {
    const low = vendor({ tier: "low" });
    for (const of of ["ISO 27001", "PCI DSS", "questionnaire"]) {
      const of_ = (opinion: string) => said({ tier: "low", report: { ...report, of, opinion } }, {}, low);
      expect(await of_("none")).toEqual(["pass"]);
      expect(await of_("unqualified")).toEqual(["pass"]);
      expect(await of_("adverse")).toEqual(["fail", `${OPINION}: 0`]);
    }
  });

  const day = (on: IsoDate, to: IsoDate, bridge?: IsoDate) =>
    said({ report: { ...report, to }, ...(bridge !== undefined && { bridge: { to: bridge } }) }, { on });

  test.each<[IsoDate, IsoDate, IsoDate]>([
    ["2025-12-31", "2026-03-31", "2026-04-01"],
    ["2025-11-30", "2026-02-28", "2026-03-01"],
    ["2026-01-15", "2026-04-15", "2026-04-16"],
    ["2026-01-31", "2026-04-30", "2026-05-01"],
    ["2026-01-30", "2026-04-30", "2026-05-01"],
    ["2026-02-28", "2026-05-31", "2026-06-01"],
    ["2026-02-27", "2026-05-27", "2026-05-28"],
    ["2026-09-30", "2026-12-31", "2027-01-01"],
    ["2027-11-30", "2028-02-29", "2028-03-01"],
    ["2028-02-28", "2028-05-28", "2028-05-29"],
    ["2028-02-29", "2028-05-31", "2028-06-01"],
  ])("that ended on %s is recent enough on %s, and not on the day after", async (to, last, after) => {
    expect(await day(last, to)).toEqual(["pass"]);
    expect(await day(after, to)).toEqual(["fail", `${GAP}: 4 months`]);
  });

  test("of years ago is so many months old, begun ones counted", async () => {
    expect(await day("2026-03-10", "2021-03-10")).toEqual(["fail", `${GAP}: 60 months`]);
    expect(await day("2026-03-10", "2021-03-09")).toEqual(["fail", `${GAP}: 61 months`]);
  });

  test("is prolonged by a bridge letter, to its last day", async () => {
    expect(await day("2026-06-30", "2025-09-30", "2026-03-31")).toEqual(["pass"]);
    expect(await day("2026-07-01", "2025-09-30", "2026-03-31")).toEqual(["fail", `${GAP}: 4 months`]);
    expect(await day("2026-03-31", "2025-12-31", "2025-06-30")).toEqual(["pass"]);
  });

  test("is prolonged by a letter for a year and no longer: then there is another report", async () => {
    expect(await day("2026-12-31", "2025-12-31", "2026-12-31")).toEqual(["pass"]);
    expect(await day("2027-01-01", "2025-12-31", "2027-01-01")).toEqual([
      "fail",
      "months that the bridge letter speaks for after the report: 13 months",
    ]);
  });

  test("speaks of no day that is still to come, and neither does a bridge letter", async () => {
    expect(await day("2026-03-10", "2026-03-10")).toEqual(["pass"]);
    expect(await day("2026-03-10", "2026-03-11")).toEqual(["fail", `${FUTURE}: 2026-03-11`]);
    expect(await day("2026-03-10", "2025-12-31", "2026-12-31")).toEqual(["fail", `${FUTURE}: 2026-12-31`]);
    for (const of of ["SOC 2 Type 1", "questionnaire"]) {
      const fields = { tier: "low", report: { ...report, of, to: "2099-12-31" } };
      expect(await said(fields, {}, vendor({ tier: "low" }))).toEqual(["fail", `${FUTURE}: 2099-12-31`]);
    }
  });

  test("that is a certificate holds until a day that may be to come; a letter beside it does not", async () => {
    for (const of of ["ISO 27001", "PCI DSS"]) {
      expect(await reported({ of, to: "2028-05-31" })).toEqual(["pass"]);
      const fields = { report: { ...report, of }, bridge: { to: "2026-12-31" } };
      expect(await said(fields)).toEqual(["fail", `${FUTURE}: 2026-12-31`]);
    }
  });

  test("that is a certificate runs for three years at most", async () => {
    for (const of of ["ISO 27001", "PCI DSS"]) {
      expect(await reported({ of, to: "2029-03-10" })).toEqual(["pass"]);
      expect(await reported({ of, to: "2099-12-31" })).toEqual([
        "fail",
        "months that the certificate has still to run: 886 months",
      ]);
    }
  });

  test("is held to the gap that the program sets, and on the day of the review, not of the run", async () => {
    const settings = [gap.to({ months: 2 })];
    expect(await said({}, { on: "2026-03-10", program: { settings } })).toEqual(["fail", `${GAP}: 3 months`]);
    expect(await said({}, { on: "2026-03-10", today: "2026-12-31" })).toEqual(["pass"]);
  });
});
