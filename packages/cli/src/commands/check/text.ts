import {
  type ControlReport,
  type CriterionReport,
  counted,
  countsText,
  explainObservation,
  type Finding,
  type Obstacle,
  plainText,
  type Report,
  type RequirementReport,
  type RiskReport,
  recordLines,
  type TaskReport,
  tallyText,
  thrownBy,
  waiverStateText,
} from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { columns } from "../../output/table.ts";
import { fold } from "../../output/width.ts";
import { advisoriesText } from "./advisories.ts";
import { backlogText } from "./backlog.ts";
import { findingsText, type Page, type Telling } from "./findings.ts";
import { omissionsText, vendorsText } from "./omissions.ts";
import { originOf } from "./origin.ts";
import { scopesText } from "./scopes.ts";
import { partText } from "./selection.ts";
import { outcomeText } from "./words.ts";

/** A run as text: what failed and why, what could not be decided, then the tables, and what to do next. */
export function checkText(report: Report, telling: Telling, io: Io): string {
  const page: Page = {
    color: io.color,
    columns: io.columns,
    cwd: io.cwd,
    quiet: telling.quiet,
    verbose: telling.verbose,
  };
  const {
    failing = [],
    waived = [],
    planned = [],
    advisory = [],
    obstacles = () => [],
  } = report.findings ?? {};
  const section = (title: string, body: string): string =>
    body === "" ? "" : `\n${page.color.bold(title)}\n${body}`;
  const table = (title: string, body: string): string => (page.quiet ? "" : section(title, body));
  const excused = report.controls
    .flatMap(({ tasks, requirements }) => [...tasks, ...requirements])
    .filter((task) => task.excused);
  const mayCount = excused.filter((task) => task.mayCount);
  return [
    `${page.color.bold(plainText(report.program.organization.name))}, as of ${report.startedAt}\n`,
    fold(scopesText(report) + partText(report), page.columns),
    section("Failures", findingsText(report, failing, "fail", page)),
    section("Could not be decided", obstaclesText(obstacles(), page)),
    table("Waived failures", findingsText(report, waived, "waived", page)),
    table("On the backlog, to be mended by a day", findingsText(report, planned, "planned", page)),
    table("Advisory, and not failing the run yet", findingsText(report, advisory, "planned", page)),
    section("Backlog to look at", backlogText(report, page)),
    section("Advisory uses to look at", advisoriesText(report, page)),
    section("Records to look at", recordsText(report, page)),
    table(
      "Not counted, because an alternative is enough",
      excusedText(
        excused.filter((task) => !task.mayCount),
        page,
      ),
    ),
    section(
      "Not counted yet: whether an alternative is enough could not be decided",
      excusedText(mayCount, page),
    ),
    section("Waivers to look at", waiversText(report, page)),
    section("Vendors to look at", vendorsText(report, page)),
    table("Left out, with reasons", omissionsText(report, page)),
    ...report.program.frameworks.map(({ framework, title }) =>
      table(
        report.program.frameworks.length === 1 ? "Criteria" : `Criteria of ${plainText(title)}`,
        criteriaText(
          report.criteria.filter(({ criterion }) => criterion.framework === framework),
          report.waiting,
          page,
        ),
      ),
    ),
    table("Controls", controlsText(report.controls, page)),
    table("Risks", risksText(report.risks, page)),
    `\n${summaryText(report, page)}`,
  ].join("");
}

function criteriaText(
  criteria: readonly CriterionReport[],
  allWaiting: readonly CriterionReport[],
  page: Page,
): string {
  const waiting = criteria.filter((one) => allWaiting.includes(one));
  const rows = criteria
    .filter((one) => one.coverage === "covered" && !waiting.includes(one))
    .map((one) => [
      one.criterion.id,
      outcomeText(one, page.color),
      plainText(one.criterion.title),
      tallyText(one.counts, one.primary),
    ]);
  const listed = (title: string, all: readonly CriterionReport[]): string =>
    all.length === 0
      ? ""
      : page.color.dim(fold(`  ${title}: ${all.map((one) => one.criterion.id).join(", ")}\n`, page.columns));
  const out = criteria.filter((one) => one.coverage === "out-of-scope");
  const gaps = criteria.filter((one) => one.coverage === "uncovered");
  return (
    columns(rows, { width: page.columns, cut: 2 }) +
    listed("manual, waiting for evidence", waiting) +
    listed("gaps, in scope and satisfied by no control", gaps) +
    listed("out of scope, with reasons", out)
  );
}

