// Writes the records of Acme's people anew: `npm run file`.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import program from "../bylaw.config.ts";
import { filedBy } from "./records.ts";

const folder = join(import.meta.dirname, "../evidence");
const records = [
  ...(await filedBy(program, "2026-11-26")),
  // A folder that no requirement has, and a record that nobody can read: on purpose.
  {
    path: "restore-tests/2026-10-24.md",
    text: "---\non: 2026-10-24\nsubmittedBy: luca\nreviewedBy: amara\n---\n",
  },
  {
    path: "malware-found/2026-11-20.md",
    text: "---\non: 2026-31-11\nsubmittedBy: luca\nreviewedBy: amara\n---\n",
  },
];
await rm(folder, { recursive: true, force: true });
for (const { path, text } of records) {
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
}
console.log(`Filed ${records.length} records.`);
