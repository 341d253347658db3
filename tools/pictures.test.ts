import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Program } from "@bylaw/core";
import { type Document, definitionDocuments, yearStrip } from "@bylaw/reports";
import { hostile, seen } from "@bylaw/testbed/hostile";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { coverageSaying } from "../packages/reports/src/coverage.fixture.ts";
import { sampleProgram, usual } from "../packages/reports/src/sample.fixture.ts";
import { findChromium, startBrowser } from "../testbed/browser/index.ts";
import { load } from "./load.ts";
import { chartsIn } from "./pictures/sources.ts";
import { root } from "./repo.ts";

const { missing } = findChromium();
const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

const chartsOf = (documents: readonly Document[]): readonly string[] => documents.flatMap(chartsIn);
const saying = (words: string) =>
  definitionDocuments(
    sampleProgram({
      ...usual,
      text: (place, text) =>
        ["role", "lead", "person", "other person", "organization"].includes(place)
          ? `${words} ${place}`
          : text,
    }),
    { names: true },
  );
const picturesOf = (documents: readonly Document[]) => documents.filter(({ path }) => path.endsWith(".svg"));

let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: Awaited<ReturnType<typeof browser.newPage>>;
const wrong: string[] = [];
beforeAll(async () => {
  if (missing !== undefined) return;
  browser = await startBrowser();
  page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  page.on("request", (request) => void (request.url().startsWith("http") && wrong.push(request.url())));
  page.on("dialog", (dialog) => void wrong.push(dialog.message()));
  page.on("pageerror", (error) => void wrong.push(error.message));
  await page.setContent("<!doctype html><title>quiet</title><main></main>");
  await page.addScriptTag({ content: readFileSync(mermaid, "utf8") });
  await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
});
afterAll(async () => browser?.close());

/** What a chart shows once Mermaid has drawn it, and whether anything in it could act. */
const drawn = async (
  chart: string,
): Promise<{ readonly labels: readonly string[]; readonly active: number }> =>
  page.evaluate(`(async (chart) => {
    await mermaid.parse(chart);
    const { svg } = await mermaid.render("chart", chart);
    document.querySelector("main").innerHTML = svg;
    const labels = [...document.querySelectorAll(".nodeLabel")].map((one) => one.textContent.trim());
    return { labels, active: document.querySelectorAll("main :is(script, img, a, iframe, [onerror], [onclick])").length };
  })(${JSON.stringify(chart)})`);

/** How a picture reads: whether it is XML, its text, and what in it could act or load. */
const readPicture = async (
  content: string,
): Promise<{ readonly error: boolean; readonly texts: readonly string[]; readonly active: number }> =>
  page.evaluate(`((content) => {
    const parsed = new DOMParser().parseFromString(content, "image/svg+xml");
    return {
      error: parsed.querySelector("parsererror") !== null,
      texts: [...parsed.querySelectorAll("text, title, desc")].map((one) => one.textContent),
      active: parsed.querySelectorAll("script, image, a, use, foreignObject, [onload], [href]").length,
    };
  })(${JSON.stringify(content)})`);

describe.skipIf(missing !== undefined)("charts and pictures in a browser", () => {
  test.each(["acme", "minimal"])("those of %s parse", async (example) => {
    const program = (await load(join(root, "examples", example, "bylaw.config.ts"))).default as Program;
    const documents = definitionDocuments(program);
    for (const chart of chartsOf(documents)) await expect(drawn(chart)).resolves.toMatchObject({ active: 0 });
    for (const { content } of picturesOf(documents))
      expect(await readPicture(content)).toMatchObject({ error: false, active: 0 });
    if (example !== "acme") return;
    const [chart = ""] = chartsOf(documents);
    expect((await drawn(chart)).labels).toEqual(["CTO", "Platform lead", "Head of people"]);
  });

  test("hostile names are words in a chart, and nothing acts or is loaded", async () => {
    for (const words of hostile) {
      const [chart = ""] = chartsOf(saying(words));
      const { labels, active } = await drawn(chart);
      const dense = (text: string) => text.replaceAll(/[\s\u2060]+/g, "");
      expect(labels.map(dense)).toEqual(
        [`${words} role${words} other person`, `${words} lead${words} person`].map((text) =>
          dense(seen(text)),
        ),
      );
      expect(active).toBe(0);
    }
    expect([wrong, await page.title()]).toEqual([[], "quiet"]);
  });

  test("hostile names are words in pictures, and nothing acts or is loaded", async () => {
    for (const words of [...hostile, "not \ufffe of \uffff XML"]) {
      const strip = yearStrip(coverageSaying(words).coverage);
      const pictures = [...picturesOf(saying(words)), strip];
      expect(pictures.length).toBe(2);
      for (const { path, content } of pictures) {
        const { error, texts, active } = await readPicture(content);
        expect([path, error, active]).toEqual([path, false, 0]);
        if (!words.includes("\ufffe")) expect(texts.join("\n")).toContain(seen(words));
      }
    }
    expect([wrong, await page.title()]).toEqual([[], "quiet"]);
  });
});
