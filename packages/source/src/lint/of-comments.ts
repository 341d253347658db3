import type { AcceptedFinding, LintFinding, Placed } from "./finding.ts";
import type { Ignore } from "./read/read-ignores.ts";
import { lintRules, programRules } from "./rules/rules.ts";
import { unusedIgnore } from "./rules/unused-ignore.ts";

/**
 * Tells what comments accept from what they do not, and each comment that accepts nothing, or for no reason. Without a
 * program nobody knows whether a comment on who is tied to whom accepts something.
 */
export function ofComments(
  placed: readonly Placed[],
  ignores: readonly Ignore[],
  { isProgramThere }: { readonly isProgramThere: boolean },
): { readonly findings: readonly LintFinding[]; readonly accepted: readonly AcceptedFinding[] } {
  const used = new Set<Ignore>();
  const findings: LintFinding[] = [];
  const accepted: AcceptedFinding[] = [];
  for (const { finding, anchors } of placed) {
    const ignore = ignores.find((one) => accepts(one, finding, anchors));
    if (ignore === undefined) findings.push(finding);
    else {
      used.add(ignore);
      accepted.push({ ...finding, reason: ignore.reason });
    }
  }
  const told = ignores.filter(({ rule, reason }) => isProgramThere || reason === "" || !isOfProgram(rule));
  return { findings: [...findings, ...told.flatMap((one) => faultOf(one, used.has(one)))], accepted };
}

function isOfProgram(rule: string): boolean {
  return programRules.some(({ id }) => id === rule);
}

/** Without a reason it accepts nothing. */
function accepts(
  { path, rule, reason, covers }: Ignore,
  finding: LintFinding,
  anchors: readonly number[],
): boolean {
  const isThere =
    path === finding.path && covers.some((line) => line === finding.line || anchors.includes(line));
  return isThere && rule === finding.rule && reason !== "";
}

function faultOf({ path, line, column, rule, reason }: Ignore, isUsed: boolean): readonly LintFinding[] {
  if (isUsed) return [];
  const place = { rule: unusedIgnore.id, path, line, column, subject: `comment on ${rule || "no rule"}` };
  const isRule = lintRules.some(({ id }) => id === rule);
  if (!isRule) {
    const message = rule === "" ? "It names no rule." : `No rule is called ${JSON.stringify(rule)}.`;
    const ids = lintRules.map(({ id }) => id).join(", ");
    return [{ ...place, message, suggestion: `Name one of ${ids}.` }];
  }
  return [
    reason === ""
      ? {
          ...place,
          message: "It gives no reason, and so accepts nothing.",
          suggestion: "Give it after a colon.",
        }
      : { ...place, message: "It accepts a finding that is not there.", suggestion: "Take it out." },
  ];
}
