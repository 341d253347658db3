/** Characters without a form of their own that form what stands around them, and so are seen. */
const FORMING = [
  // A variation selector, and the joiner between two pictographs, make emoji.
  /(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]/u,
  /(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})/u,
  // Where RFC 5892 lets joiners stand in names: between Arabic letters, and after a virama.
  /(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})/u,
  /(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2])[\u200c\u200d]/u,
];

/** What a reader cannot see, or a terminal obeys: control, bidirectional, invisible and unpaired characters. */
const UNSEEN = new RegExp(
  `(?!${FORMING.map(({ source }) => source).join("|")})` +
    "[\\p{Cc}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\ufff9-\\ufffb\\p{Cs}]",
  "gu",
);

/** Nearly all text is this, and needs no closer look. */
const SEEN = /^[\x20-\x7e]*$/;

/** `##[error]`, `##vso[task.setvariable]`, `##teamcity[...]`: a command to a CI runner, wherever it stands in a line. */
const COMMAND = /##(?=\w*\[)/g;

/**
 * Text with each character that cannot be seen, line breaks among them, as `write` writes it: `\u{202e}` unless it
 * says otherwise. The one list of such characters: terminals, JSON and documents all ask here.
 *
 * @example showUnseen("adm\u3164in") // adm\u{3164}in
 */
export function showUnseen(text: string, write: (character: string) => string = codePointOf): string {
  return SEEN.test(text) ? text : text.replaceAll(UNSEEN, (character) => write(character));
}

/**
 * Text from a provider made safe for one line of a terminal or a CI log: nothing that cannot be seen, no line breaks,
 * and nothing that a CI runner obeys.
 */
export function plainText(text: string): string {
  return showUnseen(text)
    .replaceAll(COMMAND, "## ")
    .replace(/^(\s*)::/, "$1: :");
}

/**
 * JSON that shows every character and commands nothing: what cannot be seen, and what a CI runner obeys, is written as
 * escapes, and reads back the same. The line breaks of an indented text stay.
 *
 * @example jsonText({ name: "adm\u3164in" }) // {"name":"adm\\u3164in"}
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = showUnseen(JSON.stringify(value, null, indent), (one) => (one === "\n" ? one : escaped(one)));
  return text.replaceAll(COMMAND, escaped);
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

function codePointOf(character: string): string {
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

/** `1 control`, `3 controls`. */
export function counted(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`}`;
}
