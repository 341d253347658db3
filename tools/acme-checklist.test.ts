import { join } from "node:path";
import {
  type Audit,
  type Control,
  definePolicy,
  defineProgram,
  type EvidenceRequirement,
  type Program,
  type ProgramDefinition,
  waive,
} from "@bylaw/core";
import { openRecording } from "@bylaw/core/node";
import { omit } from "@bylaw/core/provider";
import { checklistOf, evaluateRecording, type Recording, timelineOf } from "@bylaw/core/run";
import { beforeAll, describe, expect, test } from "vitest";
import program from "../examples/acme/bylaw.config.ts";
import { amara, luca } from "../examples/acme/compliance/people.ts";
import { root } from "./repo.ts";

type Lines = Readonly<Record<string, string>>;

let recording: Recording;
let before: Lines;
beforeAll(async () => {
  // Whenever it was recorded: its people have filed up to the day before.
  recording = on("2026-11-27")(await openRecording(join(root, "examples/acme/recording")));
  before = await linesOf(program, recording);
});

/** Every line of the checklist and every phase of the timeline, and how it stands; how much of each was counted is not told. */
async function linesOf(of: Program, given: Recording): Promise<Lines> {
  const report = await evaluateRecording(of, given);
  const lines = checklistOf(report).map(({ line, state, undecided, stillDue, parts }) => {
    const days = stillDue === undefined ? "" : ` ${stillDue.first ?? ""} ${stillDue.last ?? ""}`;
    const shown = parts.map((part) => `${part.id} ${part.state}`).join(", ");
    return [line.id, `${state}${undecided ? " undecided" : ""}${days}: ${shown}`];
  });
  const phases = timelineOf(report).phases.map(({ id, days, state, overdue, why }) => [
    `phase ${id}`,
    `${state}${overdue ? " overdue" : ""}${days === undefined ? "" : ` ${days.from} ${days.to}`}: ${why}`,
  ]);
  return Object.fromEntries([...lines, ...phases]);
}

interface Move {
  readonly program?: Partial<ProgramDefinition>;
  readonly recording?: (whole: Recording) => Recording | Promise<Recording>;
}

/** The lines that a move moved, each with how it stands then. */
async function moved({ program: change = {}, recording: cut = (whole) => whole }: Move): Promise<Lines> {
  const definition = Object.entries({ ...program, ...change }).filter(([, value]) => value !== undefined);
  const after = await linesOf(
    defineProgram(Object.fromEntries(definition) as unknown as ProgramDefinition),
    await cut(recording),
  );
  return Object.fromEntries(
    Object.entries(after).flatMap(([id, text]) =>
      before[id] === text ? [] : [[id, id.startsWith("phase ") ? text.replace(/:.*/s, "") : text]],
    ),
  );
}

/** The recording without the lines of a listing that `gone` is true for. */
const without =
  (collector: string, gone: (line: string) => boolean = () => true) =>
  async (whole: Recording): Promise<Recording> => {
    const listings = whole.listings.map(async (one) => {
      if (one.collector !== collector) return one;
      const kept: string[] = [];
      for await (const batch of one.lines()) kept.push(...batch.filter((line) => !gone(line)));
      expect(kept.length).toBeLessThan(one.resources);
      return {
        ...one,
        resources: kept.length,
        lines: async function* () {
          yield kept;
        },
      };
    });
    return { ...whole, listings: await Promise.all(listings) };
  };
const unread =
  (collector: string) =>
  (whole: Recording): Recording => ({
    ...whole,
    listings: whole.listings.map((one) => {
      const problem = { code: "unavailable", message: "The disk is away." } as const;
      return one.collector === collector ? { ...one, state: "incomplete", problem } : one;
    }),
  });
const on = (day: string) => (whole: Recording) => ({ ...whole, startedAt: `${day}T12:00:00.000Z` });
const control = (id: string): Control => {
  const found = program.controls.find((one) => one.id === id);
  if (found === undefined) throw new Error(`Acme has no ${id}.`);
  return found;
};

