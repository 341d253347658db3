// npm run year: writes the year that this example ships, in place of the one that is there.

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { whole } from "./story.ts";
import { makeYear } from "./year.ts";

const here = import.meta.dirname;
await rm(join(here, "runs"), { recursive: true, force: true });
await makeYear({
  story: whole,
  records: join(here, "evidence"),
  runs: join(here, "runs"),
  onDay: (day) => {
    if (day.endsWith("-01")) console.log(`Runs of ${day.slice(0, 7)}.`);
  },
});
