import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, startBrowser } from "../testbed/browser/index.ts";
import { measure } from "./pictures/measure.ts";
import { openPicture, views } from "./pictures/page.ts";
import { type Picture, pictures } from "./pictures/sources.ts";
import { root } from "./repo.ts";

const { missing } = findChromium();
if (missing !== undefined) console.warn(`SKIPPED the legibility of pictures: ${missing}`);

const names = ["heat-map", "year-strip", "organization", "timeline"];
const cases = names.flatMap((name) => views.map((view) => ({ name, ...view })));
const folder = join(root, "docs/pictures");

describe.skipIf(missing !== undefined)("F, acceptance 5: the pictures of the example's documents", () => {
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  let drawn: readonly Picture[];
  beforeAll(async () => {
    browser = await startBrowser();
    drawn = await pictures();
  }, 300_000);
  afterAll(() => browser?.close());

  test("are those that are photographed", () => expect(drawn.map(({ name }) => name)).toEqual(names));

  test.each(cases)("$name is legible at $width pixels, $scheme", async ({ name, width, scheme }) => {
    const picture = drawn.find((one) => one.name === name) as Picture;
    const page = await openPicture(browser, picture, { width, scheme });
    try {
      expect(await page.locator("main svg").count()).toBe(1);
      expect(await page.locator("main .error-icon, main .error-text").count()).toBe(0);
      const texts = await measure(page);
      expect(texts.length).toBeGreaterThan(2);
      expect(texts.filter(({ isCut }) => isCut)).toEqual([]);
      expect(texts.filter(({ letters }) => letters < 12)).toEqual([]);
      expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
      expect(texts.filter(({ runsInto }) => runsInto.length > 0)).toEqual([]);
    } finally {
      await page.close();
    }
  });

  test("a text that is cut, small, pale or written over another is told of", async () => {
    const texts = [
      '<text x="195" y="20">cut</text>',
      '<text x="5" y="20" style="font-size: 9px">small</text>',
      '<text x="5" y="60" style="fill: #aaaaaa">pale</text>',
      '<text x="5" y="90">over</text><text x="8" y="90">under</text>',
    ].join("");
    const source = `<svg width="200" height="100" viewBox="0 0 200 100">${texts}</svg>`;
    const page = await openPicture(
      browser,
      { name: "bad", kind: "svg", source },
      { width: 800, scheme: "light" },
    );
    const found = (await measure(page)).map(({ text, letters, contrast, isCut, runsInto }) => [
      text,
      isCut,
      letters < 12,
      contrast < 4.5,
      runsInto,
    ]);
    await page.close();
    expect(found).toEqual([
      ["cut", true, false, false, []],
      ["small", false, true, false, []],
      ["pale", false, false, true, []],
      ["over", false, false, false, ["under"]],
      ["under", false, false, false, ["over"]],
    ]);
  });
});

test("the photographs are there, each as wide as its window allows, and small", () => {
  const expected = cases.map(({ name, width, scheme }) => `${name}-${width}-${scheme}.png`);
  expect(readdirSync(folder).sort()).toEqual([...expected].sort());
  for (const name of expected) {
    const png = readFileSync(join(folder, name));
    expect(png.readUInt32BE(16), name).toBe(name.includes("-800-") ? 800 : 1012);
    expect(statSync(join(folder, name)).size, name).toBeLessThan(60_000);
    const at = png.indexOf("IDAT");
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect(rows.length, name).toBe((png.readUInt32BE(16) + 1) * png.readUInt32BE(20));
  }
});
