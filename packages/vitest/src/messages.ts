import { isBylawError, type Program } from "@bylaw/core";
import {
  type AnyTask,
  type Criterion,
  excuseText,
  explainObservation,
  fixOf,
  linksOf,
  type Observation,
  plainText,
  type Report,
  recordLines,
  statementLine,
  titleOf,
} from "@bylaw/core/run";
import type { TaskResult } from "./task-result.ts";

/**
 * An error whose message is the whole report, with `location`, where its control is written. It has no stack: one would only
 * point into this package.
 */
export function failureError(program: Program, result: TaskResult, location: string): Error {
  const { task, failing, mayCount } = result;
  const { fail: failed, error: undecided } = result.counts;
  const excuse = excuseText(result);
  // What is excused is not among the findings: its number is told, and none of it shown.
  const rest = excuse === undefined ? failed + undecided - failing.length : 0;
  const counts = [
    failed > 0 ? `${failed} fail` : "",
    undecided > 0 ? `${undecided} could not be decided` : "",
  ];
  const lines = [
    `${titleOf(task)}: ${counts.filter((one) => one !== "").join(", ")}`,
    ...(excuse === undefined ? [] : [excuse]),
    ...linksOf(program)
      .statementsOf(task)
      .map((statement) => statementLine(statement, program)),
    ...failing.flatMap(observationLines),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...(failed > 0 ? [`fix: ${fixOf(task)}`] : []),
    `control: ${location}`,
  ];
  return withoutStack(failed > 0 && !mayCount ? "Failing" : "Undecided", lines);
}

/** What the criteria that no control satisfies fail with. */
export function gapsError(gaps: readonly Criterion[]): Error {
  const several = gaps.length > 1 ? "criteria in scope are" : "criterion in scope is";
  return withoutStack("Gaps", [
    `${gaps.length} ${several} satisfied by no control:`,
    ...gaps.map(({ framework, id, title }) => `${framework} ${id}: ${title}`),
    "Write controls that satisfy them, or give reasons in outOfScope.",
  ]);
}

/** What the criteria fail with behind which nothing stands but what is still to be shown. */
export function waitingError(waiting: readonly Criterion[]): Error {
  const several = waiting.length > 1;
  return withoutStack("Waiting", [
    `${waiting.length} ${several ? "criteria have nothing behind them" : "criterion has nothing behind it"} yet but what people still have to show:`,
    ...waiting.map(({ framework, id, title }) => `${framework} ${id}: ${title}`),
    "bylaw evidence due lists what.",
  ]);
}

/** What is told beside the tests: the records that count for nothing, and why. Empty when there are none. */
export function recordsNote(report: Report): string {
  const lines = recordLines(report);
  return lines.length === 0
    ? ""
    : plainLines(["bylaw: records to look at", ...lines.map((line) => `  ${line}`)]);
}

/** What a task that gave no observation at all fails with. */
export function nothingError(task: AnyTask): Error {
  return withoutStack("Undecided", [`${titleOf(task)}: nothing was observed, so nothing is decided`]);
}

/** Whatever ended the run, safe to print. */
export function runError(error: unknown): Error {
  if (isBylawError(error)) return withoutStack("BylawError", `${error.message}\n${error.next}`.split("\n"));
  const plain = (text: unknown): string => plainLines(String(text).split("\n"));
  if (!(error instanceof Error)) return withoutStack("Error", ["something that is not an error was thrown"]);
  const safe = new Error(plain(error.message));
  safe.stack = plain(error.stack);
  return safe;
}

/** The words of the waivers that cover every failure of a task. */
export function waivedText({ waived, counts }: TaskResult): string {
  const words = waived.map((observation) => {
    const { subject, lines } = explainObservation(observation);
    return `${subject}: ${lines.at(-1)}`;
  });
  const rest = counts.waived - waived.length;
  return [...words, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}

/** The words of what is planned for the failures of a task, or of why they do not fail the run yet. */
export function plannedText({ planned, counts }: TaskResult): string {
  const words = planned.map((observation) => {
    const { subject, lines } = explainObservation(observation);
    return `${subject}: ${lines.at(-1)}`;
  });
  const rest = counts.planned + counts.advisory - planned.length;
  return [`fails, and is ${heldBackBy(counts)}`, ...words, ...(rest > 0 ? [`and ${rest} more`] : [])].join(
    "; ",
  );
}

function heldBackBy({ planned, advisory }: TaskResult["counts"]): string {
  return [...(planned > 0 ? ["planned"] : []), ...(advisory > 0 ? ["advisory"] : [])].join(" or ");
}

function withoutStack(name: string, lines: readonly string[]): Error {
  const error = new Error(plainLines(lines));
  error.name = name;
  error.stack = `${name}: ${error.message}`;
  return error;
}

function plainLines(lines: readonly string[]): string {
  return lines.map(plainText).join("\n");
}

function observationLines(observation: Observation): readonly string[] {
  const { subject, lines } = explainObservation(observation);
  return [`${observation.outcome === "error" ? "?" : "✗"} ${subject}`, ...lines.map((line) => `    ${line}`)];
}
