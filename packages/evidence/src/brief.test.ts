import {
  attested,
  days,
  definePolicy,
  type EvidenceRequirement,
  exercise,
  type IsoDate,
  months,
  must,
  years,
} from "@bylaw/core";
import { digestsOf } from "@bylaw/core/run";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { acknowledgement, agreement, approval, externalReport, screenshot, training } from "./index.ts";
import { type TemporaryFolder, temporaryFolder } from "./testing/folder.ts";
import { ana, ben, judgedOn } from "./testing/run.ts";
import { recordText } from "./write/index.ts";

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const by = { submittedBy: "ben", reviewedBy: "ana" };
const outcomes = async (day: IsoDate, requirement: EvidenceRequirement) =>
  (await judgedOn(day, folder.path, [requirement])).observations.map(({ outcome }) => outcome);

/** The guide's table: control, type, frequency, storage. */
describe("brief row S14: evidence by control, type, frequency and storage", () => {
  const reviewer = ana;
  const rows: readonly (readonly [
    control: string,
    requirement: EvidenceRequirement,
    fields: Readonly<Record<string, unknown>>,
    /** The first day on which it fails without a record. */
    fails: IsoDate,
  ])[] = [
    [
      "MFA enabled: screenshot and IAM export, quarterly, a vault of evidence",
      screenshot("mfa-enabled", { every: months(3), reviewer, originals: "Drive, Compliance, MFA" }),
      {
        address: "https://console.example/iam",
        takenAt: "2026-02-10T10:00:00Z",
        user: "ben",
        wholeList: true,
        query: "aws iam get-credential-report",
      },
      "2026-04-01",
    ],
    [
      "Access reviews: signed review records, quarterly, Google Drive",
      attested("access-review", { every: months(3), reviewer, originals: "Google Drive, Access reviews" }),
      {},
      "2026-04-01",
    ],
    [
      "Vulnerability scans: scan reports, weekly, S3",
      externalReport("vulnerability-scan", { every: days(7), reviewer, originals: "S3, acme-scans" }),
      { issuer: "The scanner", report: "Week 6", findings: [] },
      "2026-01-08",
    ],
    [
      "Pen test: report and remediation, annual, Drive",
      externalReport("penetration-test", {
        every: years(1),
        reviewer,
        originals: "Drive, Penetration tests",
      }),
      {
        issuer: "An outside firm",
        report: "2026",
        findings: [{ what: "Old TLS", owner: "ben", due: "2026-03-01", done: "2026-02-20" }],
      },
      "2027-01-01",
    ],
    [
      "Security training: completion certificates, annual, HRIS",
      training("security-training", { every: years(1), reviewer, originals: "HRIS, Courses" }),
      { people: { ana: "2026-02-10", ben: "2026-02-10" }, on: undefined },
      "2027-01-01",
    ],
    [
      "Incident response test: tabletop exercise notes, annual, Drive",
      exercise("tabletop", { every: years(1), reviewer, originals: "Drive, Exercises" }),
      { scenario: "A stolen laptop", participants: ["ana"], objective: "An hour", result: "met" },
      "2027-01-01",
    ],
    [
      "Encryption at rest: config screenshot, change-based and each half-year, Drive",
      screenshot("encryption-at-rest", { every: months(6), reviewer, originals: "Drive, Encryption" }),
      {
        address: "https://console.example/kms",
        takenAt: "2026-02-10T10:00:00Z",
        user: "ben",
        wholeList: true,
        query: "aws kms list-keys",
      },
      "2026-07-01",
    ],
    [
      "Backup tested: restore test log, quarterly, Drive",
      exercise("restore-test", { every: months(3), reviewer, originals: "Drive, Restores" }),
      { scenario: "The database is lost", participants: ["ben"], objective: "Four hours", result: "met" },
      "2026-04-01",
    ],
  ];

  test.each(rows)("%s", async (_, requirement, fields, fails) => {
    expect(requirement.originals).toBeTruthy();
    expect(new Set(await outcomes(fails, requirement))).toEqual(new Set(["fail"]));
    expect(new Set(await outcomes("2026-01-02", requirement))).toEqual(new Set(["manual"]));
    const on = requirement.id === "vulnerability-scan" ? "2026-01-05" : "2026-02-10";
    const files = [{ name: "original", sha256: "0".repeat(64), at: requirement.originals }];
    folder.write(`${requirement.id}/2026.md`, recordText({ on, ...by, files, ...fields } as never));
    expect(new Set(await outcomes(fails, requirement))).toEqual(new Set(["pass"]));
  });
});

