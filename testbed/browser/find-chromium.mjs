// Plain JavaScript, because `npm test` asks it before anything is built.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** How to get it. */
const installChromium = "apt-get install -y chromium";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A browser to open pages in, or why there is none. */
export function findChromium({ BYLAW_CHROMIUM: named, PATH = "" } = process.env) {
  const folders = PATH.split(delimiter).filter((one) => one !== "");
  const all =
    named !== undefined && named !== ""
      ? [named]
      : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const path = all.find(isExecutable);
  if (path !== undefined) return { path };
  return {
    missing: `Pages in a real browser need Chromium, and there is none. Install it: ${installChromium}`,
  };
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
