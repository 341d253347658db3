/**
 * What a reader cannot see, or a terminal obeys: control, bidirectional, invisible and unpaired characters. A variation
 * selector stays where it makes a pictograph an emoji.
 */
const UNPRINTABLE =
  /(?!(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb\p{Cs}]/gu;

/** `##[error]`, `##vso[task.setvariable]`, `##teamcity[...]`: a command to a CI runner, wherever it stands in a line. */
const COMMAND = /##(?=\w*\[)/g;

/**
 * Text from a provider made safe for one line of a terminal or a CI log: nothing that cannot be seen, no line breaks,
 * and nothing that a CI runner takes for a command.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)
    .replaceAll(COMMAND, "## ")
    .replace(/^(\s*)::/, "$1: :");
}
