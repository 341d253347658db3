import { locationText } from "@bylaw/core/node";
import { counted, jsonText, plainText } from "@bylaw/core/run";
import { workflowCommand } from "@bylaw/exports";
import type { LintedProgram, LintFinding } from "@bylaw/source/lint";
import type { Io } from "../../io.ts";
import { fold } from "../../output/width.ts";

/** What is found, each with its place, and what is accepted, with the reason. */
export function lintText(found: LintedProgram, { cwd, columns, color }: Io): string {
  const { findings, accepted, sentences } = found;
  const place = (one: LintFinding): string => `${locationText(one, found, cwd)}:${one.column}`;
  const lines = [
    ...findings.flatMap((one) => [
      `${color.bold(place(one))} ${plainText(one.rule)}, ${plainText(one.subject)}`,
      `  ${plainText(one.message)}`,
      `  ${plainText(one.suggestion)}`,
      "",
    ]),
    ...accepted.map(
      (one) =>
        `accepted: ${place(one)} ${plainText(one.rule)}, ${plainText(one.subject)}: ${plainText(one.reason)}`,
    ),
    `${counted(findings.length, "finding")} in ${counted(sentences, "sentence")}, ${accepted.length} accepted.`,
    ...(findings.length === 0
      ? []
      : ["Write it anew, or accept it above its line: // bylaw-lint-ignore <rule>: <reason>"]),
  ];
  return fold(`${lines.join("\n")}\n`, columns);
}

/** As lines that GitHub Actions shows beside the file. */
export function annotationsText({ findings }: LintedProgram): string {
  return findings
    .map(({ path, line, rule, subject, message, suggestion }) =>
      workflowCommand("error", { file: path, line, title: `${rule}, ${subject}` }, [message, suggestion]),
    )
    .join("");
}

export function lintJson({ findings, accepted, sentences }: LintedProgram, loaded: boolean): string {
  return `${jsonText({ format: "bylaw-lint/1", loaded, sentences, findings, accepted }, 2)}\n`;
}
