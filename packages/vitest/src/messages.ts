import {
  explainObservation,
  type Observation,
  type Program,
  statementLine,
  statementsOf,
  type Task,
} from "@bylaw/core";

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
  const error = new Error(lines.join("\n"));
  error.name = failed > 0 ? "Failing" : "Undecided";
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** The words of the waivers that cover every failure of a task. */
export function waivedText(waived: readonly Observation[], shown: number): string {
  const words = waived.slice(0, shown).map((observation) => {
    const { subject, lines } = explainObservation(observation);
    return `${subject}: ${lines.at(-1)}`;
  });
  return [...words, ...(waived.length > shown ? [`and ${waived.length - shown} more`] : [])].join("; ");
}

function observationLines(observation: Observation): readonly string[] {
  const { subject, lines } = explainObservation(observation);
  return [`${observation.outcome === "error" ? "?" : "✗"} ${subject}`, ...lines.map((line) => `    ${line}`)];
}