function controlsText(controls: readonly ControlReport[], page: Page): string {
  return columns(
    controls.map((one) => [
      outcomeText(one, page.color),
      one.control.id,
      plainText(one.control.title),
      tallyText(one.counts, [one]) + (one.partial ? ", judged in part" : ""),
    ]),
    { width: page.columns, cut: 2 },
  );
}

/** What could not be decided, by what stands in the way: one grant often mends many. */
function obstaclesText(obstacles: readonly Obstacle[], page: Page): string {
  const lines = obstacles.flatMap(({ line, tasks }) => [
    `  ${page.color.magenta("?")} ${line}`,
    ...originsOf(tasks, page).map((origin) => `      thrown at ${origin}`),
    ...tasks.flatMap(({ task, shown, total }) => [
      `      ${task}`,
      ...shown.map((observation) => `        ${explainObservation(observation).subject}`),
      ...(total > shown.length ? [page.color.dim(`        and ${total - shown.length} more`)] : []),
    ]),
  ]);
  return fold(lines.map((line) => `${line}\n`).join(""), page.columns);
}

/** Where a problem was thrown, each place once. A replay knows no more than a problem's words. */
function originsOf(tasks: readonly Finding[], page: Page): readonly string[] {
  if (!page.verbose) return [];
  const problems = tasks.flatMap(({ shown }) => shown.flatMap(({ problem }) => problem ?? []));
  return [...new Set(problems.flatMap((problem) => originOf(thrownBy(problem), page.cwd) ?? []))];
}

function recordsText(report: Report, page: Page): string {
  const lines = recordLines(report).map((line) => `  ${plainText(line)}\n`);
  return fold(lines.join(""), page.columns);
}

function excusedText(excused: readonly (TaskReport | RequirementReport)[], page: Page): string {
  const rows = excused.map((one) => [one.task.id, outcomeText(one, page.color), countsText(one.counts)]);
  return fold(columns(rows), page.columns);
}

function risksText(risks: readonly RiskReport[], page: Page): string {
  return columns(
    risks.map((report) => [
      report.risk.id,
      plainText(report.risk.title),
      `inherent ${report.inherent}, residual ${report.residual} as declared`,
      riskStatusText(report, page),
    ]),
    { width: page.columns, cut: 1 },
  );
}

function riskStatusText(report: RiskReport, page: Page): string {
  const late = report.overdue ? `; ${page.color.red("its review was due by")} ${report.risk.reviewBy}` : "";
  return `${statusText(report, page)}${late}`;
}

function statusText({ risk, status, controls, overdue }: RiskReport, page: Page): string {
  if (status === "earned") return page.color.green("its controls pass now");
  if (status === "uncontrolled")
    return `${TREATED[risk.treatment]}${overdue ? "" : `, and looked at again by ${risk.reviewBy}`}`;
  return `${page.color.red("not earned now:")} its controls come to ${outcomeText(controls, page.color)}`;
}

const TREATED = {
  mitigate: "mitigated",
  accept: "accepted",
  transfer: "transferred",
  avoid: "avoided",
} as const;

function waiversText(report: Report, page: Page): string {
  const rows = report.waivers
    .filter(({ state }) => state !== "active")
    .map(({ waiver, state }) => [
      state,
      waiver.check.id,
      waiver.scope === undefined
        ? plainText(waiver.resource)
        : plainText(`${waiver.resource} in ${waiver.scope}`),
      waiverStateText(state, waiver.until),
    ]);
  return fold(columns(rows), page.columns);
}

