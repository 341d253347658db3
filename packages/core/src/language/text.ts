/**
 * Text from a provider made safe for one line of a terminal or a CI log: no control, bidirectional or invisible
 * characters, no line breaks, and nothing that a CI runner takes for a command.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, (character) => {
      const code = character.codePointAt(0) as number;
      return `\\u{${code.toString(16)}}`;
    })
    .replaceAll("##[", "## [")
    .replace(/^(\s*)::/, "$1: :");
}
