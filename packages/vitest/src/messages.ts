import { isBylawError, type Program } from "@bylaw/core";
import {
  explainObservation,
  type Observation,
  plainText,
  statementLine,
  statementsOf,
  type Task,
} from "@bylaw/core/run";

/** An error whose message is the whole report. It has no stack: one would only point into this package. */
export function failureError(
  program: Program,
  task: Task,
  failing: readonly Observation[],
  shown: number,
): Error {
  const undecided = failing.filter((one) => one.outcome === "error").length;
  const failed = failing.length - undecided;
  const counts = [
    failed > 0 ? `${failed} fail` : "",
    undecided > 0 ? `${undecided} could not be decided` : "",
  ];
  const lines = [
    `${task.check.title}: ${counts.filter((one) => one !== "").join(", ")}`,
    ...statementsOf(program, task).map((statement) => statementLine(statement, program)),
    ...failing.slice(0, shown).flatMap(observationLines),
    ...(failing.length > shown ? [`and ${failing.length - shown} more`] : []),
    ...(failed > 0 ? [`fix: ${task.check.fix}`] : []),
  ];
  return withoutStack(failed > 0 ? "Failing" : "Undecided", lines);
}

/** What a task that gave no observation at all fails with. */
export function nothingError({ check }: Task): Error {
  return withoutStack("Undecided", [`${check.title}: nothing was observed, so nothing is decided`]);
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
export function waivedText(waived: readonly Observation[], shown: number): string {
  const words = waived.slice(0, shown).map((observation) => {
    const { subject, lines } = explainObservation(observation);
    return `${subject}: ${lines.at(-1)}`;
  });
  return [...words, ...(waived.length > shown ? [`and ${waived.length - shown} more`] : [])].join("; ");
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
