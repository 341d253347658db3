import { atMost, defineParameter, defineVendor, type IsoDate, months, type Vendor } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana } from "../testing/run.ts";
import { namesOf, saidOf } from "../testing/shown.ts";
import { defineVendorReviews } from "./vendors.ts";

const gap = defineParameter("report-gap", atMost(months(3)));
const reviews = defineVendorReviews({ gap });
const vendor = (id: string, tier: Vendor["tier"] = "critical"): Vendor =>
  defineVendor({ id, name: id, service: "S.", role: "vendor", tier, dataClasses: [], owner: ana });

const period = { from: "2026-01-01", to: "2026-12-31" } as const;
const all = [vendor("host"), vendor("mail"), vendor("swag", "low")];
const asked = (vendors: readonly Vendor[] = all) => reviews.atEnd(vendors, period, { reviewer: ana });

const report = (to: IsoDate, from: IsoDate = "2023-10-01", of = "SOC 2 Type 2") => ({ of, from, to });
const covered = (id: string, to: IsoDate) => ({ vendor: id, reports: [report(to)] });
const record = {
  critical: "host, mail",
  since: "2026-01-01",
  until: "2026-12-31",
  vendors: [covered("host", "2026-09-30"), covered("mail", "2026-12-31")],
};
const said = (change: object = {}, vendors: readonly Vendor[] = all, on: IsoDate = "2026-12-31") =>
  saidOf(asked(vendors), { ...record, ...change }, { on, today: "2027-01-01" });

const OUT = "critical vendors that it leaves out";
const FUTURE = "vendors that are covered on days still to come";
const BACKWARDS = "vendors with a report that ends before it begins";
const DEPENDENT = "critical vendors with a report that nobody independent makes";

