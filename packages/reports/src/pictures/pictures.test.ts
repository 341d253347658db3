import { defineProgram, defineRisk, fiveByFive } from "@bylaw/core";
import { describe, expect, it } from "vitest";
import { coverageSaying } from "../coverage.fixture.ts";
import { definitionDocuments } from "../documents.ts";
import { sampleProgram } from "../sample.fixture.ts";
import { yearStrip } from "../year-strip.ts";

const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
const labelsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<rect class="cell[^>]*><title>([^<]*)<\/title>/g)].map(([, text = ""]) => text);

const heatMapOf = (program = sampleProgram()) =>
  definitionDocuments(program).find(({ path }) => path === "pictures/risk-heat-map.svg")?.content ?? "";

describe("the heat map of risks", () => {
  it("has a map before controls and one after, each cell with its level and its risks", () => {
    const svg = heatMapOf();
    expect(labelsOf(svg)).toHaveLength(18);
    expect(labelsOf(svg).filter((label) => label.includes("RISK"))).toEqual([
      "likelihood medium, impact high, high: RISK-001",
      "likelihood low, impact medium, low: RISK-001",
    ]);
    expect(textsOf(svg).slice(0, 9)).toEqual([
      "Inherent: before controls",
      "high",
      "medium",
      "high",
      "high",
      "medium",
      "low",
      "medium",
      "high",
    ]);
    expect(svg).toContain('<title id="title">Risk heat map of Acme, Inc.</title>');
    expect(svg).toMatch(/<\/svg>\n<!-- bylaw:digest sha256:[0-9a-f]{64} -->\n$/);
  });

  it("follows the program's matrix, and has room for many risks and long ids", () => {
    const sample = sampleProgram();
    const [first] = sample.risks;
    if (first === undefined) throw new Error("The sample has a risk.");
    const { kind: _, ...risk } = first;
    const inherent = { likelihood: "possible", impact: "severe" } as const;
    const risks = Array.from({ length: 40 }, (__, at) =>
      defineRisk({ ...risk, id: `A-${at}${"long".repeat(at)}`, inherent, residual: inherent }),
    );
    const svg = heatMapOf(defineProgram({ ...sample, risks, riskMatrix: fiveByFive }));
    expect(labelsOf(svg)).toHaveLength(50);
    for (const { id } of risks) expect(labelsOf(svg).filter((label) => label.includes(id))).toHaveLength(2);
    const ids = textsOf(svg).filter((text) => text.includes("A-"));
    expect(Math.max(...ids.map((text) => text.replaceAll(/&#\d+;/g, "…").length))).toBeLessThanOrEqual(14);
    expect(ids.filter((text) => text.endsWith("&#8230;")).length).toBeGreaterThan(70);
    const height = Number(/viewBox="0 0 760 (\d+)"/.exec(svg)?.[1]);
    expect(Math.max(...[...svg.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y)))).toBeLessThan(height);
  });

  it("is not drawn while there is nothing to draw, and nothing leads to it", () => {
    const documents = definitionDocuments(defineProgram({ ...sampleProgram(), risks: [] }));
    expect(documents.map(({ path }) => path)).not.toContain("pictures/risk-heat-map.svg");
    expect(documents.filter(({ content }) => content.includes("risk-heat-map"))).toEqual([]);
  });
});

describe("the year's strip", () => {
  const { path, content } = yearStrip(coverageSaying("access-reviewed").coverage);

  it("has a row for each control and a column for each month, with the signs of the table", () => {
    expect(path).toBe("pictures/year-strip.svg");
    expect(textsOf(content)).toMatchInlineSnapshot(`
      [
        "2026-01-01 to 2026-04-30, as of 2026-03-20",
        "&#9632; operated, &#33; late, &#10007; gap or deviation, &#126; waived, &#63; undecided, &#183; to come; where there is none, nothing was owed",
        "2026",
        "01",
        "02",
        "03",
        "04",
        "keys",
        "&#10007;",
        "&#10007;",
        "&#63;",
        "&#183;",
        "access-reviewed",
        "&#33;",
        "&#33;",
        "&#10007;",
        "access-reviewed",
      ]
    `);
    expect(labelsOf(content)).toMatchInlineSnapshot(`
      [
        "keys, 2026-01: gap or deviation",
        "keys, 2026-02: gap or deviation",
        "keys, 2026-03: undecided",
        "keys, 2026-04: to come",
        "access-reviewed, 2026-01: late",
        "access-reviewed, 2026-02: late",
        "access-reviewed, 2026-03: gap or deviation",
        "access-reviewed, 2026-04: nothing owed",
        "access-reviewed, 2026-01: nothing owed",
        "access-reviewed, 2026-02: nothing owed",
        "access-reviewed, 2026-03: nothing owed",
        "access-reviewed, 2026-04: nothing owed",
      ]
    `);
  });

  it("belongs to its day, and says which", () => {
    expect(content).toContain("2026-01-01 to 2026-04-30, as of 2026-03-20</title>");
    expect(content).toMatch(/<\/svg>\n<!-- bylaw:status -->\n$/);
  });

  it("cuts a long name, one of wide letters sooner, and says it whole in each cell", () => {
    for (const [name, shown] of [
      ["a".repeat(60), `${"a".repeat(35)}&#8230;`],
      ["\u4e2d".repeat(30), `${"\u4e2d".repeat(17)}&#8230;`],
    ] as const) {
      const strip = yearStrip(coverageSaying(name).coverage).content;
      expect(textsOf(strip)).toContain(shown);
      expect(labelsOf(strip)).toContain(`${name}, 2026-01: nothing owed`);
    }
  });
});
