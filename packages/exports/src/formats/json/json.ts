import type { ExportedRun } from "../../run/exported-run.ts";
import { jsonText } from "../../text/json-text.ts";
import type { Format } from "../format.ts";
import { observationJson, reportJson } from "./document.ts";

/** How much is written at a time. */
const CHUNK = 65_536;

/** One JSON document with everything that a run came to, under `schema/bylaw-check-1.json`: an observation a line. */
export const json = {
  id: "json",
  about: "JSON with everything: what bylaw check --json prints",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  let pending = '{\n"format": "bylaw-check/1",\n"observations": [';
  let separator = "\n";
  for (const asked of run.asked) {
    if (asked.kind === "criterion" || asked.kind === "resource") continue;
    for await (const entry of run.entriesOf(asked)) {
      pending += separator + jsonText(observationJson(asked, entry));
      separator = ",\n";
      if (pending.length < CHUNK) continue;
      yield pending;
      pending = "";
    }
  }
  const body = Object.entries(reportJson(run)).map(([key, value]) => `${jsonText(key)}: ${jsonText(value)}`);
  yield `${pending}\n],\n${body.join(",\n")}\n}\n`;
}
