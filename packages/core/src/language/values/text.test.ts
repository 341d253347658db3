import { expect, test } from "vitest";
import { plainText, showUnseen } from "../../run/index.ts";

test.each([
  ["\u001b[31mred", "\\u{1b}[31mred"],
  ["a\nb\r\u2028c", "a\\u{a}b\\u{d}\\u{2028}c"],
  ["::set-output name=x::y", ": :set-output name=x::y"],
  ["  ::error::x", "  : :error::x"],
  ["x ##[error]y", "x ## [error]y"],
  ["x ##vso[task.complete]y", "x ## vso[task.complete]y"],
  ["###VSO[a ##teamcity[b]", "### VSO[a ## teamcity[b]"],
  ["## heading, a##b [c]", "## heading, a##b [c]"],
  ["\u202egnp.exe", "\\u{202e}gnp.exe"],
  ["half \ud83d a pair", "half \\u{d83d} a pair"],
  ["soft\u00adhyphen and \u{e0041}tag", "soft\\u{ad}hyphen and \\u{e0041}tag"],
  ["arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:root"],
  ["fill\u3164\u115f\u1160\uffa0ers", "fill\\u{3164}\\u{115f}\\u{1160}\\u{ffa0}ers"],
  ["a\ufe00b\ufe0fc\u{e0100}d\u{e01ef}", "a\\u{fe00}b\\u{fe0f}c\\u{e0100}d\\u{e01ef}"],
  ["j\u034foin \u17b4\u17b5", "j\\u{34f}oin \\u{17b4}\\u{17b5}"],
  ["❤\ufe0f, but ❤\ufe0f\ufe0f", "❤\ufe0f, but ❤\ufe0f\\u{fe0f}"],
  ["Grüße 日本 🎉", "Grüße 日本 🎉"],
])("%j is printed as %j", (hostile, plain) => {
  expect(plainText(hostile)).toBe(plain);
});

test.each([
  ["a Hangul filler", "adm\u3164in", "adm\\u{3164}in"],
  ["a grapheme joiner", "adm\u034fin", "adm\\u{34f}in"],
  ["an ideographic variation selector", "adm\u{e0101}in", "adm\\u{e0101}in"],
  ["a joiner between letters that do not join", "adm\u200din \u200cx", "adm\\u{200d}in \\u{200c}x"],
  ["a joiner at an edge", "\u{1f469}\u200d", "\u{1f469}\\u{200d}"],
  ["a reserved character that is never shown", "a\u{e0fff}\ufff0b", "a\\u{e0fff}\\u{fff0}b"],
])("house 12: %s is seen", (_, hidden, shown) => {
  expect(showUnseen(hidden)).toBe(shown);
  expect(plainText(hidden)).toBe(shown);
});

test.each([
  ["an emoji of two pictographs", "\u{1f469}\u200d\u{1f4bb}"],
  ["one with a skin tone", "\u{1f469}\u{1f3fd}\u200d\u{1f4bb}"],
  ["one with a variation selector in it", "\u2764\ufe0f\u200d\u{1f525}"],
  ["Persian, whose words have non-joiners", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"],
  ["a joiner after a virama", "\u0915\u094d\u200d\u0937"],
])("%s stays as it is written", (_, text) => {
  expect(showUnseen(text)).toBe(text);
});

test("whoever asks may write them in another way", () => {
  expect(showUnseen("a\u3164\nb", (one) => (one === "\n" ? one : "?"))).toBe("a?\nb");
});
