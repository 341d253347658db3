import { defineProgram, soc2 } from "@bylaw/core";
import { describe, expect, it } from "vitest";
import { definitionDocuments } from "./documents.ts";
import { anchoredTwice, brokenLinks } from "./links.fixture.ts";
import { sampleProgram } from "./sample.fixture.ts";

const documents = definitionDocuments(sampleProgram());
const contentOf = (path: string, all = documents) => {
  const found = all.find((one) => one.path === path);
  if (found === undefined) throw new Error(`${path} is not written.`);
  return found.content.replace(/\n<!-- bylaw:digest .*\n$/, "");
};

describe("a program that defines nothing of that", () => {
  const bare = definitionDocuments(
    defineProgram({
      organization: { name: "New, Ltd." },
      framework: soc2.scope({ categories: [] }),
      providers: [],
    }),
  );

  it("has the same documents, which say what is missing", () => {
    expect(bare.map(({ path }) => path)).toEqual([
      "README.md",
      "control-matrix.md",
      "criteria.md",
      "evidence-calendar.md",
      "organization.md",
      "risk-register.md",
      "system-description.md",
      "vendor-register.md",
      "waivers.md",
    ]);
    expect(contentOf("organization.md", bare)).toContain("The program defines no roles.");
    expect(contentOf("vendor-register.md", bare)).toContain(
      "The program does not define its vendors: nobody has listed them.",
    );
    expect(contentOf("evidence-calendar.md", bare)).toContain(
      "The program defines no period, so there are no months to show.",
    );
    expect(
      contentOf("system-description.md", bare).match(/\\\[not written yet: .*?\\\]/g),
    ).toMatchInlineSnapshot(`
      [
        "\\[not written yet: the name of the system\\]",
        "\\[not written yet: the firm and the type of the report\\]",
        "\\[not written yet: the period\\]",
        "\\[not written yet: the services that the company provides\\]",
        "\\[not written yet: the principal service commitments\\]",
        "\\[not written yet: what the commitments require of the system\\]",
        "\\[not written yet: where the system ends\\]",
        "\\[not written yet: the infrastructure of the system\\]",
        "\\[not written yet: the software of the system\\]",
        "\\[not written yet: the people of the system\\]",
        "\\[not written yet: the procedures of the system\\]",
        "\\[not written yet: the data of the system\\]",
        "\\[not written yet: the policies\\]",
        "\\[not written yet: the significant incidents of the period, or that there were none\\]",
        "\\[not written yet: what customers must do themselves, or that there is nothing\\]",
        "\\[not written yet: the subservice organizations, or that there are none\\]",
        "\\[not written yet: the significant changes of the period, or that there were none\\]",
      ]
    `);
  });

  it("has no vendors where it says so", () => {
    const { content } = definitionDocuments(
      defineProgram({
        organization: { name: "New, Ltd." },
        framework: soc2.scope({ categories: [] }),
        providers: [],
        vendors: [],
      }),
    ).find(({ path }) => path === "vendor-register.md") as { readonly content: string };
    expect(content).toContain("The program says that there are no vendors.");
  });
});

it("has links that lead somewhere, whatever is defined", () => {
  const { period: _, ...without } = sampleProgram();
  const all = [
    documents,
    definitionDocuments(defineProgram(without)),
    definitionDocuments(defineProgram({ ...without, risks: [], policies: [], waivers: [], roles: [] })),
  ];
  for (const one of all) {
    expect(brokenLinks(one)).toEqual([]);
    expect(one.flatMap(anchoredTwice)).toEqual([]);
  }
});
