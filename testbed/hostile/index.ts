const payloads: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</td></tr></table><h1>owned</h1>",
  "<!-- hidden",
  "--> shown",
  "<!-- bylaw:digest sha256:0 -->",
  "<?php x ?>",
  "<![CDATA[x]]>",
  "<https://evil.example>",
  "<a@evil.example>",
  "&lt;b&gt; &#60; &#x3c; &copy; &copy R&D",
  "](javascript:alert(1))",
  "[x](javascript:alert(1))",
  "![x](https://evil.example/p.png)",
  "[x][y]",
  "[x]: https://evil.example 'y'",
  "[^1]: note",
  "[ ] task",
  "https://evil.example/path_with_parts?a=b&c=d",
  "www.evil.example",
  "WWW.evil.example and HTTP://evil.example",
  "ana@evil.example",
  "mailto:ana@evil.example",
  "@acme/security",
  "by (@acme) and @ana_b, @_c",
  "a | b | c",
  "| --- | --- |",
  "\\| \\\\| \\\\\\|",
  "`code` ``more`` ```",
  "```js",
  "~~~",
  "~~gone~~ ~gone~",
  "*a* **b** ***c***",
  "_a_ __b__ snake_case _x",
  "a*b*c a_b_c a__b",
  "# heading",
  "####### no",
  "- item",
  "+ item",
  "* item",
  "1. item",
  "12) item",
  "1986\\. year",
  "> quote",
  "---",
  "===",
  "***",
  ":-- | --:",
  "\\",
  "ends with \\",
  "\\*not\\* \\`",
  "$x^2$ $$y$$ $`z`$",
  "::set-output name=x::y",
  "::add-mask::secret",
  "##[set-output name=x]y",
  "%0A::debug::x",
  "\u001b[31mred\u001b[0m",
  "\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007",
  "\u202egnp.exe",
  "\u2066a\u2069 \u200fb \u061c",
  "in\u200bvisible \ufeff \u00ad soft",
  "tag \u{e0041}\u{e007f}",
  "lone \ud800 half \udc00",
  "bell \u0007 back \b null \u0000 del \u007f c1 \u009b31m",
  "{{constructor}}",
  "{{{raw}}} {{> partial}} {{#each x}}",
  "{% include x %} {# x #} #{x} $" + "{x}",
  "__proto__",
  "=cmd|' /C calc'!A0",
  "@SUM(1)",
  "+1-1",
  "-2+3",
  "'quoted' \"double\" `back`",
  "tab\there",
  "a\nb",
  "a\r\nb\rc",
  "a\u2028b\u2029c\u0085d",
  "x\n# heading\n- item\n| a | b |\n| - | - |",
  "x\n===",
  "x\n---",
  "    indented",
  "\ttabbed",
  "  two  spaces  ",
  ":smile: :+1:",
  "<details open><summary>x",
  "../../etc/passwd",
  "C:\\temp\\new",
  "emoji \u{1f469}\u200d\u{1f4bb} caf\u00e9 \u4e2d\u6587 \u05e9\u05dc\u05d5\u05dd",
  "\u3164 adm\u3164in \u115f\u1160\uffa0",
  "adm\u034fin \u17b4\u180b\ufff0",
  "a\u{e0101}b\ufe0fc\u{e01ef}\u{e0fff}",
  "no\u200cn-joiner joi\u200dner \u{1f469}\u200d",
  "arn:aws:iam::111111111111:role/x",
];

/** Payloads on their own and inside words, so that what stands at the edge of a value is tried too. */
export const hostile: readonly string[] = [
  ...payloads,
  ...payloads.map((payload) => `a ${payload} b`),
  ...payloads.map((payload) => `${payload}${payload}`),
];

/** What a reader is to see: one line, with what cannot be seen written out. Written apart from the source on purpose. */
export function seen(value: string): string {
  const whole = value.replaceAll("\r\n", " ").replaceAll(EMOJI, EMOJI.replace("\u200d", JOINER));
  let text = "";
  for (const character of whole) {
    const code = character.codePointAt(0) as number;
    if (["\n", "\r", "\t", " ", "\u0085", "\u2028", "\u2029"].includes(character)) text += " ";
    else if (isUnseen(code)) text += `\\u{${code.toString(16)}}`;
    else text += character;
  }
  return squeeze(text).replaceAll(JOINER, "\u200d");
}

/** The one emoji of the payloads that is a pair, whose joiner is seen; a private character holds its place. */
const EMOJI = "\u{1f469}\u200d\u{1f4bb}";
const JOINER = "\ue000";

export function squeeze(text: string): string {
  return text.replaceAll(/ +/g, " ").trim();
}

function isUnseen(code: number): boolean {
  const within = (from: number, to: number): boolean => code >= from && code <= to;
  return (
    within(0, 0x1f) ||
    within(0x7f, 0x9f) ||
    within(0x115f, 0x1160) ||
    within(0x17b4, 0x17b5) ||
    within(0x180b, 0x180f) ||
    within(0x200b, 0x200f) ||
    within(0x202a, 0x202e) ||
    within(0x2060, 0x206f) ||
    within(0xd800, 0xdfff) ||
    within(0xfe00, 0xfe0f) ||
    within(0xfff0, 0xfffb) ||
    within(0xe0000, 0xe0fff) ||
    [0xad, 0x34f, 0x61c, 0x3164, 0xfeff, 0xffa0].includes(code)
  );
}