describe("the reports of vendors at the period's end", () => {
  test("are asked for once, of those that are critical, bound to who they are and to the day", () => {
    expect(asked()).toMatchObject({
      id: "vendor-reports",
      title: "For each critical vendor, since when and until when a report or a bridge letter covers it",
      due: { once: "2026-12-31" },
      reviewer: ana,
      parameters: [gap],
      binds: { critical: "host, mail", since: "2026-01-01", until: "2026-12-31" },
    });
    expect(asked([vendor("swag", "low")]).binds).toMatchObject({ critical: "none" });
    const binds = { critical: "nobody" };
    expect(reviews.atEnd(all, period, { binds }).binds).toMatchObject({ critical: "host, mail" });
  });

  test("show of each that nothing is uncovered for longer than the gap", async () => {
    expect(await said()).toEqual(["pass"]);
    expect(await namesOf(asked(), record, "2026-12-31")).toEqual([
      OUT,
      DEPENDENT,
      BACKWARDS,
      FUTURE,
      "months before anything covers host",
      "months between reports of host, where the most lie between two",
      "months that nothing covers of host",
      "months before anything covers mail",
      "months between reports of mail, where the most lie between two",
      "months that nothing covers of mail",
    ]);
  });

  describe("tell a report from a letter", () => {
    const mail = covered("mail", "2026-12-31");
    const of = (host: object) => said({ vendors: [{ vendor: "host", ...host }, mail] });

    test("which is none of the reports", async () => {
      const letter = report("2026-12-31", "2026-10-01", "bridge letter");
      const [outcome, why] = await of({ reports: [report("2026-09-30"), letter] });
      expect(outcome).toBe("error");
      expect(why).toContain("vendor-reports/a.md cannot be told to answer it: vendors[0].reports[1].of: ");
      expect((await of({ reports: [], bridge: { to: "2026-12-31" } }))[0]).toBe("error");
    });

    test("which speaks for the days since the last of them, for a year and no longer", async () => {
      expect(await of({ reports: [report("2026-06-30")], bridge: { to: "2026-12-31" } })).toEqual(["pass"]);
      expect(await of({ reports: [report("2025-11-30")], bridge: { to: "2026-12-31" } })).toEqual([
        "fail",
        "months that the bridge letter of host speaks for after its last report: 13 months",
      ]);
      expect(await of({ reports: [report("2026-06-30")], bridge: { to: "2027-01-31" } })).toEqual([
        "fail",
        `${FUTURE}: host`,
      ]);
    });

    test("and of the reports those of somebody independent, whose certificate may run on", async () => {
      for (const kind of ["SOC 2 Type 1", "questionnaire"])
        expect(await of({ reports: [report("2026-12-31", "2025-10-01", kind)] })).toEqual([
          "fail",
          `${DEPENDENT}: host`,
        ]);
      const certificate = report("2028-05-31", "2025-06-01", "ISO 27001");
      expect(await of({ reports: [certificate] })).toEqual(["pass"]);
    });

    test("and leave no hole between two", async () => {
      const [early, late] = [report("2025-12-31", "2025-01-01"), report("2026-12-31", "2026-04-01")];
      expect(await of({ reports: [late, early] })).toEqual(["pass"]);
      expect(await of({ reports: [report("2026-12-31", "2026-05-01"), early] })).toEqual([
        "fail",
        "months between reports of host, where the most lie between two: 4 months",
      ]);
      expect(await of({ reports: [report("2026-12-31"), report("2025-01-31", "2025-02-01")] })).toEqual([
        "fail",
        `${BACKWARDS}: host`,
      ]);
      const within = report("2025-06-30", "2025-02-01");
      expect(await of({ reports: [early, within, late] })).toEqual(["pass"]);
    });
  });

  test("leave no critical vendor out", async () => {
    expect(await said({ vendors: [covered("host", "2026-12-31")] })).toEqual(["fail", `${OUT}: mail`]);
    expect(await said({ vendors: [] })).toEqual(["fail", `${OUT}: host and mail`]);
    const other = [covered("Host", "2026-12-31"), covered("swag", "2026-12-31")];
    expect(await said({ vendors: other })).toEqual(["fail", `${OUT}: host and mail`]);
  });

  test("are bound to the same whatever order the program lists vendors in", () => {
    expect(asked(all.toReversed()).binds).toEqual(asked().binds);
  });

  test("name the critical vendors of now, and the last day of now", async () => {
    const why = async (change: object, vendors?: readonly Vendor[]) => (await said(change, vendors)).at(-1);
    expect(await why({}, [...all, vendor("pay")])).toBe(
      "vendor-reports/a.md: its critical is host, mail, and is host, mail, pay now",
    );
    expect(await why({}, [vendor("host"), vendor("mail", "high")])).toBe(
      "vendor-reports/a.md: its critical is host, mail, and is host now",
    );
    expect(await why({ critical: "host" })).toBe(
      "vendor-reports/a.md: its critical is host, and is host, mail now",
    );
    expect(await why({ until: "2026-06-30" })).toBe(
      "vendor-reports/a.md: its until is 2026-06-30, and is 2026-12-31 now",
    );
  });

  test.each<[IsoDate, IsoDate, string]>([
    ["2026-09-30", "2026-09-29", "4 months"],
    ["2026-09-30", "2026-08-31", "4 months"],
    ["2026-10-01", "2026-03-30", "10 months"],
    ["2026-12-31", "2025-12-31", "12 months"],
    ["2026-12-31", "2024-02-29", "34 months"],
  ])("hold where covered until %s, and not until %s", async (until, before, told) => {
    const of = (day: IsoDate) => said({ vendors: [covered("host", day), covered("mail", "2026-12-31")] });
    expect(await of(until)).toEqual(["pass"]);
    expect(await of(before)).toEqual(["fail", `months that nothing covers of host: ${told}`]);
  });

  test("judge every entry, also a second one of the same vendor, and one of a vendor that is not critical", async () => {
    const good = [covered("host", "2026-12-31"), covered("mail", "2026-12-31")];
    for (const id of ["host", "swag"])
      expect(await said({ vendors: [...good, covered(id, "2026-01-31")] })).toEqual([
        "fail",
        `months that nothing covers of ${id}: 11 months`,
      ]);
  });

  test("say nothing of days that are still to come", async () => {
    const vendors = [covered("host", "2099-12-31"), covered("mail", "2026-12-31")];
    expect(await said({ vendors })).toEqual(["fail", `${FUTURE}: host`]);
    expect((await said({}, all, "2026-10-31")).slice(0, 2)).toEqual(["fail", `${FUTURE}: mail`]);
  });

  test("of before the period's end are measured to its end", async () => {
    const vendors = [covered("host", "2026-09-30"), covered("mail", "2026-08-31")];
    expect(await said({ vendors }, all, "2026-09-30")).toEqual([
      "fail",
      "months that nothing covers of mail: 4 months",
    ]);
  });

  test("of a company without critical vendors say so", async () => {
    const none = [vendor("swag", "low")];
    expect(await said({ critical: "none", vendors: [] }, none)).toEqual(["pass"]);
    expect((await said({ critical: "", vendors: [] }, none))[0]).toBe("error");
    expect((await said({ critical: "none", vendors: [] }))[0]).toBe("fail");
  });

  test("are due on the period's last day", async () => {
    expect(await saidOf(asked(), { ...record, until: "2026-06-30" }, { on: "2026-12-31" })).toEqual([
      "manual",
      "First due 2026-12-31.",
    ]);
    expect((await said({ until: "2026-06-30" }))[1]).toBe(
      "For each critical vendor, since when and until when a report or a bridge letter covers it: none, due since 2026-12-31",
    );
  });
});
