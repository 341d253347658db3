import type { Control, EvidenceRequirement, Program } from "@bylaw/core";
import { gapsOf, ownerText } from "@bylaw/core/run";

/** Management's draft of the description of its system, as far as the definitions go. */
export interface SystemDescriptionModel {
  readonly organization: string;
  /** Null where nobody has defined the system. */
  readonly name: string | null;
  readonly boundary: string | null;
  readonly audit: { readonly firm: string; readonly type: number } | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly frameworks: readonly { readonly title: string; readonly categories: readonly string[] }[];
  readonly services: readonly string[];
  readonly commitments: readonly (ExpectedModel & { readonly source: string })[];
  readonly components: readonly {
    readonly of: string;
    /** Its heading. */
    readonly title: string;
    readonly entries: readonly {
      readonly title: string;
      readonly owner: string;
      readonly environment: string | null;
      readonly dataClasses: readonly string[];
    }[];
  }[];
  readonly dataClasses: readonly { readonly title: string; readonly handling: string }[];
  readonly policies: readonly { readonly id: string; readonly title: string }[];
  /** What asks for records of incidents. */
  readonly incidents: readonly {
    readonly control: string;
    readonly controlTitle: string;
    readonly title: string;
  }[];
  readonly controls: number;
  readonly gaps: readonly string[];
  readonly userEntityControls: readonly ExpectedModel[];
  /** False where nobody has listed the vendors. */
  readonly vendorsListed: boolean;
  readonly subservices: readonly {
    readonly id: string;
    readonly name: string;
    readonly service: string;
    readonly expects: readonly ExpectedModel[];
  }[];
  readonly outOfScope: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
  readonly omissions: readonly { readonly what: string; readonly title: string; readonly reason: string }[];
}

interface ExpectedModel {
  readonly text: string;
  readonly criteria: string;
}

/** The parts of a system, each with its heading. */
const parts = [
  ["infrastructure", "Infrastructure"],
  ["software", "Software"],
  ["people", "People"],
  ["procedures", "Procedures"],
  ["data", "Data"],
] as const;

export function systemDescriptionModel(program: Program): SystemDescriptionModel {
  const { organization, system, audit, period, frameworks, policies, controls, vendors } = program;
  return {
    organization: organization.name,
    name: system?.name ?? null,
    boundary: system?.boundary ?? null,
    audit: audit === undefined ? null : { firm: audit.firm, type: audit.type },
    period: period === undefined ? null : { from: period.from, to: period.to },
    frameworks: frameworks.map(({ title, categories }) => ({ title, categories })),
    services: (system?.services ?? []).map(({ title }) => title),
    commitments: (system?.commitments ?? []).map((one) => ({ ...expected(one), source: one.source })),
    components: parts.map(([of, title]) => ({ of, title, entries: componentsOf(program, of) })),
    dataClasses: (system?.dataClasses ?? []).map(({ title, handling }) => ({ title, handling })),
    policies: policies.map(({ id, title }) => ({ id, title })),
    incidents: controls.flatMap(incidentsOf),
    controls: controls.length,
    gaps: gapsOf(program).map(({ id }) => id),
    userEntityControls: (system?.userEntityControls ?? []).map(expected),
    vendorsListed: vendors !== undefined,
    subservices: (vendors ?? [])
      .filter(({ role }) => role === "subservice")
      .map(({ id, name, service, expects = [] }) => ({ id, name, service, expects: expects.map(expected) })),
    outOfScope: frameworks.flatMap(({ criteria, outOfScope }) =>
      criteria.flatMap(({ id, title }) => {
        const reason = outOfScope[id];
        return reason === undefined ? [] : [{ id, title, reason }];
      }),
    ),
    omissions: program.omissions.map(({ of, id, title, reason }) => ({ what: `${of} ${id}`, title, reason })),
  };
}

function componentsOf({ system }: Program, part: (typeof parts)[number][0]) {
  return (system?.components ?? [])
    .filter(({ of }) => of === part)
    .map(({ title, owner, environment, dataClasses = [] }) => ({
      title,
      owner: ownerText(owner),
      environment: environment?.id ?? null,
      dataClasses: dataClasses.map((one) => one.title),
    }));
}

interface Expected {
  readonly text: string;
  readonly criteria: readonly { readonly criterion: string }[];
}

function expected({ text, criteria }: Expected): ExpectedModel {
  return { text, criteria: criteria.map(({ criterion }) => criterion).join(", ") };
}

const LOG = /^incidents?(?:-log)?$/;

/** What asks for the log of incidents, by what it or its kind is called. */
function incidentsOf({ id, title: controlTitle, evidence }: Control): SystemDescriptionModel["incidents"] {
  const isLog = (one: EvidenceRequirement): boolean => LOG.test(one.id) || LOG.test(one.of.id);
  return evidence.filter(isLog).map(({ title }) => ({ control: id, controlTitle, title }));
}
