import { describe, expect, test } from "vitest";
import type { Milestones } from "../company/system.ts";
import { problemsOf } from "./validate.fixture.ts";

const period = { from: "2026-10-01", to: "2027-09-30" } as const;
const problems = (milestones: Milestones, of: object = { period }) =>
  problemsOf({ ...of, audit: { firm: "F", contact: "c", type: 2, milestones } }).map((one) =>
    one.replace("bad-date | audit › milestones | ", ""),
  );

describe("the milestones of an audit", () => {
  test("are days in the order of the phases", () => {
    expect(problems({})).toEqual([]);
    expect(
      problems({
        readiness: "2026-05-04",
        remediation: "2026-06-15",
        fieldwork: "2027-10-04",
        report: "2027-11-29",
        issued: "2027-12-20",
      }),
    ).toEqual([]);
  });

  test("may have the firm begin its fieldwork within the period, and write its report only after it", () => {
    expect(problems({ fieldwork: "2027-03-01", report: "2027-11-01" })).toEqual([]);
    expect(problems({ fieldwork: "2027-03-01", report: "2027-09-30" })).toEqual([
      "report, 2027-09-30, does not come after the end of the period, 2027-09-30.",
    ]);
    expect(problems({ issued: "2027-09-01" })).toEqual([
      "issued, 2027-09-01, does not come after the end of the period, 2027-09-30.",
    ]);
  });

  test.each([
    [{ readiness: "2026-02-31" }, "readiness is not a calendar day."],
    [
      { readiness: "2026-06-15", remediation: "2026-06-15" },
      "remediation, 2026-06-15, does not come after readiness, 2026-06-15.",
    ],
    [{ remediation: "2026-10-01" }, "the period, 2026-10-01, does not come after remediation, 2026-10-01."],
    [{ fieldwork: "2026-09-01" }, "fieldwork, 2026-09-01, does not come after the period, 2026-10-01."],
    [
      { report: "2027-12-01", issued: "2027-11-30" },
      "issued, 2027-11-30, does not come after report, 2027-12-01.",
    ],
  ] as const)("are refused as %j", (milestones, message) => {
    expect(problems(milestones as Milestones)).toEqual([message]);
  });

  test("are held to each other where the program has no period", () => {
    expect(problems({ readiness: "2026-06-15", report: "2026-06-01" }, {})).toEqual([
      "report, 2026-06-01, does not come after readiness, 2026-06-15.",
    ]);
  });
});
