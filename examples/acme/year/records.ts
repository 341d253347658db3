// The records that Acme's people filed in the year, each with the day on which its pull request was merged.

import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { addDays, digestsOf } from "@bylaw/core/run";
import { acmeOn } from "./program.ts";
import { type Day, daysFrom, period, type Story } from "./story.ts";

export interface Filed {
  /** The file within the folder of records. */
  readonly path: string;
  readonly day: Day;
  readonly text: string;
}

interface Fields {
  readonly on?: Day;
  readonly for?: string;
  readonly submittedBy?: string;
  readonly reviewedBy?: string;
  readonly [field: string]: unknown;
}

/** A record is YAML between lines of three hyphens, and JSON is YAML. */
function filed(path: string, day: Day, fields: Fields, prose = ""): Filed {
  const all = { submittedBy: "p04", reviewedBy: "luca", ...fields };
  const lines = Object.entries(all).map(([field, value]) => `${field}: ${valueText(value)}`);
  return { path, day, text: ["---", ...lines, "---", "", ...(prose === "" ? [] : [prose, ""])].join("\n") };
}

function valueText(value: unknown): string {
  return typeof value === "string" && /^[\w.-]+$/.test(value) ? value : JSON.stringify(value);
}

function original(name: string, at: string) {
  return { files: [{ name, sha256: createHash("sha256").update(name).digest("hex"), at }] };
}

const quarters: readonly (readonly [label: string, month: string])[] = [
  ["2025-Q3", "2025-09"],
  ["2025-Q4", "2025-12"],
  ["2026-Q1", "2026-03"],
  ["2026-Q2", "2026-06"],
];

const weeks = daysFrom(period.from, "2026-06-23", 7);

