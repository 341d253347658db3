import { atMost, days, defineParameter, type IsoDate } from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana } from "../testing/run.ts";
import { namesOf, saidOf } from "../testing/shown.ts";
import { defineVulnerabilityList } from "./vulnerabilities.ts";

const critical = defineParameter("critical-fix", atMost(days(7)));
const high = defineParameter("high-fix", atMost(days(30)));
const medium = defineParameter("medium-fix", atMost(days(90)));
const asked = defineVulnerabilityList({ critical, high, medium }).require("vulnerability-list", {
  every: days(7),
  reviewer: ana,
  parameters: [critical, high, medium],
});

const found = (id: string, severity: string, day: IsoDate) => ({ id, severity, found: day });
const list = (...open: readonly object[]) => ({
  source: "trivy --all",
  counted: open.length,
  open,
  mended: [],
});
const said = (...open: readonly object[]) => saidOf(asked, list(...open), { on: "2026-04-10" });

const COUNTED = "vulnerabilities that are listed, of those that the source counts";
const TOO_LATE = (severity: string) => `${severity} vulnerabilities that were mended too late`;
const TOO_LONG = (severity: string) => `${severity} vulnerabilities that are open for too long`;

describe("a list of open vulnerabilities", () => {
  test("shows how many there are, and how long those of each severity are open", async () => {
    expect(await namesOf(asked, list(found("1", "low", "2020-01-01")))).toEqual([
      COUNTED,
      "vulnerabilities that were found after the day of the list",
      "vulnerabilities that were mended before they were found, or after the day of the list",
      TOO_LONG("critical"),
      TOO_LATE("critical"),
      TOO_LONG("high"),
      TOO_LATE("high"),
      TOO_LONG("medium"),
      TOO_LATE("medium"),
    ]);
    expect(await said()).toEqual(["pass"]);
  });

  test.each<[string, IsoDate, IsoDate]>([
    ["critical", "2026-04-03", "2026-04-02"],
    ["high", "2026-03-11", "2026-03-10"],
    ["medium", "2026-01-10", "2026-01-09"],
  ])("holds %s ones to their days, the last included", async (severity, last, before) => {
    expect(await said(found("1", severity, last))).toEqual(["pass"]);
    expect(await said(found("1", severity, before))).toEqual(["fail", `${TOO_LONG(severity)}: 1`]);
  });

  test.each<[string, IsoDate, IsoDate]>([
    ["critical", "2026-04-08", "2026-04-09"],
    ["high", "2026-05-01", "2026-05-02"],
    ["medium", "2026-06-30", "2026-07-01"],
  ])("holds %s ones that are mended to their days as well", async (severity, last, after) => {
    const mended = (on: IsoDate) => ({
      ...list(),
      mended: [{ ...found("1", severity, "2026-04-01"), mended: on }],
    });
    expect(await saidOf(asked, mended(last), { on: "2026-07-10" })).toEqual(["pass"]);
    expect(await saidOf(asked, mended(after), { on: "2026-07-10" })).toEqual([
      "fail",
      `${TOO_LATE(severity)}: 1`,
    ]);
  });

  test("has none that is mended before it was found, or on a day to come", async () => {
    for (const mended of ["2026-03-31", "2026-04-11"]) {
      const fields = { ...list(), mended: [{ ...found("1", "low", "2026-04-01"), mended }] };
      expect(await saidOf(asked, fields, { on: "2026-04-10" })).toEqual([
        "fail",
        "vulnerabilities that were mended before they were found, or after the day of the list: 1",
      ]);
    }
  });

  test("holds low ones to no days", async () => {
    expect(await said(found("1", "low", "2001-01-01"))).toEqual(["pass"]);
  });

  test("tells each severity apart, by its own parameter", async () => {
    const all = ["critical", "high", "medium", "low"].map((one, at) => found(`${at}`, one, "2025-01-01"));
    expect(await said(...all)).toEqual([
      "fail",
      `${TOO_LONG("critical")}: 0`,
      `${TOO_LONG("high")}: 1`,
      `${TOO_LONG("medium")}: 2`,
    ]);
    const settings = [high.to({ days: 10 })];
    const how = { on: "2026-04-10", program: { settings } } as const;
    expect(await saidOf(asked, list(found("1", "high", "2026-03-31")), how)).toEqual(["pass"]);
    expect(await saidOf(asked, list(found("1", "high", "2026-03-30")), how)).toEqual([
      "fail",
      `${TOO_LONG("high")}: 1`,
    ]);
  });

  test("is of its own day: what it lists is not older because it is looked at later", async () => {
    const fields = list(found("1", "critical", "2026-04-03"));
    expect(await saidOf(asked, fields, { on: "2026-04-10", today: "2026-04-15" })).toEqual(["pass"]);
  });

  test("counts each once: a duplicate makes up for none that is left out", async () => {
    const one = found("CVE-1", "low", "2026-04-01");
    const twice = { ...list(one, one), counted: 2 };
    expect(await saidOf(asked, twice, { on: "2026-04-10" })).toEqual(["fail", `${COUNTED}: 1`]);
    const missing = { ...list(one), counted: 2 };
    expect(await saidOf(asked, missing, { on: "2026-04-10" })).toEqual(["fail", `${COUNTED}: 1`]);
    const more = { ...list(one), counted: 0 };
    expect(await saidOf(asked, more, { on: "2026-04-10" })).toEqual(["fail", `${COUNTED}: 1`]);
  });

  test("has none that is found after its day, which would never be old", async () => {
    expect(await said(found("1", "critical", "2026-04-11"))).toEqual([
      "fail",
      "vulnerabilities that were found after the day of the list: 1",
    ]);
    expect(await said(found("1", "critical", "2099-01-01"))).toEqual([
      "fail",
      "vulnerabilities that were found after the day of the list: 1",
    ]);
    expect(await said(found("1", "critical", "2026-04-10"))).toEqual(["pass"]);
  });

  test.each<[string, object]>([
    ["source", { source: "" }],
    ["counted", { counted: undefined }],
    ["counted", { counted: -1 }],
    ["open", { open: undefined }],
    ["open[0].severity", { open: [found("1", "urgent", "2026-04-01")] }],
    ["open[0].severity", { open: [{ id: "1", found: "2026-04-01" }] }],
    ["open[0].found", { open: [found("1", "low", "2026-02-30")] }],
    ["open[0].id", { open: [found(" ", "low", "2026-04-01")] }],
  ])("without a sound %s cannot be decided", async (field, change) => {
    const fields = { ...list(), ...change };
    const [outcome, why] = await saidOf(asked, fields, { on: "2026-01-02", today: "2026-01-08" });
    expect(outcome).toBe("error");
    expect(why).toContain(`vulnerability-list/a.md cannot be told to answer it: ${field}: `);
  });
});
