import { BylawError } from "@bylaw/core";
import { openKeptRun, openRecording } from "@bylaw/core/node";
import type { Recording } from "@bylaw/core/run";
import { isFile } from "./paths.ts";

/** What `--from` names: the folder of a recording, or the file of a kept run. */
export async function openFrom(path: string): Promise<Recording> {
  if (!(await isFile(path))) return openRecording(path);
  if (path.endsWith(".json")) return openKeptRun(path);
  throw new BylawError("recording-missing", `${path} is a file, and neither a recording nor a kept run.`, {
    next: "Name the folder that bylaw check --record was given, or a file of a run that --keep has kept.",
  });
}