/** Everything that was filed, in order of path. */
export async function recordsOf(story: Story): Promise<readonly Filed[]> {
  const all = [
    ...quarters.flatMap(([label, month]) => ofQuarter(label, month, story)),
    ...weeks.flatMap((week) => ofWeek(week, story)),
    ...months().map((last) => filed(`alert-triage/${last}.md`, last, { on: last })),
    ...yearly(),
    ...ofPeople(story),
    ...(await ofPolicies(story)),
    ...answers(story),
  ];
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const attestations: Readonly<Record<string, string>> = {
  "public-pages": "amara",
  "capacity-review": "amara",
  "storage-encryption": "luca",
  "unread-connections": "luca",
  "replaced-keys": "luca",
  "suspected-keys": "luca",
  "unread-pipelines": "luca",
};

function ofQuarter(label: string, month: string, story: Story): readonly Filed[] {
  const day = (nth: number): Day => `${month}-${String(nth).padStart(2, "0")}` as Day;
  const isLate = label === "2025-Q3" && story.has("access-review-late");
  const reviewed: Day = isLate ? "2025-10-21" : day(24);
  return [
    ...Object.entries(attestations).map(([folder, reviewedBy], at) =>
      filed(`${folder}/${label}.md`, day(10 + at), {
        on: day(9 + at),
        reviewedBy,
        statement: `Looked at for ${label}; the list is with the original.`,
        ...original(`${folder}-${label}.csv`, "Drive, Compliance"),
      }),
    ),
    filed(`access-review/${label}.md`, addDays(reviewed, 1), {
      on: reviewed,
      ...(isLate && { for: label }),
      submittedBy: "luca",
      reviewedBy: "amara",
      ...original(`access-review-${label}.csv`, "Drive, Compliance, Access reviews"),
    }),
    filed(`board-minutes/${label}.md`, day(18), {
      on: day(11),
      submittedBy: "hana",
      reviewedBy: "amara",
      attendees: ["amara", "hana", "the three directors"],
      decisions: [`What this program showed in ${label} was gone through.`],
    }),
    filed(`sign-on-rules/${label}.md`, day(12), {
      on: day(12),
      submittedBy: "luca",
      reviewedBy: "amara",
      ...original(`sign-in-rules-${label}.png`, "Drive, Compliance, Sign-in"),
      address: "https://sign-on.acme.example/admin/policies",
      takenAt: `${day(12)}T10:20:00Z`,
      user: "luca",
      wholeList: true,
      query: "GET /api/v1/policies?type=ACCESS_POLICY",
    }),
    ...(label === "2026-Q1" && story.has("restore-test-missed") ? [] : [restored(label, day(16))]),
  ];
}

function restored(label: string, on: Day): Filed {
  return filed(`restore-test/${label}.md`, addDays(on, 2), {
    on,
    ...original(`restore-${label}.log`, "Drive, Compliance, Restores"),
    scenario: "The orders database is lost",
    participants: ["luca", "p04"],
    objective: "Back within four hours, at most an hour of orders lost",
    result: "met",
    findings: [],
  });
}

/** Two weeks whose scan came a day after them: one before a tolerance was given, and one after. */
const lateScans: readonly Day[] = ["2025-11-04", "2026-02-10"];

function ofWeek(week: Day, story: Story): readonly Filed[] {
  const on = addDays(week, 4);
  const isLate = story.has("scan-late") && lateScans.includes(week);
  const scanned = isLate ? addDays(week, 7) : addDays(week, 5);
  const isMissed = week === "2025-12-23" && story.has("weekly-review-missed");
  return [
    ...(isMissed
      ? []
      : [filed(`weekly-review/${on}.md`, addDays(on, 1), { on, submittedBy: "luca", reviewedBy: "amara" })]),
    filed(`scan-reports/${scanned}.md`, scanned, {
      on: scanned,
      ...(isLate && { for: week }),
      ...original(`scan-${scanned}.json`, "S3, acme-audit, scans"),
      issuer: "The scanner in the pipeline",
      report: `Week of ${week}`,
      findings: [],
    }),
  ];
}

/** The last day of each month of the period. */
function months(): readonly Day[] {
  return daysFrom(period.from, period.to).filter((day) => addDays(day, 1).endsWith("-01"));
}

function yearly(): readonly Filed[] {
  const played = { participants: ["amara", "luca", "hana", "p04"], result: "met", findings: [] };
  const own = { submittedBy: "luca", reviewedBy: "amara" };
  return [
    filed("risk-assessment/2025.md", "2025-10-16", { on: "2025-10-15", ...own }),
    filed("vendor-reviews/2025.md", "2025-11-06", { on: "2025-11-05", ...own }),
    filed("key-custody/2025.md", "2025-10-02", { on: "2025-10-01" }),
    filed("key-compromise/2025.md", "2025-11-14", {
      on: "2025-11-13",
      ...played,
      scenario: "The key of the payments queue leaks",
      objective: "Replaced within a day",
    }),
    filed("tabletop/2025.md", "2025-09-19", {
      on: "2025-09-18",
      ...own,
      ...played,
      scenario: "A laptop with production access is stolen",
      objective: "Access closed within an hour",
    }),
    filed("penetration-test/2025.md", "2025-12-12", {
      on: "2025-12-04",
      ...own,
      ...original("penetration-test-2025.pdf", "Drive, Compliance, Penetration tests"),
      issuer: "An outside firm",
      report: "External penetration test, December 2025",
      findings: [
        { what: "Session survives a password change", owner: "luca", due: "2026-01-31", done: "2026-01-20" },
      ],
    }),
  ];
}

/** By person, the day on which each did what everybody owes; they are a day apart. */
function each(first: Day, ...people: readonly string[]): Readonly<Record<string, Day>> {
  return Object.fromEntries(people.map((person, at) => [person, addDays(first, at)]));
}

const everybody = ["amara", "luca", "hana", "p04", "p05"];

function ofPeople(story: Story): readonly Filed[] {
  const trained: Day = story.has("training-late") ? "2026-04-29" : "2026-04-08";
  const own = { reviewedBy: "hana" };
  const ofAll = (folder: string, year: number, more: Fields): Filed => {
    const first: Day = year === 2025 ? "2025-07-07" : "2026-01-12";
    return filed(`${folder}/${year}.md`, addDays(first, 9), {
      ...own,
      people: each(first, ...everybody),
      ...original(`${folder}-${year}.csv`, "The people system"),
      ...more,
    });
  };
  const ofJoiner = (folder: string, day: Day, more: Fields): Filed =>
    filed(`${folder}/2026-p07.md`, addDays(day, 1), {
      ...own,
      people: { p07: day },
      ...original(`${folder}-p07.pdf`, "The people system"),
      ...more,
    });
  const screened = original("screenings", "");
  const sealed = { files: screened.files.map(({ sha256 }) => ({ sha256 })) };
  return [
    ofAll("code-of-conduct", 2025, {}),
    ofAll("code-of-conduct", 2026, {}),
    ofJoiner("code-of-conduct", "2026-03-18", {}),
    ofAll("security-training", 2025, { course: "Security basics 2025" }),
    ofAll("security-training", 2026, { course: "Security basics 2026" }),
    ofJoiner("security-training", trained, { course: "Security basics 2026" }),
    filed("screening/2025.md", "2025-07-16", { ...own, people: each("2025-07-07", ...everybody), ...sealed }),
    filed("screening/2026-p07.md", "2026-03-13", { ...own, people: { p07: "2026-03-19" }, ...sealed }),
    ...(story.has("offboarding-introduced")
      ? [
          filed("offboarding/p05.md", "2026-05-02", {
            ...own,
            submittedBy: "luca",
            people: { p05: "2026-05-01" },
            accounts: 6,
            open: [],
            device: true,
          }),
        ]
      : []),
  ];
}

async function ofPolicies(story: Story): Promise<readonly Filed[]> {
  const policies = Object.fromEntries(await digestsOf(acmeOn(period.from, story, "records")));
  const approved = (on: Day): Filed =>
    filed(`policy-approval/${on}.md`, on, { on, submittedBy: "luca", reviewedBy: "amara", policies });
  const acknowledged = (name: string, day: Day, people: Readonly<Record<string, Day>>): Filed =>
    filed(`policy-acknowledgement/${name}.md`, day, {
      reviewedBy: "hana",
      people,
      policies,
      ...original(`acknowledgements-${name}.pdf`, "The people system, Documents"),
    });
  return [
    approved("2025-07-01"),
    approved("2026-06-15"),
    acknowledged("2025", "2025-07-16", each("2025-07-07", ...everybody)),
    acknowledged("2026-p07", "2026-03-20", { p07: "2026-03-19" }),
  ];
}

/** What Acme says of the restore test that it missed. */
function answers(story: Story): readonly Filed[] {
  if (!story.has("restore-test-missed")) return [];
  const fields = {
    on: "2026-06-19",
    submittedBy: "luca",
    reviewedBy: "amara",
    of: "recovery / restore-test",
    window: "2026-Q1",
    cause: "The test was planned for the week of the move to the new office, and nobody moved it.",
    extent: "isolated",
    action: { what: "The reminder goes to two people", owner: "luca", due: "2026-05-15", done: "2026-05-04" },
    response:
      "Backups ran all the time; the test of June met its objective, and is the one for the second quarter.",
  } as const;
  return [filed("answers/restore-test-2026-q1.md", "2026-06-20", fields)];
}

/** Writes the records into a folder, in place of what is there. */
export async function writeRecords(folder: string, records: readonly Filed[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, text } of records) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}
