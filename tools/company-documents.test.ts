import { join } from "node:path";
import type { Program } from "@bylaw/core";
import { type Document, definitionDocuments } from "@bylaw/reports";
import { lint } from "markdownlint/promise";
import { describe, expect, test } from "vitest";
import { anchoredTwice, brokenLinks, linksIn } from "../packages/reports/src/links.fixture.ts";
import { load } from "./load.ts";
import { root } from "./repo.ts";

const programOf = async (example: string): Promise<Program> =>
  (await load(join(root, "examples", example, "bylaw.config.ts"))).default as Program;

const acme = await programOf("acme");
const examples: readonly (readonly [name: string, documents: readonly Document[]])[] = [
  ["acme", definitionDocuments(acme)],
  ["acme, with names", definitionDocuments(acme, { names: true })],
  ["minimal", definitionDocuments(await programOf("minimal"))],
];

describe.each(examples)("the documents of %s", (_, documents) => {
  const pages = documents.filter(({ path }) => path.endsWith(".md"));

  test("pass a linter", async () => {
    const strings = Object.fromEntries(pages.map(({ path, content }) => [path, content]));
    const found = await lint({
      strings,
      config: {
        // Sentences are not broken, cells may be empty, names may end with a full stop, and places that links lead to are HTML.
        "line-length": false,
        "table-column-style": false,
        "no-trailing-punctuation": false,
        "no-inline-html": { allowed_elements: ["a", "code"] },
      },
    });
    const lines = Object.entries(found).flatMap(([path, problems]) =>
      problems.map(({ lineNumber, ruleNames }) => `${path}:${lineNumber} ${ruleNames.join(" ")}`),
    );
    expect(lines).toEqual([]);
  });

  test("have links that lead somewhere, each to one place", () => {
    expect(brokenLinks(documents)).toEqual([]);
    expect(pages.flatMap((page) => anchoredTwice(page).map((id) => `${page.path}#${id}`))).toEqual([]);
  });

  test("are all in the index, but for what another page of it lists", () => {
    const index = documents.find(({ path }) => path === "README.md") as Document;
    const listed = new Set(linksIn(index).map(({ path }) => path));
    expect(documents.map(({ path }) => path).filter((path) => !listed.has(path))).toEqual(["README.md"]);
  });
});

/** The lines from one anchor to the next heading of the same page. */
const sectionAt = (page: Document, anchor: string): string => {
  const from = page.content.indexOf(`<a id="${anchor}"></a>`);
  expect(from, `${page.path}#${anchor}`).toBeGreaterThanOrEqual(0);
  const rest = page.content.slice(from);
  const next = rest.indexOf('\n<a id="');
  return next === -1 ? rest : rest.slice(0, next);
};

describe("from every MUST of acme", () => {
  const documents = new Map((examples[0]?.[1] ?? []).map((one) => [one.path, one] as const));
  const musts = acme.policies.flatMap((policy) =>
    policy.statements
      .filter(({ level }) => level.startsWith("MUST"))
      .map(({ id }) => [policy.id, id] as const),
  );

  test("there are many", () => expect(musts.length).toBeGreaterThan(90));

  test.each(musts)("%s %s: two links lead to its control, its evidence and its due day", (policy, id) => {
    const page = documents.get(`policies/${policy}.md`) as Document;
    const section = page.content.split("\n### ").find((one) => one.startsWith(`${id}\n`)) ?? "";
    const controls = linksIn({ path: page.path, content: section }).filter(
      ({ path }) => path === "control-matrix.md",
    );
    expect(controls.length).toBeGreaterThan(0);
    for (const { path, anchor = "" } of controls) {
      const control = sectionAt(documents.get(path) as Document, anchor);
      expect(control).toMatch(/^- (Checks|Evidence):\n {2}- /m);
      expect(control).toMatch(/^- Owner: \S/m);
      const [due] = linksIn({ path, content: control }).filter(
        (link) => link.path === "evidence-calendar.md",
      );
      expect(due?.anchor).toBe(anchor);
      const row = sectionAt(documents.get("evidence-calendar.md") as Document, due?.anchor ?? "");
      const rows = row.split("\n\n")[0]?.split("\n") ?? [];
      for (const cell of rows.filter((line) => line.includes(" | ")).map((line) => line.split(" | ").at(-1)))
        expect(cell).toMatch(/^(\d{4}-\d{2}-\d{2}|at each run, from \d{4}-\d{2}-\d{2}|each .+: .+) \|$/);
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});

test("the vendor register of acme says which requirement reviews each vendor that much hangs on", () => {
  const register = examples[0]?.[1].find(({ path }) => path === "vendor-register.md")?.content ?? "";
  const reviewed = register
    .split("\n## ")
    .slice(1)
    .map((section) => [
      section.split("\n")[0],
      section.includes(
        "[Vendors that much hangs on are reviewed](control-matrix.md#vendors-reviewed): Review of ",
      ),
    ]);
  expect(reviewed).toEqual([
    ["Amazon Web Services, Inc.", true],
    ["GitHub, Inc.", true],
    ["Folha, Lda.", true],
    ["Correio, S.A.", false],
  ]);
});

describe("in the documents of acme", () => {
  const of = (path: string): string => examples[0]?.[1].find((one) => one.path === path)?.content ?? "";

  test("the words of assurance are explained once", () => {
    for (const word of ["inspected", "attested", "on file"])
      expect(of("control-matrix.md").split(`\n- ${word}: `)).toHaveLength(2);
  });

  test("a link to a control says its title", () => {
    const ids = new Set(acme.controls.map(({ id }) => id));
    for (const path of ["evidence-calendar.md", "vendor-register.md", "system-description.md"]) {
      const shown = [...of(path).matchAll(/\[([^\]]+)\]\(control-matrix\.md#/g)].map(([, text = ""]) => text);
      expect(shown.length).toBeGreaterThan(0);
      expect(
        shown.filter((text) => ids.has(text)),
        path,
      ).toEqual([]);
    }
  });

  test("no policy and no page says that a waiver is for one resource alone", () => {
    for (const { path, content } of examples[0]?.[1] ?? []) {
      expect(content, path).not.toContain("names one resource");
      expect(content, path).not.toContain("for one resource and one check");
    }
  });
});
