import type { Control } from "@bylaw/core";
import { type Criterion, controlText, jsonText, linksOf, type Report, titleOf } from "@bylaw/core/run";
import type { ExportedRun } from "../../run/exported-run.ts";
import { identityOf } from "../../run/identity.ts";
import type { Format } from "../format.ts";
import { listed, metadataOf, propertiesOf } from "./document.ts";
import { line, prose } from "./text.ts";
import { controlToken, criterionToken, frameworkToken, objectiveToken, statementToken } from "./token.ts";

type Program = Report["program"];

/**
 * An OSCAL catalog: the criteria that the program is held to, under our own titles, and what the company does about them. The ids of
 * its controls are those that the other OSCAL formats name.
 */
export const oscalCatalog = {
  id: "oscal-catalog",
  async *write(run) {
    yield `${await catalogText(run)}\n`;
  },
} as const satisfies Format;

/** The catalog, which is the same for every run of a program but for the day in it. */
export async function catalogText(run: ExportedRun): Promise<string> {
  const { program } = run.report;
  const groups = [...program.frameworks.map(frameworkGroup), companyGroup(program)];
  const uuid = identityOf(run)("catalog", JSON.stringify(groups));
  const metadata = metadataOf(`Criteria and controls of ${program.organization.name}`, run);
  return jsonText({ catalog: { uuid, metadata, groups } });
}

function frameworkGroup({ framework, title, criteria, outOfScope }: Program["frameworks"][number]): object {
  return {
    id: frameworkToken(framework),
    title: line(title),
    ...listed(
      "controls",
      criteria.map((one) => criterionControl(one, outOfScope[one.id]?.trim() || undefined)),
    ),
  };
}

function criterionControl(criterion: Criterion, outOfScope: string | undefined): object {
  const id = criterionToken(criterion);
  return {
    id,
    class: "criterion",
    title: line(criterion.title),
    props: [
      { name: "label", value: criterion.id },
      ...propertiesOf({ category: criterion.category, "out-of-scope": outOfScope }),
    ],
    parts: partsOf(id, [criterion.title], ["Every control that satisfies it passes."]),
  };
}

function companyGroup(program: Program): object {
  const title = `Controls of ${program.organization.name}`;
  return {
    id: "company",
    title: line(title),
    ...listed(
      "controls",
      program.controls.map((control) => companyControl(control, program)),
    ),
  };
}

function companyControl(control: Control, program: Program): object {
  const id = controlToken(control.id);
  const links = linksOf(program);
  const expected = [...links.tasksOf(control), ...links.requirementsOf(control)].map(titleOf);
  const inCatalog = new Set(program.frameworks.flatMap(({ criteria }) => criteria.map(criterionToken)));
  const claims = control.satisfies
    .map(({ framework, criterion, relation }) => ({
      token: criterionToken({ framework, id: criterion }),
      relation,
    }))
    .filter(({ token }) => inCatalog.has(token));
  return {
    id,
    class: "control",
    title: line(control.title),
    props: [{ name: "label", value: control.id }],
    ...listed(
      "links",
      claims.map(({ token, relation }) => ({
        href: `#${token}`,
        rel: relation === "primary" ? "satisfies" : "supports",
      })),
    ),
    parts: partsOf(id, [controlText(control, program.settings)], expected),
  };
}

function partsOf(id: string, says: readonly string[], expected: readonly string[]): readonly object[] {
  return [
    { id: statementToken(id), name: "statement", prose: prose(says) },
    { id: objectiveToken(id), name: "assessment-objective", prose: prose(expected) },
  ];
}