test("S21: the example's checklist has thirteen lines, some of each state", () => {
  const lines = Object.keys(before).filter((id) => !id.startsWith("phase "));
  expect(lines).toHaveLength(13);
  const states = new Set(lines.map((id) => before[id]?.replace(/[: ].*/s, "")));
  expect(states).toEqual(new Set(["done", "due", "missing"]));
});

test("S20: the example's timeline has five phases with days", () => {
  const phases = Object.entries(before).filter(([id]) => id.startsWith("phase "));
  expect(phases.map(([id]) => id)).toEqual(
    ["readiness", "remediation", "evidence", "fieldwork", "report"].map((id) => `phase ${id}`),
  );
  for (const [, text] of phases) expect(text).toMatch(/\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d/);
});

const leftOut = "staff-screened";
/** The program as the company would have it without a control: its sentences, and what it earned, go with it. */
const withoutControl = {
  controls: program.controls.filter(({ id }) => id !== leftOut),
  policies: program.policies.map(({ kind: _, ...policy }) =>
    definePolicy({
      ...policy,
      statements: policy.statements.filter(({ verifiedBy }) => verifiedBy.every(({ id }) => id !== leftOut)),
    }),
  ),
  risks: program.risks.map((risk) => ({
    ...risk,
    controls: risk.controls.filter(({ id }) => id !== leftOut),
  })),
  omissions: [
    ...program.omissions,
    omit({
      of: "control",
      id: leftOut,
      title: "T",
      reason: "The law forbids it.",
      statements: [],
      satisfies: [],
    }),
  ],
};

const audit = program.audit as Audit;
const scan = control("vulnerabilities-scanned").evidence[0] as EvidenceRequirement;
const terms = { requestedBy: luca, approvedBy: amara, compensating: [control("access-reviewed")] };

