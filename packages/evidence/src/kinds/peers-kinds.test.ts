import {
  atMost,
  days,
  defineParameter,
  defineRisk,
  defineVendor,
  type IsoDate,
  months,
  type Risk,
  years,
} from "@bylaw/core";
import { describe, expect, test } from "vitest";
import { ana, ben } from "../testing/run.ts";
import { saidOf } from "../testing/shown.ts";
import { accessReviewKind, offboardingKind } from "./access.ts";
import { screenshotKind } from "./company.ts";
import { defineEventLog } from "./events.ts";
import { trainingKind } from "./persons.ts";
import { riskAcceptance, riskAssessmentKind } from "./risks.ts";
import { defineVendorReviews } from "./vendors.ts";

// What users of other tools reported about vendors, risks, leavers and logs, replayed. A case's name says where.

const reviewer = ana;

describe("vendors", () => {
  const gap = defineParameter("report-gap", atMost(months(3)));
  const reviews = defineVendorReviews({ gap });
  const host = defineVendor({
    id: "host",
    name: "Host, Inc.",
    service: "Runs production.",
    role: "vendor",
    tier: "critical",
    dataClasses: [],
    owner: ana,
  });
  const report = {
    of: "SOC 2 Type 2",
    issuer: "An auditor",
    to: "2025-12-31",
    opinion: "unqualified",
    exceptions: [],
    userEntityControls: [],
  };
  const reviewed = (change: object, on: IsoDate, rest: object = {}) =>
    saidOf(
      reviews.of(host, { every: years(1), reviewer }),
      {
        tier: "critical",
        data: "none",
        report: { ...report, ...change },
        decision: "approved",
        findings: [],
        ...rest,
      },
      { on },
    );

  const AGE = "months since the report itself ends, whatever its bridge letter says";

  test("a bridge letter stands in for months, and for no report (thoropass.com, what-is-a-soc-2-bridge-letter)", async () => {
    const bridge = (to: IsoDate) => ({ bridge: { to } });
    expect(await reviewed({ to: "2023-03-31" }, "2026-03-10", bridge("2026-02-28"))).toEqual([
      "fail",
      "months that the bridge letter speaks for after the report: 35 months",
      `${AGE}: 36 months`,
    ]);
    // A year, and the gap: the next report is due, and late by no more than what is borne.
    expect(await reviewed({ to: "2025-03-31" }, "2026-06-30", bridge("2026-03-31"))).toEqual(["pass"]);
    expect(await reviewed({ to: "2025-03-31" }, "2026-07-01", bridge("2026-03-31"))).toEqual([
      "fail",
      "months since the report and its bridge letter end: 4 months",
      `${AGE}: 16 months`,
    ]);
    const certificate = { of: "ISO 27001", to: "2027-05-31" };
    expect(await reviewed(certificate, "2026-03-10", bridge("2026-03-01"))).toEqual(["pass"]);
  });

  test("a letter that never came leaves the hole that it is (github.com, orgs/community/discussions/211496)", async () => {
    expect(await reviewed({ to: "2025-09-30" }, "2026-03-10")).toEqual([
      "fail",
      "months since the report and its bridge letter end: 6 months",
    ]);
  });

  test("what a report expects of its customers is done by a control that is there (UnitOneAI/SecuritySkills#1124)", async () => {
    const expects = (control: string) => ({ userEntityControls: [{ what: "Remove leavers", control }] });
    expect(await reviewed(expects("asked"), "2026-03-10")).toEqual(["pass"]);
    expect(await reviewed(expects("access-reviewed"), "2026-03-10")).toEqual([
      "fail",
      "what it expects of us, and no control of ours does: Remove leavers",
    ]);
  });

  test("a report of the last months says nothing of those before (UnitOneAI/SecuritySkills#97)", async () => {
    const period = { from: "2026-01-01", to: "2026-12-31" } as const;
    const covered = (from: IsoDate, change: object = {}) =>
      saidOf(
        reviews.atEnd([host], period, { reviewer }),
        {
          critical: "host",
          since: period.from,
          until: period.to,
          vendors: [
            {
              vendor: "host",
              reports: [{ of: "SOC 2 Type 2", from, to: "2026-12-31" }],
              ...change,
            },
          ],
        },
        { on: "2026-12-31", today: "2027-01-01" },
      );
    expect(await covered("2025-10-01")).toEqual(["pass"]);
    expect(await covered("2026-04-01")).toEqual(["pass"]);
    expect(await covered("2026-10-01")).toEqual(["fail", "months before anything covers host: 9 months"]);
    expect(await covered("2026-10-01", { usedFrom: "2026-09-01" })).toEqual(["pass"]);
    expect(await covered("2026-10-01", { usedFrom: "2025-09-01" })).toEqual([
      "fail",
      "months before anything covers host: 9 months",
    ]);
  });
});

