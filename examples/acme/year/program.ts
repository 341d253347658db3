// The program as it was on a day of the year: what changed in it is undone for the days before.

import { aws, iamUserConsoleMfa } from "@bylaw/aws";
import {
  type Control,
  days,
  defineControl,
  definePerson,
  defineProgram,
  type EvidenceRequirement,
  type Program,
  soc2,
  waive,
} from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { github } from "@bylaw/github";
import { access, accessControls, accessReviewed } from "./compliance/access.ts";
import { changeControls, changeManagement } from "./compliance/change-management.ts";
import { encryption, encryptionControls } from "./compliance/encryption.ts";
import { production, staging } from "./compliance/environments.ts";
import { governanceControls } from "./compliance/governance.ts";
import { amara, hana, luca } from "./compliance/people.ts";
import { settings } from "./compliance/settings.ts";
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

const regions = ["eu-west-1", "us-east-1", "eu-central-1"] as const;
const account = (id: string) => ({ id, role: `arn:aws:iam::${id}:role/bylaw-auditor` });

const policies = [access, encryption, changeManagement];
const controls = [
  ...accessControls,
  ...Object.values(encryptionControls),
  ...Object.values(changeControls),
  ...governanceControls,
];

/** Acme's program as of a day, with its records in a folder. */
export function acmeOn(day: Day, story: Story, records: string): Program {
  return defineProgram({
    organization: { name: "Acme, Inc.", timeZone: "Europe/Lisbon" },
    framework: soc2.scope({
      categories: ["security", "availability"],
      outOfScope: {
        "CC6.4": "Acme has no data centre; AWS guards its own, and its report is reviewed with the vendors.",
        "CC6.5": "Acme has no storage media of its own; AWS destroys its own, and its report is reviewed.",
      },
    }),
    period,
    providers: [
      aws({ environment: production, regions, accounts: [account("111111111111")] }),
      aws({ environment: staging, regions, accounts: [account("222222222222")] }),
      github({ organization: "acme" }),
      evidence({ directory: records }),
    ],
    people: staff,
    policies: policies.map((policy) => ({ ...policy, effective: period.from })),
    controls: controls.flatMap((control) => controlOn(day, control, story)),
    settings,
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
