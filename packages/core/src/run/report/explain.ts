import type { Assertion } from "../../language/checks/assertion.ts";
import { assertionLine, tellingParts } from "../../language/checks/compose.ts";
import type { Program } from "../../language/company/program.ts";
import { type Statement, statementText } from "../../language/company/statement.ts";
import type { Problem } from "../../language/values/problem.ts";
import { plainText } from "../../language/values/text.ts";
import type { Observation } from "../observation.ts";

/** An observation in words: safe text, ready for any output. */
export interface Explanation {
  /** `AWS KMS key alias/payments (arn:aws:kms:...) in aws/111111111111/eu-west-1`. */
  readonly subject: string;
  /** What did not hold, one line each: `rotation period: 730 days, expected at most 365 days`. */
  readonly lines: readonly string[];
}

/** Says what was observed and what was expected, or why nothing could be. */
export function explainObservation(observation: Observation): Explanation {
  const { waiver, lapsed, planned, overdue, advisory } = observation;
  const lines = telling(observation);
  if (waiver !== undefined) {
    lines.push(`waived until ${waiver.until} by ${waiver.approvedBy.name}: ${waiver.reason}`);
  }
  if (advisory !== undefined) lines.push(`advisory until ${advisory.until}: ${advisory.because}`);
  if (planned !== undefined)
    lines.push(`to be mended by ${planned.until}, by ${planned.owner}: ${planned.reason}`);
  if (overdue !== undefined)
    lines.push(`was to be mended by ${overdue.until}, by ${overdue.owner}: ${overdue.reason}`);
  if (lapsed !== undefined) lines.push(`its waiver ended on ${lapsed.until}: ${lapsed.reason}`);
  return { subject: subjectOf(observation), lines: lines.map(plainText) };
}

/** `AWS KMS key alias/payments (arn:aws:kms:...) in aws/111111111111/eu-west-1`: safe text. */
export function subjectOf({ resource, scope }: Pick<Observation, "resource" | "scope">): string {
  const named = resource.name === undefined ? resource.id : `${resource.name} (${resource.id})`;
  const subject = resource.whole
    ? `${resource.type}: all in ${resource.id}`
    : `${resource.type} ${named} in ${scope}`;
  return plainText(subject);
}

/** A numbered sentence: `ENC-4 (MUST) Rotate every encryption key at least every 180 days.` */
export function statementLine(statement: Statement, program: Program): string {
  return `${statement.id} (${statement.level}) ${statementText(statement, program.settings)}`;
}

/** What a problem is and what would mend it, on one line. */
export function problemLine({ code, message, permission }: Problem): string {
  const grant = permission === undefined ? "" : ` Grant ${permission}.`;
  return plainText(`${code}: ${message}${grant}`);
}

function telling({ outcome, reason, problem, assertions }: Observation): string[] {
  if (reason !== undefined) return [reason];
  if (problem !== undefined) return [problemLine(problem)];
  return assertions.filter((one) => one.outcome === outcome).flatMap((one) => assertionLines(one, ""));
}

function assertionLines(assertion: Assertion, indent: string): readonly string[] {
  const { problem, parts = [] } = assertion;
  const why = problem !== undefined && parts.length === 0 ? [`${indent}  ${problemLine(problem)}`] : [];
  return [`${indent}${assertionLine(assertion)}`, ...why, ...partLines(assertion, `${indent}  `)];
}

/** The lines below a group's own. Where one part speaks for the group, that part's line is the group's. */
function partLines(assertion: Assertion, indent: string): readonly string[] {
  const telling = tellingParts(assertion);
  const [only] = telling;
  if (only === undefined || telling.length > 1)
    return telling.flatMap((part) => assertionLines(part, indent));
  return assertionLines(only, indent.slice(2)).slice(1);
}
