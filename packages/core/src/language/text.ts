/** Control, bidirectional, invisible and unpaired characters: what a reader cannot see, or a terminal obeys. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/**
 * Text from a provider made safe for one line of a terminal or a CI log: nothing that cannot be seen, no line breaks,
 * and nothing that a CI runner takes for a command.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)
    .replaceAll("##[", "## [")
    .replace(/^(\s*)::/, "$1: :");
}
