import {
  type ControlReport,
  type CriterionReport,
  explainObservation,
  planRun,
  type Report,
  type Result,
  type RiskReport,
  statementLine,
  statementsOf,
  type Task,
  type TaskReport,
} from "@bylaw/core/run";
import { waiverStateText } from "@bylaw/reports";
import type { Colors } from "../io.ts";
import type { Finding, Findings, Obstacle } from "./findings.ts";
import { columns } from "./table.ts";
import { counted, countsText, outcomeText } from "./words.ts";

/** A run as text: criteria, controls, what failed and why, risks, waivers, and what to do next. */
export function checkText(report: Report, findings: Findings, color: Colors): string {
  const tasks = new Map(planRun(report.program).tasks.map((task) => [task.id, task]));
  const section = (title: string, body: string): string =>
    body === "" ? "" : `\n${color.bold(title)}\n${body}`;
  const excused = report.controls.flatMap((control) => control.tasks).filter((task) => task.excused);
  const of = (kind: Finding["kind"]): string =>
    findings
      .of(kind)
      .filter((finding) => !excused.some(({ task }) => task.id === finding.task))
      .map((finding) => findingText(report, finding, tasks.get(finding.task), color))
      .join("");
  return [
    `${color.bold(report.program.organization.name)}, as of ${report.startedAt}\n`,
    section("Criteria", criteriaText(report.criteria, color)),
    section("Controls", controlsText(report.controls, color)),
    section("Failures", of("fail")),
    section("Could not be decided", obstaclesText(findings.obstacles(), color)),
    section("Waived failures", of("waived")),
    section("Not counted, because an alternative is enough", excusedText(excused, color)),
    section("Risks", risksText(report.risks, color)),
    section("Waivers to look at", waiversText(report)),
    `\n${summaryText(report, color)}`,
  ].join("");
}

function criteriaText(criteria: readonly CriterionReport[], color: Colors): string {
  const waiting = criteria.filter((one) => one.coverage === "covered" && isManual(one));
  const rows = criteria
    .filter((one) => one.coverage === "covered" && !waiting.includes(one))
    .map((one) => [one.criterion.id, outcomeText(one, color), one.criterion.title, countsText(one.counts)]);
  const listed = (title: string, all: readonly CriterionReport[]): string =>
    all.length === 0 ? "" : color.dim(`  ${title}: ${all.map((one) => one.criterion.id).join(", ")}\n`);
  const out = criteria.filter((one) => one.coverage === "out-of-scope");
  return (
    columns(rows) +
    listed("manual, waiting for evidence", waiting) +
    listed("out of scope, with reasons", out)
  );
}

/** True when only people can show it. */
function isManual({ counts }: Result): boolean {
  return counts.manual > 0 && Object.values(counts).reduce((sum, value) => sum + value, 0) === counts.manual;
}

function controlsText(controls: readonly ControlReport[], color: Colors): string {
  return columns(
    controls.map((one) => [
      outcomeText(one, color),
      one.control.id,
      one.control.title,
      countsText(one.counts),
    ]),
  );
}

function findingText(report: Report, finding: Finding, task: Task | undefined, color: Colors): string {
  if (task === undefined) return "";
  const lines = [`  ${color.bold(task.id)}`];
  for (const statement of statementsOf(report.program, task))
    lines.push(`    ${statementLine(statement, report.program)}`);
  for (const observation of finding.shown) {
    const { subject, lines: details } = explainObservation(observation);
    lines.push(
      `    ${mark(finding.kind, color)} ${subject}`,
      ...details.map((detail) => `        ${detail}`),
    );
  }
  const rest = finding.total - finding.shown.length;
  if (rest > 0)
    lines.push(color.dim(`      and ${rest} more; --all shows them, --json lists every observation`));
  if (finding.kind === "fail") lines.push(`    fix: ${task.check.fix}`);
  return `${lines.join("\n")}\n`;
}

/** What could not be decided, by what stands in the way: one grant often mends many. */
function obstaclesText(obstacles: readonly Obstacle[], color: Colors): string {
  const lines = obstacles.flatMap(({ line, tasks }) => [
    `  ${color.magenta("?")} ${line}`,
    ...tasks.flatMap(({ task, shown, total }) => [
      `      ${task}`,
      ...shown.map((observation) => `        ${explainObservation(observation).subject}`),
      ...(total > shown.length ? [color.dim(`        and ${total - shown.length} more`)] : []),
    ]),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}

function mark(kind: Finding["kind"], color: Colors): string {
  return kind === "fail" ? color.red("✗") : color.yellow("~");
}

function excusedText(excused: readonly TaskReport[], color: Colors): string {
  return columns(excused.map((one) => [one.task.id, outcomeText(one, color), countsText(one.counts)]));
}

function risksText(risks: readonly RiskReport[], color: Colors): string {
  return columns(
    risks.map((report) => [
      report.risk.id,
      report.risk.title,
      `inherent ${report.inherent}, residual ${report.residual} as declared`,
      riskStatusText(report, color),
    ]),
  );
}

function riskStatusText({ risk, status, controls }: RiskReport, color: Colors): string {
  if (status === "earned") return color.green("its controls pass now");
  if (status === "uncontrolled") return `${TREATED[risk.treatment]}, and looked at again by ${risk.reviewBy}`;
  return `${color.red("not earned now:")} its controls come to ${outcomeText(controls, color)}`;
}

const TREATED = {
  mitigate: "mitigated",
  accept: "accepted",
  transfer: "transferred",
  avoid: "avoided",
} as const;

function waiversText(report: Report): string {
  return columns(
    report.waivers
      .filter(({ state }) => state !== "active")
      .map(({ waiver, state }) => [
        state,
        waiver.check.id,
        waiver.scope === undefined ? waiver.resource : `${waiver.resource} in ${waiver.scope}`,
        waiverStateText(state, waiver.until),
      ]),
  );
}

function summaryText(report: Report, color: Colors): string {
  const { counts } = report.total;
  const tally = new Map<string, number>();
  for (const control of report.controls) {
    const word = outcomeText(control, color);
    tally.set(word, (tally.get(word) ?? 0) + 1);
  }
  const controls = [...tally].map(([word, number]) => `${number} ${word}`).join(", ");
  return [
    `${verdict(report, color)}  ${counted(report.controls.length, "control")}: ${controls}`,
    `      observations: ${countsText(counts)}`,
    `      exit code ${report.exitCode}: ${meaning(report)}\n`,
  ].join("\n");
}

/** The verdict, which never hides that something else could not be decided. */
function verdict({ total }: Report, color: Colors): string {
  const undecided = total.outcome === "fail" ? total.counts.error : 0;
  return outcomeText(total, color) + (undecided > 0 ? ` (and ${undecided} undecided)` : "");
}

function meaning({ exitCode, total: { counts } }: Report): string {
  const mend = "Mend what is listed, or waive it with a reason and an end.";
  switch (exitCode) {
    case 2: {
      const also = counts.fail > 0 ? ` ${mend}` : "";
      return `something could not be decided. Grant or repair what is named above, then run again.${also}`;
    }
    case 1:
      return `a check fails. ${mend}`;
    case 3:
      return "work was skipped that was not allowed.";
    case 0:
      return counts.waived > 0 ? "no failure that is not waived." : "nothing fails.";
  }
}
