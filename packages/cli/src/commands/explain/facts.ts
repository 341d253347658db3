import type { AnyCheck, Control, FrameworkScope, Program } from "@bylaw/core";
import type { Location, Locations } from "@bylaw/core/node";
import {
  type AnyParameter,
  blindSpotsOf,
  type Criterion,
  collectorsOfCheck,
  controlText,
  dueText,
  frequencyText,
  limitText,
  linksOf,
  listingsOfCheck,
  ownerText,
  parameterText,
  shownParameters,
  statementLine,
} from "@bylaw/core/run";
import { askedFor } from "../evidence/asked.ts";
import { accessReviewSections } from "./access-review.ts";
import { omissionSections, riskSections, vendorSections } from "./company.ts";
import {
  environmentSections,
  holderText,
  listingSections,
  named,
  ownedBy,
  personSections,
  type Sections,
} from "./links.ts";
import { type RecordFacts, recordFacts } from "./record.ts";
import type { Subject } from "./subjects.ts";

/** What is told of a subject: a title, and lines under headings. */
export interface Facts {
  readonly noun: string;
  readonly id: string;
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** Where it is written in the company's own files, from the root of the repository; absent for what a package brings along. */
  readonly writtenAt?: Location;
  /** Where that is used which a package brings along. */
  readonly usedAt?: Location;
  /** Of evidence: what its records hold. */
  readonly record?: RecordFacts;
}

/** A subject with everything that is linked to it. */
export function factsOf(program: Program, subject: Subject, locations?: Locations): Facts {
  const { noun, id } = subject;
  const title =
    subject.noun === "statement" ? statementLine(subject.value.statement, program) : titleOf(subject);
  const sections = Object.entries(sectionsOf(program, subject))
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => ({ heading, lines }));
  const told = { noun, id, title, ...locationIn(program, subject, locations), sections };
  return subject.noun === "evidence"
    ? { ...told, record: recordFacts(askedFor(program, id), program) }
    : told;
}

function locationIn(
  program: Program,
  subject: Subject,
  locations: Locations | undefined,
): Pick<Facts, "writtenAt" | "usedAt"> {
  const definition = definitionOf(program, subject);
  if (locations === undefined) return {};
  const writtenAt = subject.noun === "criterion" ? undefined : locations.written(definition);
  return writtenAt === undefined ? { usedAt: locations.of(definition) } : { writtenAt };
}

/** A criterion is nobody's own: what names it is the scope. */
function definitionOf(program: Program, subject: Subject): object {
  switch (subject.noun) {
    case "statement":
      return subject.value.statement;
    case "evidence":
      return subject.value.requirement;
    case "criterion":
      return scopeOf(program, subject.value);
    default:
      return subject.value;
  }
}

function titleOf(subject: Exclude<Subject, { noun: "statement" }>): string {
  switch (subject.noun) {
    case "parameter":
      return `${limitText(subject.value.default)}, as the policy has it`;
    case "evidence":
      return subject.value.requirement.title;
    case "listing":
      return `${subject.value.resource}, ${subject.value.kind === "view" ? "derived" : "collected"}`;
    case "person":
    case "vendor":
      return subject.value.name;
    case "environment":
      return "a part of the estate";
    default:
      return subject.value.title;
  }
}