test("brief row S2: policies are reviewed each year, and the code of conduct is accepted by all", async () => {
  const conduct = agreement("code-of-conduct", { every: years(1), within: days(30), reviewer: ana });
  folder.write("code-of-conduct/a.md", recordText({ ...by, people: { ana: "2026-01-10" } }));
  const { observations } = await judgedOn("2026-02-01", folder.path, [conduct]);
  expect(observations.map(({ resource, outcome }) => `${resource.id} ${outcome}`)).toEqual([
    "ana pass",
    "ben fail",
  ]);

  const [policies, digest] = await encryptionPolicy();
  const approved = approval("policy-approval", { every: years(1), reviewer: ana });
  folder.write(
    "policy-approval/a.md",
    recordText({ on: "2026-02-01", ...by, policies: { encryption: digest } }),
  );
  const on = async (day: IsoDate) =>
    (await judgedOn(day, folder.path, [approved], { policies })).report.total.outcome;
  expect([await on("2026-02-01"), await on("2027-12-31"), await on("2028-01-01")]).toEqual([
    "pass",
    "pass",
    "fail",
  ]);
});

test("brief row S3: policies are communicated to all, vendors assessed, training recorded", async () => {
  const [policies, digest] = await encryptionPolicy();
  const read = acknowledgement("policies-read", { within: days(30), reviewer: ana });
  const vendors = attested("vendor-reviews", { every: years(1), reviewer: ana });
  const course = training("training", { every: years(1), within: days(30), reviewer: ana });
  const everybody = { ana: "2026-01-10", ben: "2026-01-12" };
  folder.write(
    "policies-read/a.md",
    recordText({ ...by, people: everybody, policies: { encryption: digest } }),
  );
  folder.write("vendor-reviews/a.md", recordText({ on: "2026-01-20", ...by }));
  folder.write("training/a.md", recordText({ ...by, people: "a.csv", course: "Basics" }));
  folder.write("training/a.csv", "person,on\nana,2026-01-10\nben,2026-01-12\n");
  const { report } = await judgedOn("2026-02-05", folder.path, [read, vendors, course], { policies });
  expect(report.total).toMatchObject({ outcome: "pass", counts: { pass: 5 } });
});

test("brief row S6: the response plan is tested and a penetration test made, each year, with findings mended", async () => {
  const tabletop = exercise("tabletop", { every: years(1), reviewer: ana });
  const penetration = externalReport("penetration-test", { every: years(1), reviewer: ana });
  const played = { scenario: "s", participants: ["ana"], objective: "o", result: "missed" };
  const finding = { what: "No runbook", owner: "ben", due: "2026-03-01" };
  folder.write("tabletop/a.md", recordText({ on: "2026-02-01", ...by, ...played, findings: [finding] }));
  folder.write(
    "penetration-test/a.md",
    recordText({ on: "2026-02-01", ...by, issuer: "i", report: "r", findings: [finding] }),
  );
  const on = async (day: IsoDate) =>
    (await judgedOn(day, folder.path, [tabletop, penetration])).observations.map(({ outcome }) => outcome);
  expect(await on("2026-03-01")).toEqual(["pass", "pass"]);
  expect(await on("2026-03-02")).toEqual(["fail", "fail"]);
});

async function encryptionPolicy() {
  const { report } = await judgedOn("2026-01-01", folder.path, [attested("any", { every: years(1) })]);
  const control = report.program.controls[0] as (typeof report.program.controls)[number];
  const policy = definePolicy({
    id: "encryption",
    title: "Encryption",
    owner: ben,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("ENC-1")`Encrypt.`.by(control)],
  });
  const digests = await digestsOf({ ...report.program, policies: [policy] });
  return [[policy], digests.get("encryption") as string] as const;
}
