import {
  atMost,
  days,
  defineEvidenceKind,
  defineParameter,
  definePerson,
  defineVendor,
  type EvidenceRequirement,
  exercise,
  months,
  soc2,
  years,
} from "@bylaw/core";
import {
  accessGrantKind,
  accessReviewKind,
  acknowledgement,
  approval,
  defineEventLog,
  defineVendorReviews,
  defineVulnerabilityList,
  externalReportKind,
  meetingKind,
  offboardingKind,
  riskAcceptanceKind,
  riskAssessmentKind,
  screening,
  screenshotKind,
  trainingKind,
} from "@bylaw/evidence";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldLine } from "../../explain/record.ts";
import { exampleFieldsOf } from "./example.ts";
import { fieldsOf } from "./fields.ts";

const ana = definePerson({ id: "ana", name: "Ana" });
const every = years(1);
const within = defineParameter("within", atMost(days(5)));
const vendor = defineVendor({
  id: "host",
  name: "Host, Inc.",
  service: "Runs production.",
  role: "subservice",
  expects: [{ id: "HOST-1", text: "Nobody gets in.", criteria: [soc2("CC6.4")] }],
  tier: "critical",
  dataClasses: [],
  owner: ana,
});
const reviews = defineVendorReviews({ gap: defineParameter("gap", atMost(months(3))) });
const plain = [
  accessGrantKind,
  accessReviewKind,
  externalReportKind,
  meetingKind,
  offboardingKind,
  riskAcceptanceKind,
  riskAssessmentKind,
  screenshotKind,
  trainingKind,
  defineVulnerabilityList({ critical: within, high: within, medium: within }),
  defineEventLog({ id: "log", title: "Log", event: "event", answered: "read", within }),
].map((kind) => kind.require(`a-${kind.id}`, { every }));
const requirements: readonly EvidenceRequirement[] = [
  ...plain,
  exercise("tabletop", { every, reviewer: ana, originals: "Drive" }),
  acknowledgement("read", { within: days(3) }),
  approval("approved", { every, reviewer: ana }),
  screening("screened", { within: days(3) }),
  reviews.of(vendor, { every, reviewer: ana }),
];

describe.each(requirements.map((one) => [one.of.id, one] as const))("a record of %s", (_, requirement) => {
  const fields = exampleFieldsOf(requirement, ["access"]);
  const common = ["on", "people", "policies", "submittedBy", "reviewedBy", "files"];

  test("has an example that its kind accepts", () => {
    const own = Object.fromEntries(Object.entries(fields).filter(([key]) => !common.includes(key)));
    expect(requirement.of.schema.safeParse(own).error).toBeUndefined();
  });

  test("has each required field in it, and tells every other", () => {
    const told = fieldsOf(requirement).filter(({ field }) => !/[.[]/.test(field));
    const needed = told.filter(({ required }) => required).map(({ field }) => field);
    expect(Object.keys(fields).filter((key) => !told.some(({ field }) => field === key))).toEqual([]);
    expect(needed.filter((field) => !(field in fields))).toEqual([]);
  });
});

test("fields are told by type, choices and whether they are required, at every depth", () => {
  const kind = defineEvidenceKind({
    id: "badge-audit",
    title: "Badge audit",
    about: "company",
    schema: z.object({
      doors: z.int().positive().describe("Those that lock."),
      result: z.enum(["met", "missed"]),
      whole: z.boolean(),
      seen: z.iso.date().exactOptional(),
      rooms: z.array(z.strictObject({ name: z.string(), warm: z.number().min(4).exactOptional() })).min(1),
      names: z.array(z.string()),
      by: z.record(z.string(), z.string()),
    }),
  });
  const asked = kind.require("badges", { every, reviewer: ana, orNone: true, binds: { result: "met" } });
  expect(fieldsOf(asked).map(fieldLine)).toEqual([
    "on: a day, YYYY-MM-DD; or from and to, of what covers days; required",
    "submittedBy: the id of a person; required",
    "reviewedBy: the id of another person; required",
    "none: a text: what shows it; in place of the fields of the kind; optional",
    "files: a list of { name, sha256, at }; optional",
    "doors: a whole number, more than 0; required; Those that lock.",
    "result: one of met, missed; required; it has to say met",
    "whole: true or false; required",
    "seen: a day, YYYY-MM-DD; optional",
    "rooms: a list, at least 1; required",
    "rooms[].name: a text; required",
    "rooms[].warm: a number, at least 4; optional",
    "names: a list of texts; required",
    "by: a map by name; required",
  ]);
});

test("of a restricted kind no field is told but the day, the person and the digest", () => {
  expect(fieldsOf(screening("screened", { within: days(3) })).map(fieldLine)).toEqual([
    "people: a map from the id of each person to their day; or a CSV beside it; required",
    "submittedBy: the id of a person; required",
    "reviewedBy: the id of another person; optional",
    "files: a list of { sha256 }; optional",
  ]);
});
