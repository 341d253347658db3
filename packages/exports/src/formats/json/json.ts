import { jsonText } from "@bylaw/core/run";
import { isJudged } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import type { Format } from "../format.ts";
import { observationJson, reportJson } from "./document.ts";

/** One JSON document with everything that a run came to, under `schema/bylaw-check-1.json`: an observation a line. */
export const json = {
  id: "json",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  yield '{\n"format": "bylaw-check/1",\n"observations": [';
  let separator = "\n";
  for (const asked of run.asked) {
    if (!isJudged(asked)) continue;
    for await (const entry of run.entriesOf(asked)) {
      yield separator + jsonText(observationJson(asked, entry));
      separator = ",\n";
    }
  }
  const body = Object.entries(reportJson(run)).map(([key, value]) => `${jsonText(key)}: ${jsonText(value)}`);
  yield `\n],\n${body.join(",\n")}\n}\n`;
}
