import { plainText } from "@bylaw/core/run";

/** What a line of a GitHub workflow command says beside its message. */
export interface CommandProperties {
  readonly file: string;
  readonly line: number;
  readonly title: string;
}

/**
 * A workflow command of GitHub Actions, as one line. Nothing in it begins another, whatever it says; `lines` are shown as lines.
 *
 * @example workflowCommand("error", { file: "a.ts", line: 3, title: "Fails" }, ["One", "Two"]) // "::error file=a.ts,...::One%0ATwo"
 */
export function workflowCommand(
  name: "error" | "warning" | "notice",
  { file, line, title }: CommandProperties,
  lines: readonly string[],
): string {
  const properties = `file=${property(file)},line=${line},title=${property(title)}`;
  return `::${name} ${properties}::${lines.map((one) => data(plainText(one))).join("%0A")}\n`;
}

function property(text: string): string {
  return data(plainText(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
