import { coverageSections } from "@bylaw/core/run";
import { hostile, seen, squeeze } from "@bylaw/testbed/hostile";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageSaying } from "./coverage.fixture.ts";
import { coverageDocument } from "./coverage.ts";
import { definitionDocuments } from "./documents.ts";
import { codeSpan, escapeProse, escapeText, linkTo } from "./markdown.ts";
import { read, readDocument } from "./reader.fixture.ts";
import { sampleProgram, usual } from "./sample.fixture.ts";

const harmless = "harmless";
const harmlessResource = "unharmful";

/** A waiver names one exact resource, so core lets no star stand there, and no space around it. */
const starless = (words: string) => words.replaceAll("*", "+").trim();

/** Nobody approves a request of their own: the two people have two names. */
const said = (place: string, words: string, resource: string) => {
  if (place === "waived resource") return resource;
  return place === "other person" ? `${words} too` : words;
};

const documentsSaying = (words: string, resource: string) =>
  definitionDocuments(sampleProgram({ ...usual, text: (place) => said(place, words, resource) }), {
    names: true,
  });

describe("hostile words in every field of every definition", () => {
  const calm = documentsSaying(harmless, harmlessResource).map(readDocument);

  it("are tried in numbers", () => expect(hostile.length).toBeGreaterThanOrEqual(200));

  it.each(hostile)("stay words: %j", (words) => {
    for (const [at, document] of documentsSaying(words, starless(words)).entries()) {
      const { path, content } = document;
      const { tags, texts } = readDocument(document);
      expect(tags, path).toEqual(calm[at]?.tags);
      const expected = calm[at]?.texts.map((text) =>
        squeeze(
          text
            .replaceAll(harmless, () => seen(words))
            .replaceAll(harmlessResource, () => seen(starless(words))),
        ),
      );
      expect(texts, path).toEqual(expected);
      expect(content, path).not.toMatch(/^\s*::|##\[|\{\{|\}\}|\{%|\$/m);
    }
  });
});

describe("hostile words in every place of a period", () => {
  const page = (words: string) => {
    const { coverage, lost } = coverageSaying(words);
    return coverageDocument(coverage, lost, coverageSections(coverage, lost, true)).content;
  };
  /** Where a link to a control leads depends on its id, and is a name of ours in any case. */
  const shape = (tags: readonly string[]) =>
    tags.map((tag) => tag.replace(/(href="control-matrix\.md#)[a-z0-9_-]*"/, '$1"'));
  /** Within a sentence words keep the space around them. */
  const dense = (text: string) => text.replaceAll(" ", "");
  const calm = read(page(harmless));

  it.each(hostile)("stay words: %j", (words) => {
    const content = page(words);
    const { tags, texts } = read(content);
    expect(shape(tags)).toEqual(shape(calm.tags));
    expect(texts.map(dense)).toEqual(
      calm.texts.map((text) => dense(text.replaceAll(harmless, () => seen(words)))),
    );
    expect(content).not.toMatch(/^\s*::|##\[|\{\{|\}\}|\{%|\$/m);
  });
});

it.each([
  ["the Hangul filler", "adm\u3164in", "adm\\u{3164}in"],
  ["the grapheme joiner", "adm\u034fin", "adm\\u{34f}in"],
  ["a variation selector", "adm\u{e0101}in", "adm\\u{e0101}in"],
])("house 12: %s is seen in a policy", (_, words, shown) => {
  const policy = documentsSaying(words, words).find(({ path }) => path === "policies/encryption.md");
  const { texts } = read(policy?.content ?? "");
  expect(texts).toContain(shown);
});

it.each([
  ["@acme/security", "&#64;<!-- -->acme/security"],
  ["by (@ana)", "by (&#64;<!-- -->ana)"],
  ["[x]@ana", "&#91;x&#93;&#64;<!-- -->ana"],
  ["ana@acme.example", "ana&#64;acme.example"],
  ["5 @ 3", "5 @ 3"],
])("%j mentions nobody", (words, markdown) => {
  expect(escapeText(words)).toBe(markdown);
  expect(read(markdown).texts.join("")).toBe(words);
});

it.each([
  [":white_check_mark: pass", "&#58;<!-- -->white_check_mark: pass"],
  ["pass :heavy-check_mark:", "pass &#58;<!-- -->heavy-check_mark:"],
  [":+1:", "&#58;<!-- -->+1:"],
  ["a:x:b", "a&#58;<!-- -->x:b"],
  ["at 10:30:00, note: a", "at 10:30:00, note: a"],
])("%j is no picture", (words, markdown) => {
  expect(escapeText(words)).toBe(markdown);
  expect(read(markdown).texts.join("")).toBe(words);
});

describe("any text", () => {
  const alphabet = [
    ..." \n\t|\\`*_{}[]()<>#+-=.!~:@&;/\"'$%^?19ax\u001b\u202e\u200b\ud800",
    "www.",
    "http://",
  ];
  const words = fc.array(fc.oneof(fc.constantFrom(...alphabet), fc.string()), { maxLength: 24 });
  const any = words.map((parts) => parts.join("")).filter((text) => seen(text) !== "");

  const holds = (template: (text: string) => string, tags: readonly string[]) =>
    fc.assert(
      fc.property(any, (text) => {
        const reading = read(template(text));
        expect(reading.tags).toEqual(tags);
        expect(squeeze(reading.texts.join(""))).toBe(seen(text));
      }),
      { numRuns: 3000 },
    );

  it("reads as it is in a paragraph", () => holds(escapeText, ["<p>", "</p>"]));

  it("reads as it is in a heading", () => holds((text) => `# ${escapeText(text)}`, ["<h1>", "</h1>"]));

  it("reads as it is in a list", () =>
    holds((text) => `- ${escapeText(text)}`, ["<ul>", "<li>", "</li>", "</ul>"]));

  it("reads as it is in a link", () =>
    holds((text) => linkTo("x.md", text), ["<p>", '<a href="x.md">', "</a>", "</p>"]));

  it("reads as it is in code", () => holds(codeSpan, ["<p>", "<code>", "</code>", "</p>"]));

  it("reads as it is in a table", () => {
    const row = ["<tr>", "<td>", "</td>", "<td>", "<code>", "</code>", "</td>", "</tr>"];
    const tags = ["<table>", "<thead>", "<tr>", "<th>", "</th>", "<th>", "</th>", "</tr>", "</thead>"];
    fc.assert(
      fc.property(any, (text) => {
        const reading = read(`| | |\n| --- | --- |\n| ${escapeText(text)} | ${codeSpan(text)} |`);
        expect(reading.tags).toEqual([...tags, "<tbody>", ...row, "</tbody>", "</table>"]);
        const cells = reading.texts.filter((part) => part !== "");
        expect(cells).toEqual([seen(text), seen(text)]);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps its paragraphs as prose and becomes nothing else", () => {
    fc.assert(
      fc.property(any, (text) => {
        const { tags, texts } = read(escapeProse(text));
        expect(new Set(tags)).toEqual(new Set(["<p>", "</p>"]));
        expect(squeeze(texts.join(" "))).toBe(seen(text));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("prose", () => {
  it("parts paragraphs at blank lines and keeps single breaks", () => {
    expect(escapeProse("One.\nStill one.\n\n\nTwo:\n- a\n1. b\n# c")).toMatchInlineSnapshot(`
      "One.\\
      Still one.

      Two:\\
      &#45; a\\
      1&#46; b\\
      &#35; c"
    `);
  });
});
