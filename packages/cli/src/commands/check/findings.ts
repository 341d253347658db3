import {
  type AnyTask,
  explainObservation,
  type Finding,
  fixOf,
  linksOf,
  plainText,
  type Report,
  statementLine,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
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

type Kind = "fail" | "waived";

/** What failed, task by task: the sentences that it breaks, each resource, and what would mend it. */
export function findingsText(report: Report, findings: readonly Finding[], kind: Kind, page: Page): string {
  const { tasks, requirements } = linksOf(report.program);
  const byId = new Map<string, AnyTask>([...tasks, ...requirements].map((task) => [task.id, task]));
  return findings
    .flatMap((finding) => {
      const task = byId.get(finding.task);
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
    ...howMany(report, finding, task),
  ];
  for (const observation of finding.shown) {
    const { subject, lines: details } = explainObservation(observation);
    lines.push(`    ${mark(kind, page)} ${subject}`, ...details.map((detail) => `        ${detail}`));
  }
  const rest = finding.total - finding.shown.length;
  if (rest > 0)
    lines.push(page.color.dim(`      and ${rest} more; --all shows them, --json lists every observation`));
  if (kind === "fail") lines.push(`    fix: ${fixOf(task)}`);
  return fold(`${lines.join("\n")}\n`, page.columns);
}

/** `38 of 40 persons do`, of what is asked of many. */
function howMany(report: Report, { task: id }: Finding, task: AnyTask): readonly string[] {
  if ("check" in task || task.requirement.of.about === "company") return [];
  const asked = report.controls.flatMap(({ requirements }) => requirements).find((one) => one.task.id === id);
  if (asked === undefined) return [];
  const { pass, fail, waived, error } = asked.counts;
  return [
    `    ${pass} of ${pass + fail + waived + error} that are due: ${plainText(task.requirement.title)}`,
  ];
}

function mark(kind: Kind, page: Page): string {
  return kind === "fail" ? page.color.red("✗") : page.color.yellow("~");
}
