import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "../../testbed/browser/index.ts";
import type { Picture } from "./sources.ts";

const mermaid = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

/** A window, and whether its reader prefers light or dark pages. */
export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

export const views: readonly View[] = [800, 1400].flatMap((width) =>
  (["light", "dark"] as const).map((scheme) => ({ width, scheme })),
);

/** How wide the text of a page is at most, with its margin, as where Markdown is usually read. */
const COLUMN = 1012;
const MARGIN = 16;

const pageStyle = `:root { color-scheme: light dark; } body { margin: 0; font-family: sans-serif; background: #ffffff; }
@media (prefers-color-scheme: dark) { body { background: #0d1117; } }
main { max-width: ${COLUMN - 2 * MARGIN}px; margin: 0 auto; padding: ${MARGIN}px; } svg { display: block; margin: 0 auto; max-width: 100%; }`;

/** Opens a page that shows a picture as a reader of the document sees it. Close it. */
export async function openPicture(
  browser: Browser,
  { kind, source }: Picture,
  { width, scheme }: View,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 1400 }, colorScheme: scheme });
  const drawing = kind === "svg" ? source : "";
  await page.setContent(`<!doctype html><style>${pageStyle}</style><main>${drawing}</main>`);
  if (kind === "svg") return page;
  await page.addScriptTag({ content: readFileSync(mermaid, "utf8") });
  const theme = scheme === "dark" ? "dark" : "default";
  await page.evaluate(`(async (source, theme) => {
    mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme });
    const main = document.querySelector("main");
    const { svg } = await mermaid.render("chart", source, main);
    main.innerHTML = svg;
  })(${JSON.stringify(source)}, ${JSON.stringify(theme)})`);
  return page;
}