const mending = "open overdue 2026-06-01 2026-09-30";
const moves: readonly (readonly [what: string, move: Move, lines: Lines])[] = [
  [
    "the approval of every policy",
    { recording: without("evidence/policy-approval") },
    {
      "policies-approved": "missing: policies-approved missing",
      "change-process":
        "missing undecided: change-management missing, peer-review missing, required-checks missing",
      "incident-response":
        "missing 2026-12-16 2026-12-16: incident-response missing, incident-plan-tested due",
      "phase readiness": "open overdue 2026-04-20 2026-05-31",
      "phase remediation": mending,
    },
  ],
  [
    "what people acknowledged in October",
    { recording: without("evidence/policy-acknowledgement", (line) => line.includes("2026-10.md")) },
    { "phase remediation": mending },
  ],
  [
    "the register of vendors",
    { recording: without("evidence/vendors-listed") },
    {
      "vendors-assessed": "missing 2026-12-02 2026-12-16: vendors-listed missing, vendors-reviewed due",
      "phase remediation": mending,
    },
  ],
  [
    "who was trained",
    { recording: without("evidence/security-training") },
    { "security-training": "missing: security-training missing", "phase remediation": mending },
  ],
  [
    "the review of what a run found",
    { recording: without("evidence/controls-monitored") },
    {
      "evidence-collected": "missing: records done, controls-monitored missing",
      "phase remediation": mending,
    },
  ],
  [
    "the picture of the sign-in rules",
    { recording: without("evidence/sign-on-mfa") },
    {
      "second-factor":
        "missing: sign-on-mfa missing, cloud-console-mfa missing, cloud-root-protected missing",
      "phase remediation": mending,
    },
  ],
  [
    "the reading of who was screened",
    { recording: unread("evidence/staff-screened") },
    {
      "background-checks": "missing undecided: staff-screened missing",
      "evidence-collected": "missing undecided: records missing, controls-monitored done",
      "phase remediation": mending,
    },
  ],
  [
    "a control of the checklist",
    { program: withoutControl },
    {
      "background-checks": "missing: staff-screened missing",
      // Its sentence goes with it, and nobody has approved the code of conduct without it.
      "policies-approved": "missing: policies-approved missing",
      "phase readiness": "open overdue 2026-04-20 2026-05-31",
      "phase remediation": mending,
    },
  ],
  [
    "a control of no line",
    { program: { controls: program.controls.filter(({ id }) => id !== "production-logged") } },
    { "phase remediation": mending },
  ],
  [
    "the system",
    { program: { system: undefined as never } },
    { "scope-defined": "missing: system missing", "phase readiness": "open overdue 2026-04-20 2026-05-31" },
  ],
  ["the audit", { program: { audit: undefined as never } }, { "auditor-selected": "missing: audit missing" }],
  [
    "the period",
    { program: { period: undefined as never } },
    {
      "phase readiness": "done",
      "phase remediation": "open",
      "phase evidence": "open",
      "phase fieldwork": "planned",
      "phase report": "planned",
    },
  ],
  [
    "the reading of records",
    { program: { providers: program.providers.filter(({ type }) => type.id !== "evidence") } },
    {
      "policies-approved": "missing: policies-approved missing",
      "second-factor":
        "missing: sign-on-mfa missing, cloud-console-mfa missing, cloud-root-protected missing",
      "data-encrypted":
        "missing: data-at-rest-encrypted missing, data-in-transit-encrypted missing, other-traffic-encrypted missing",
      "change-process":
        "missing undecided: change-management missing, peer-review missing, required-checks missing",
      "incident-response": "missing: incident-response missing, incident-plan-tested missing",
      "vendors-assessed": "missing: vendors-listed missing, vendors-reviewed missing",
      "background-checks": "missing: staff-screened missing",
      "security-training": "missing: security-training missing",
      "evidence-collected": "missing: records missing, controls-monitored missing",
      "phase readiness": "open overdue 2026-04-20 2026-05-31",
      "phase remediation": mending,
    },
  ],
  [
    "a day, back to the one before",
    { recording: on("2026-11-26") },
    { "phase evidence": "running 2026-10-01 2027-09-30" },
  ],
  [
    "days, on to after the first review of a vendor is due",
    { recording: on("2026-12-03") },
    {
      "vendors-assessed": "missing: vendors-listed done, vendors-reviewed missing",
      "evidence-collected": "missing: records done, controls-monitored missing",
      "phase remediation": mending,
      "phase evidence": "running 2026-10-01 2027-09-30",
    },
  ],
  [
    "days, on to when the period is over",
    { recording: on("2027-10-01") },
    {
      "second-factor":
        "missing: sign-on-mfa missing, cloud-console-mfa missing, cloud-root-protected missing",
      "data-encrypted":
        "missing: data-at-rest-encrypted missing, data-in-transit-encrypted missing, other-traffic-encrypted missing",
      "incident-response": "missing: incident-response done, incident-plan-tested missing",
      "vendors-assessed": "missing: vendors-listed missing, vendors-reviewed missing",
      "security-training": "missing: security-training missing",
      "evidence-collected": "missing: records done, controls-monitored missing",
      "phase remediation": mending,
      "phase evidence": "over 2026-10-01 2027-09-30",
    },
  ],
  [
    "what is assumed of the fieldwork",
    { program: { audit: { ...audit, milestones: { fieldwork: "2027-11-01" } } } },
    { "phase fieldwork": "planned 2027-11-01 2027-12-26", "phase report": "planned 2027-12-27 2028-01-24" },
  ],
  [
    "the failure of a scan, by a waiver",
    {
      program: {
        waivers: [
          ...program.waivers,
          waive(scan, "all", { ...terms, until: "2026-12-31", reason: "The scanner moves." }),
        ],
      },
    },
    // What is waived is no more done than before: the line stays as it was.
    { "phase remediation": mending },
  ],
];

describe("removing a record, a control or a day moves the lines that it should, and no other", () => {
  test("ten moves at the least", () => expect(moves.length).toBeGreaterThanOrEqual(10));
  test.each(moves)("%s", async (_, move, lines) => {
    expect(await moved(move)).toEqual(lines);
  });
});