function summaryText(report: Report, page: Page): string {
  const { counts } = report.total;
  const tally = new Map<string, number>();
  for (const control of report.controls) {
    const word = outcomeText(control, page.color);
    tally.set(word, (tally.get(word) ?? 0) + 1);
  }
  const controls = [...tally].map(([word, number]) => `${number} ${word}`).join(", ");
  const lines = [
    `${verdict(report, page)}  ${counted(report.controls.length, "control")}${controls === "" ? "" : `: ${controls}`}`,
    `      observations: ${countsText(counts)}`,
    ...(report.gaps.length === 0 ? [] : [`      gaps: ${gapsText(report)}`]),
    ...(report.waiting.length === 0 ? [] : [`      waiting: ${waitingText(report)}`]),
    `      exit code ${report.exitCode}: ${meaning(report)}\n`,
  ];
  return fold(lines.join("\n"), page.columns);
}

/** `29 of 33 criteria in scope are satisfied by no control; bylaw explain <id> says what each is about`. */
function gapsText({ criteria, gaps }: Report): string {
  const inScope = criteria.filter(({ coverage }) => coverage !== "out-of-scope").length;
  return `${gaps.length} of ${inScope} criteria in scope ${gaps.length === 1 ? "is" : "are"} satisfied by no control${plannedText(gaps)}`;
}

function waitingText({ waiting }: Report): string {
  const have = waiting.length === 1 ? "criterion has" : "criteria have";
  return `${waiting.length} ${have} nothing behind ${waiting.length === 1 ? "it" : "them"} yet but what people still have to show${plannedText(waiting)}`;
}

function isUnplanned({ backlog }: CriterionReport): boolean {
  return backlog === undefined;
}

/** `, 3 of them planned`. */
function plannedText(all: readonly CriterionReport[]): string {
  const planned = all.filter((one) => !isUnplanned(one)).length;
  return planned === 0 ? "" : `; planned on the backlog: ${planned}`;
}

/** The verdict, which never hides that something else could not be decided. */
function verdict({ total }: Report, page: Page): string {
  const undecided = total.outcome === "fail" ? total.counts.error : 0;
  return outcomeText(total, page.color) + (undecided > 0 ? ` (and ${undecided} undecided)` : "");
}

/** What exit code 0 means: nothing that counts fails, and what else does is named. */
function nothingFails({ waived, planned, advisory }: Report["total"]["counts"]): string {
  const excused = [
    ...(waived > 0 ? ["waived"] : []),
    ...(planned > 0 ? ["on the backlog"] : []),
    ...(advisory > 0 ? ["of an advisory use"] : []),
  ];
  const last = excused.at(-1);
  if (last === undefined) return "nothing fails.";
  const all = excused.length === 1 ? last : `${excused.slice(0, -1).join(", ")} or ${last}`;
  return `no failure that is not ${all}.`;
}

function meaning({
  exitCode,
  gaps: every,
  waiting: all,
  missing,
  total: { counts, outcome },
}: Report): string {
  const [gaps, waiting] = [every.filter(isUnplanned), all.filter(isUnplanned)];
  const mend = "Mend what is listed, or waive it with a reason and an end.";
  switch (exitCode) {
    case 2: {
      const undecided = counts.error > 0 || (outcome === "error" && missing.length === 0);
      const parts = [
        ...(missing.length > 0
          ? ["what was asked for was not found. Correct its id, or run what lists it."]
          : []),
        ...(undecided
          ? ["something could not be decided. Grant or repair what is named above, then run again."]
          : []),
        ...(gaps.length > 0
          ? ["criteria have no control. Write controls that satisfy them, or give reasons in outOfScope."]
          : []),
        ...(waiting.length > 0
          ? [
              "people have to show something first: bylaw evidence due lists what, and bylaw backlog --add plans for it.",
            ]
          : []),
        ...(counts.fail > 0 ? [mend] : []),
      ];
      return parts
        .map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1)))
        .join(" ");
    }
    case 1:
      return `a check fails. ${mend}`;
    case 3:
      return "work was skipped that was not allowed.";
    case 0:
      return nothingFails(counts);
  }
}