describe("risks", () => {
  const risk = (change: Partial<Risk> = {}): Risk =>
    defineRisk({
      id: "RISK-7",
      title: "One person knows it all",
      statement: "The founder falls ill, and nobody can restore production.",
      treatment: "mitigate",
      inherent: { likelihood: "likely", impact: "severe" },
      controls: [],
      residual: { likelihood: "unlikely", impact: "severe" },
      owner: ben,
      reviewBy: "2026-12-15",
      ...change,
    } as never);
  const accepted = {
    residual: "unlikely, severe",
    treatment: "mitigate",
    controls: "none",
    because: "A plan lowers it.",
  };
  const said = (of: Risk, today: IsoDate = "2027-01-01") =>
    saidOf(riskAcceptance(of, { every: years(1), reviewer }), accepted, { on: "2026-06-10", today });

  test("what was accepted while it was lowered is not accepted once it is lived with (intuitem/ciso-assistant-community#4789)", async () => {
    expect(await said(risk())).toEqual(["pass"]);
    expect((await said(risk({ treatment: "accept" }))).at(-1)).toBe(
      "risk-acceptance-risk-7/a.md: its treatment is mitigate, and is accept now",
    );
  });

  test("an acceptance goes stale (getprobo/probo#1726)", async () => {
    expect(await said(risk(), "2027-12-31")).toEqual(["pass"]);
    expect(await said(risk(), "2028-01-01")).toEqual([
      "fail",
      "Acceptance of RISK-7, One person knows it all, as it is rated now, 2027: none, due since 2027-12-31; the last is risk-acceptance-risk-7/a.md of 2026-06-10, reviewed by ana as it says",
    ]);
  });

  test("who owns a risk does not approve its assessment alone (help.vanta.com, 15089313)", async () => {
    const asked = riskAssessmentKind.require("assessment", { every: years(1), reviewer });
    const fields = { participants: ["ana", "ben"], fraud: "None seen.", changes: "A region.", entries: 27 };
    expect(await saidOf(asked, fields)).toEqual(["pass"]);
    const alone = await saidOf(asked, fields, { change: { submittedBy: "ana" }, today: "2027-01-01" });
    expect(alone[0]).toBe("fail");
    expect(alone.at(-1)).toBe("assessment/a.md: ana reviewed what they submitted");
  });
});

describe("people who leave", () => {
  const gone = { ...ben, id: "gone", name: "Gone", end: "2026-03-02" } as const;
  const program = { people: [ana, ben, gone] };

  test("and of whom nothing was closed are not offboarded (help.vanta.com, 24089062499348)", async () => {
    const asked = offboardingKind.require("off", { within: days(1), after: "end", reviewer });
    const said = (closed: number) =>
      saidOf(
        asked,
        { on: undefined, people: { gone: "2026-03-02" }, closed, open: [], devicesOut: [] },
        { today: "2026-03-10", program },
      );
    expect(await said(3)).toEqual(["pass"]);
    expect((await said(0))[0]).toBe("error");
  });

  test("owe no training any more, and hold back nobody's (trycompai/comp#2495)", async () => {
    const asked = trainingKind.require("training", { within: days(30), reviewer });
    const people = { ana: "2026-01-20", ben: "2026-01-21" };
    expect(await saidOf(asked, { on: undefined, people }, { today: "2026-03-10", program })).toEqual([
      "pass",
      "pass",
    ]);
  });
});

describe("what is filed by the calendar", () => {
  test("a picture of today is none of the quarters before it (UnitOneAI/SecuritySkills#97)", async () => {
    const asked = screenshotKind.require("mfa", { every: months(3), reviewer });
    const picture = {
      address: "https://idp.example/rules",
      takenAt: "2026-09-30T10:00:00Z",
      user: "ben",
      wholeList: true,
      query: "list rules",
    };
    const how = { on: "2026-09-30", today: "2027-01-01" } as const;
    expect(await saidOf(asked, picture, how)).toEqual([
      "fail",
      "Screenshot, 2026-Q4: none, due since 2026-12-31; the last is mfa/a.md of 2026-09-30, reviewed by ana as it says",
    ]);
  });

  test("a review of accounts that decides on some is none of all (complirun.com, access-review-automation)", async () => {
    const asked = accessReviewKind.require("review", { every: months(3), reviewer });
    const listed = { source: "aws iam list-users", taken: "2026-03-10" };
    const systems = [{ system: "AWS", ...listed, accounts: 12, kept: 9, changed: 0, removed: 2 }];
    expect(await saidOf(asked, { systems, open: [] })).toEqual([
      "fail",
      "accounts of AWS that are decided on: 11",
    ]);
  });

  test("a log of nothing says what counts nothing, or is none (keitercpa.com, soc-2-challenges-population-completeness)", async () => {
    const within = defineParameter("within", atMost(days(5)));
    const log = defineEventLog({ id: "log", title: "Log", event: "event", answered: "seen", within });
    const asked = log.require("log", { every: months(1), orNone: true, reviewer, parameters: [within] });
    const how = { on: "2026-01-31", today: "2026-02-01" } as const;
    expect(
      await saidOf(asked, { source: "label:event", counted: 0, since: "2026-01-01", events: [] }, how),
    ).toEqual(["pass"]);
    expect((await saidOf(asked, { source: " ", counted: 0, since: "2026-01-01", events: [] }, how))[0]).toBe(
      "error",
    );
    expect(
      (await saidOf(asked, { source: "label:event", counted: 1, since: "2026-01-01", events: [] }, how))[0],
    ).toBe("fail");
  });
});
