import type { Assertion } from "../language/fact.ts";
import type { Program } from "../language/program.ts";
import { type Statement, shownParameters, statementText } from "../language/statement.ts";
import { plainText } from "../language/text.ts";
import type { Observation } from "./observation.ts";
import type { Task } from "./plan.ts";

/** An observation in words: safe text, ready for any output. */
export interface Explanation {
  /** `AWS KMS key alias/payments (arn:aws:kms:...) in aws/111111111111/eu-west-1`. */
  readonly subject: string;
  /** What did not hold, one line each: `rotation period: 730 days, expected at most 365 days`. */
  readonly lines: readonly string[];
}

/** Says what was observed and what was expected, or why nothing could be. */
export function explainObservation(observation: Observation): Explanation {
  const { resource, scope, waiver } = observation;
  const lines = telling(observation);
  if (waiver !== undefined) {
    lines.push(`waived until ${waiver.until} by ${waiver.approvedBy.name}: ${waiver.reason}`);
  }
  const named = resource.name === undefined ? resource.id : `${resource.name} (${resource.id})`;
  const subject = resource.whole
    ? `${resource.type}: all in ${resource.id}`
    : `${resource.type} ${named} in ${scope}`;
  return { subject: plainText(subject), lines: lines.map(plainText) };
}

/** The sentences that a task enforces: those that show a parameter it reads, else all that its control verifies. */
export function statementsOf(program: Program, task: Task): readonly Statement[] {
  const verified = program.policies
    .flatMap((policy) => policy.statements)
    .filter((statement) => statement.verifiedBy.some((control) => control.id === task.control.id));
  const read = new Set(Object.values(task.use.bindings).map((parameter) => parameter.id));
  const showing = verified.filter((one) => shownParameters(one).some((parameter) => read.has(parameter.id)));
  return showing.length > 0 ? showing : verified;
}

/** A numbered sentence: `ENC-4 (MUST) Rotate every encryption key at least every 180 days.` */
export function statementLine(statement: Statement, program: Program): string {
  return `${statement.id} (${statement.level}) ${statementText(statement, program.settings)}`;
}

function telling({ outcome, reason, problem, assertions }: Observation): string[] {
  if (reason !== undefined) return [reason];
  const held = assertions.filter((one) => one.outcome === outcome).flatMap((one) => assertionLines(one, ""));
  if (problem === undefined) return held;
  const grant = problem.permission === undefined ? "" : ` Grant ${problem.permission}.`;
  return [`${problem.code}: ${problem.message}${grant}`];
}

function assertionLines(assertion: Assertion, indent: string): readonly string[] {
  const { name, observed, expected, parameter, parts = [] } = assertion;
  const source = parameter === undefined ? "" : ` (${parameter})`;
  const line = `${indent}${name}: ${observed}, expected ${expected}${source}`;
  const telling = parts.filter((part) => part.outcome !== "pass" || assertion.outcome === "pass");
  return [line, ...telling.flatMap((part) => assertionLines(part, `${indent}  `))];
}
