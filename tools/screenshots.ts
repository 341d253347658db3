// `npm run pictures`: photographs what the documents of the example draw, into docs/pictures, as a reader's browser shows it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startBrowser } from "../testbed/browser/index.ts";
import { fewColours } from "./pictures/few-colours.ts";
import { openPicture, views } from "./pictures/page.ts";
import { pictures } from "./pictures/sources.ts";
import { root, shown } from "./repo.ts";

const folder = join(root, "docs/pictures");
await mkdir(folder, { recursive: true });
const browser = await startBrowser();
try {
  for (const picture of await pictures())
    for (const view of views) {
      const page = await openPicture(browser, picture, view);
      const bytes = fewColours(await page.locator("main").screenshot({ animations: "disabled" }));
      const path = join(folder, `${picture.name}-${view.width}-${view.scheme}.png`);
      await writeFile(path, bytes);
      console.log(`${shown(path)}: ${bytes.length} bytes`);
      await page.close();
    }
} finally {
  await browser.close();
}
