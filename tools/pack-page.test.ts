import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { showUnseen } from "@bylaw/core/run";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type KeptProject, keptProject } from "../packages/cli/src/commands/coverage/coverage.fixture.ts";
import { held, on, original } from "../packages/cli/src/commands/evidence/evidence.fixture.ts";
import { findChromium, startBrowser } from "../testbed/browser/index.ts";

const { missing } = findChromium();

/** What anybody may call a thing in an account. */
const NAMES = [
  '<img src=x onerror="document.title = 1">',
  "</script><script>document.title = 2</script>",
  '=HYPERLINK("http://x.example","click")',
  "+1+cmd|' /C calc'!A0",
  "@SUM(1)",
  "a,b\r\nc;d",
  "\u202etxt.exe",
  "\u001b[31mred",
  '"><a href="javascript:alert(1)">',
];

let project: KeptProject;
let folder: string;
beforeEach(async () => {
  project = await keptProject();
  await project.record("evidence/restore-test/a b#1?.md", "on: 2026-02-10", ...held, original);
  await project.record("evidence/restore-test/%2e%2e.md", "on: 2026-08-10", ...held, original);
  await project.runOn("2026-01-05", Object.fromEntries(NAMES.map((name) => [name, 400])));
  await project.runOn("2026-01-06", Object.fromEntries(NAMES.map((name) => [name, 90])));
  on("2026-12-31");
  const args = ["--period", "2026-01-01..2026-12-31", "--every", "366", "--all", "--out", "pack.zip"];
  expect((await project.bylaw("evidence", "pack", ...args)).code).toBe(0);
  folder = join(project.folder, "pack");
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(join(project.folder, "pack.zip"))))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  vi.useRealTimers();
});
afterEach(() => project.remove());
afterAll(() => void vi.useRealTimers());

describe("D, acceptance 8: an evidence pack whose names are hostile", () => {
  test("opens in a spreadsheet: no cell is a formula, and every row has every column", async () => {
    const tables = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".csv"));
    expect(tables.length).toBeGreaterThan(8);
    for (const path of tables) {
      const bytes = await readFile(join(folder, path));
      expect([...bytes.subarray(0, 3)], path).toEqual([0xef, 0xbb, 0xbf]);
      const rows: readonly (readonly string[])[] = parse(bytes, { bom: true });
      for (const cell of rows.flat()) {
        expect(cell, path).not.toMatch(/^[=+\-@\t\r]/);
        expect(cell, path).toBe(showUnseen(cell));
      }
    }
  });

  test.skipIf(missing !== undefined)(
    "opens in a browser: nothing runs, nothing is loaded, every link is there",
    async () => {
      const browser = await startBrowser();
      try {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
        const asked: string[] = [];
        const wrong: string[] = [];
        page.on("request", (request) => void asked.push(request.url()));
        page.on("dialog", (dialog) => void wrong.push(dialog.message()));
        page.on("pageerror", (error) => void wrong.push(error.message));
        page.on("console", (message) => void wrong.push(message.text()));
        const address = pathToFileURL(join(folder, "index.html")).href;
        await page.goto(address);
        expect(await page.title()).toBe("Test: every control, 2026-01-01 to 2026-12-31");
        expect([asked, wrong]).toEqual([[address], []]);
        expect(await page.locator("img, script, [onerror]").count()).toBe(0);
        const text = (await page.locator("body").textContent()) ?? "";
        expect(text).toContain('<img src=x onerror="document.title = 1">');
        expect(await page.locator("section").count()).toBe(2);
        expect(await page.locator("td.mark.gap").count()).toBeGreaterThan(0);
        const links = await page
          .locator("a")
          .evaluateAll((all) => all.map((one) => (one as unknown as { href: string }).href));
        for (const link of links.filter((one) => !one.includes("#control-")))
          await expect(readFile(fileURLToPath(link)), link).resolves.toBeInstanceOf(Buffer);
        for (const link of links.filter((one) => one.includes("#control-")))
          expect(await page.locator(`[id="${new URL(link).hash.slice(1)}"]`).count()).toBe(1);
        const wide = await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
        expect(wide).toBe(true);
      } finally {
        await browser.close();
      }
    },
  );
});
