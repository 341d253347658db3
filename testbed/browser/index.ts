import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./find-chromium.mjs";

export type { Browser, Page } from "playwright-core";
export { type FoundChromium, findChromium } from "./find-chromium.mjs";

/** A real browser without a window. Close it. */
export async function startBrowser(): Promise<Browser> {
  const { path, missing } = findChromium();
  if (path === undefined) throw new Error(missing);
  return chromium.launch({ executablePath: path, args: ["--no-sandbox"] });
}
