import { locationText } from "@bylaw/core/node";
import {
  type AnyTask,
  explainObservation,
  type Finding,
  fixOf,
  linksOf,
  type Observation,
  plainText,
  type Report,
  type RequirementTask,
  statementLine,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { locationsOf } from "../../locations.ts";
import { fold } from "../../output/width.ts";

/** How much is told. */
export interface Telling {
  /** Without the tables. */
  readonly quiet: boolean;
  /** With the place where something was thrown. */
  readonly verbose: boolean;
}

/** What a text is written for. */
export type Page = Pick<Io, "color" | "columns" | "cwd"> & Telling;

/** How a failure is told: it counts, or it is waived, planned or of an advisory use. */
export type Kind = "fail" | "waived" | "planned";

/** What failed, task by task: the sentences that it breaks, each resource, and what would mend it. */
export function findingsText(report: Report, findings: readonly Finding[], kind: Kind, page: Page): string {
  const { taskOf } = linksOf(report.program);
  return findings
    .flatMap((finding) => {
      const task = taskOf(finding.task);
      return task === undefined ? [] : findingText(report, finding, task, kind, page);
    })
    .join("");
}

function findingText(report: Report, finding: Finding, task: AnyTask, kind: Kind, page: Page): string {
  const sentences = linksOf(report.program)
    .statementsOf(task)
    .map((statement) => statementLine(statement, report.program));
  const lines = [
    `  ${page.color.bold(finding.task)}`,
    ...sentences.map((sentence) => `    ${sentence}`),
    ...owingText(report, finding, task, kind, page),
  ];
  for (const observation of isOfMany(task) ? finding.shown.filter(hasRecord) : finding.shown) {
    const { subject, lines: details } = explainObservation(observation);
    lines.push(`    ${mark(kind, page)} ${subject}`, ...details.map((detail) => `        ${detail}`));
    lines.push(...writtenLines(report, observation, page));
  }
  const rest = isOfMany(task) ? 0 : finding.total - finding.shown.length;
  if (rest > 0)
    lines.push(page.color.dim(`      and ${rest} more; --all shows them, --json lists every observation`));
  if (kind === "fail") lines.push(`    fix: ${fixOf(task)}`, ...locationLines(report, task, page));
  return fold(`${lines.join("\n")}\n`, page.columns);
}

/** Where the resource of a failure is written, of what is read from the company's own files. */
function writtenLines(
  { program }: Report,
  { resource: { location } }: Observation,
  { cwd }: Page,
): readonly string[] {
  const locations = locationsOf(program);
  return location === undefined || locations === undefined
    ? []
    : [`        at ${plainText(locationText(location, locations, cwd))}`];
}

/** Where the control of a failure is written. */
function locationLines({ program }: Report, { control }: AnyTask, { cwd }: Page): readonly string[] {
  const locations = locationsOf(program);
  return locations === undefined
    ? []
    : [`    control: ${locationText(locations.of(control), locations, cwd)}`];
}

/** True for what is asked of each person or policy. */
function isOfMany(task: AnyTask): task is RequirementTask {
  return "requirement" in task && task.requirement.of.about !== "company";
}

/** True where there is a record, and what it shows does not hold. */
function hasRecord({ assertions }: Observation): boolean {
  return assertions[0]?.outcome === "pass";
}

/** How many names a line has. */
const NAMED = 12;

/** One line for all: `38 of 40 that are due; nothing from p17, p31`. */
function owingText(
  report: Report,
  { task: id, shown, total }: Finding,
  task: AnyTask,
  kind: Kind,
  page: Page,
): readonly string[] {
  if (!isOfMany(task)) return [];
  const asked = report.controls.flatMap(({ requirements }) => requirements).find((one) => one.task.id === id);
  if (asked === undefined) return [];
  const { pass, fail, waived, error } = asked.counts;
  const missing = shown.filter((one) => !hasRecord(one)).map(({ resource }) => resource.id);
  const more = missing.length - NAMED + (total - shown.length);
  const names = `${missing.slice(0, NAMED).map(plainText).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const nothing = missing.length === 0 ? "" : `; nothing from ${names}`;
  const title = plainText(task.requirement.title);
  return [
    `    ${mark(kind, page)} ${pass} of ${pass + fail + waived + error} that are due: ${title}${nothing}`,
  ];
}

function mark(kind: Kind, page: Page): string {
  return kind === "fail" ? page.color.red("✗") : page.color.yellow("~");
}
