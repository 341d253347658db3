// The program as it was on a day of the year: what changed in it is undone for the days before.

import { iamUserConsoleMfa } from "@bylaw/aws";
import {
  type Control,
  days,
  defineControl,
  definePerson,
  defineProgram,
  type EvidenceRequirement,
  type Program,
  waive,
} from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import acme from "../bylaw.config.ts";
import { accessReviewed } from "../compliance/access.ts";
import { amara, hana, luca } from "../compliance/people.ts";
import { type Day, period, type Story } from "./story.ts";

const staff = [
  amara,
  luca,
  hana,
  definePerson({ id: "p04", name: "p04", start: "2024-09-02" }),
  definePerson({ id: "p05", name: "p05", start: "2025-03-03", end: "2026-04-30" }),
  definePerson({ id: "p07", name: "p07", start: "2026-03-16" }),
];

const waivers = [
  waive(iamUserConsoleMfa, "arn:aws:iam::111111111111:user/people/ben.brandt", {
    until: "2025-12-31",
    reason: "Ben's security key is on order.",
    requestedBy: luca,
    approvedBy: amara,
    compensating: [accessReviewed],
  }),
];

/** The days on which the program was edited. */
export const edits = ["2025-12-15", "2026-01-19", "2026-03-02"] as const satisfies readonly Day[];

const [loosened, introduced, renamed] = edits;

/** Acme's program as of a day, with its records in a folder. */
export function acmeOn(day: Day, story: Story, records: string): Program {
  return defineProgram({
    ...acme,
    period,
    providers: [
      ...acme.providers.filter(({ type }) => type.id !== "evidence"),
      evidence({ directory: records }),
    ],
    people: staff,
    policies: acme.policies.map((policy) => ({ ...policy, effective: period.from })),
    controls: acme.controls.flatMap((control) => controlOn(day, control, story)),
    risks: [],
    waivers: story.has("waiver-expired") ? waivers : [],
  });
}

function controlOn(day: Day, control: Control, story: Story): readonly Control[] {
  switch (control.id) {
    case "leavers-offboarded": {
      if (!story.has("offboarding-introduced")) return [];
      return day < introduced ? [] : [defineControl({ ...control, implementedFrom: "2026-02-01" })];
    }
    case "endpoint-protection": {
      const isStrict = !story.has("tolerance-loosened") || day < loosened;
      return [isStrict ? { ...control, evidence: control.evidence.map(strict) } : control];
    }
    case "vendor-reviews":
      return [
        story.has("vendors-renamed") && day < renamed ? { ...control, id: "supplier-reviews" } : control,
      ];
    default:
      return [control];
  }
}

function strict(requirement: EvidenceRequirement): EvidenceRequirement {
  return requirement.id === "scan-reports" ? { ...requirement, tolerance: days(0) } : requirement;
}