function sectionsOf(program: Program, subject: Subject): Sections {
  const { id } = subject;
  switch (subject.noun) {
    case "criterion":
      return {
        framework: [scopeOf(program, subject.value).title],
        "out of scope": [scopeOf(program, subject.value).outOfScope[id] ?? []].flat(),
        controls: linksOf(program).controlsFor(subject.value).primary.map(named),
        "supporting controls": linksOf(program).controlsFor(subject.value).supporting.map(named),
      };
    case "policy":
      return {
        owner: [ownerText(subject.value.owner)],
        effective: [`${subject.value.effective}, reviewed: ${subject.value.review}`],
        statements: subject.value.statements.map((one) => statementLine(one, program)),
      };
    case "statement":
      return {
        policy: [named(subject.value.policy)],
        "verified by": subject.value.statement.verifiedBy.map(named),
        through: subject.value.statement.verifiedThrough,
        parameters: shownParameters(subject.value.statement).map((one) => inForce(program, one)),
      };
    case "parameter":
      return {
        "in force": [parameterText(subject.value, program.settings)],
        "loosened because": reasons(program, subject.value),
        "shown by": linksOf(program)
          .readersOf(subject.value)
          .statements.map((one) => statementLine(one, program)),
        "read by": reading(program, subject.value),
      };
    case "control":
      return controlSections(program, subject.value);
    case "evidence":
      return {
        control: [named(subject.value.control)],
        asks: [evidenceLine(subject.value.requirement, program)],
        "first due": [subject.value.requirement.due.firstDue ?? []].flat(),
        "bound to": Object.entries(subject.value.requirement.binds ?? {}).map(
          ([field, value]) => `${field}: ${value}`,
        ),
        "originals in": [subject.value.requirement.originals ?? []].flat(),
        parameters: subject.value.requirement.parameters.map((one) => inForce(program, one)),
        "cannot see": blindSpotsOf(subject.value.requirement, program),
      };
    case "access review":
      return accessReviewSections(program, subject.value);
    case "check":
      return {
        why: [subject.value.why],
        fix: [subject.value.fix],
        severity: [subject.value.severity],
        judges: [`${subject.value.subject.mode} ${subject.value.subject.listing.resource}`],
        "when there is none": [subject.value.whenEmpty === "fails" ? "fails" : "is not applicable"],
        "cannot see": subject.value.blindSpots,
        sources: subject.value.sources.map(
          ({ title, url, read }) => `${title}, ${url}${read === undefined ? "" : `, read ${read}`}`,
        ),
        listings: listingsOfCheck(subject.value).map((listing) => listing.id),
        parameters: Object.entries(subject.value.parameters).map(
          ([name, limit]) => `${name}: ${limitText(limit)}`,
        ),
        operations: [...new Set(collectorsOfCheck(subject.value).flatMap((one) => one.operations))],
        "used in": usesOfCheck(program, subject.value),
      };
    case "listing":
      return listingSections(program, subject.value);
    case "risk":
      return riskSections(program, subject.value);
    case "vendor":
      return vendorSections(program, subject.value);
    case "omission":
      return omissionSections(subject.value);
    case "person":
      return personSections(program, subject.value);
    case "role":
      return { holder: [holderText(subject.value)], ...ownedBy(program, subject.value) };
    case "environment":
      return environmentSections(program, id);
  }
}

/** Where a check is used: the control, what narrows it, and the limits in force there. */
function usesOfCheck(program: Program, check: AnyCheck): readonly string[] {
  return linksOf(program)
    .tasksOf(check)
    .map(({ control, use }) => {
      const limits = Object.entries(use.bindings).map(
        ([name, parameter]) => `${name}: ${parameterText(parameter, program.settings)}`,
      );
      const narrowed = use.selectors.map((selector) => `left out by ${selector.id}: ${selector.because}`);
      const target = use.environment === undefined ? [] : [`in ${use.environment.id} only`];
      return [named(control), ...target, ...limits, ...narrowed].join("; ");
    });
}

function controlSections(program: Program, control: Control): Sections {
  const links = linksOf(program);
  return {
    statement: [controlText(control, program.settings)],
    owner: [`${ownerText(control.owner)}, ${frequencyText(control, program.settings)}`],
    satisfies: control.satisfies.map((one) => `${one.criterion} (${one.relation})`),
    checks: links.tasksOf(control).map(({ check }) => named(check)),
    evidence: control.evidence.map((one) => evidenceLine(one, program)),
    "of these, one is enough": control.alternatives.map(({ of }) =>
      of.map((one) => (one.kind === "check-use" ? one.check.id : one.id)).join(" or "),
    ),
    enforces: links.statementsOf(control).map((one) => statementLine(one, program)),
    mitigates: links.risksOf(control).map(named),
  };
}

function evidenceLine(requirement: Control["evidence"][number], { settings }: Program): string {
  const { of, id, reviewer } = requirement;
  const looked = reviewer === undefined ? "" : `, reviewed by ${ownerText(reviewer)}`;
  return `${of.id} ${id}, ${dueText(requirement, settings)}${looked}`;
}

function scopeOf(program: Program, { framework }: Criterion): FrameworkScope {
  return program.frameworks.find((scope) => scope.framework === framework) as FrameworkScope;
}

function reading(program: Program, parameter: AnyParameter): readonly string[] {
  const { tasks, evidence } = linksOf(program).readersOf(parameter);
  return [
    ...tasks.map(({ check, control }) => `${check.id} in ${control.id}`),
    ...evidence.map(({ requirement: { of, id }, control }) => `${of.id} ${id} in ${control.id}`),
  ];
}

function reasons(program: Program, parameter: AnyParameter): readonly string[] {
  const own = program.settings.filter((setting) => setting.parameter.id === parameter.id);
  return own.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
}

function inForce(program: Program, parameter: AnyParameter): string {
  const value = parameterText(parameter, program.settings);
  return `${parameter.id}: ${value} (the policy's own: ${limitText(parameter.default)})`;
}
