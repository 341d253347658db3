import { BylawError } from "@bylaw/core";
import { openRecording, systemTools } from "@bylaw/core/node";
import { collectProgram, type Plan, type Recording } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { isFile } from "../../paths.ts";
import { createProgress } from "../check/progress.ts";

/** What a plan reads: from a recording, or now. */
export async function read(plan: Plan, from: string | undefined, io: Io): Promise<Recording> {
  if (from === undefined) return live(plan, io);
  if (!(await isFile(from))) return openRecording(from);
  throw new BylawError("recording-missing", `${from} is a file, and a recording is a folder.`, {
    next: "Name the folder that bylaw check --record was given.",
  });
}

/** Most of it lies on this disk: progress is told where somebody watches, and nowhere else. */
async function live(plan: Plan, io: Io): Promise<Recording> {
  const progress = createProgress(io, systemTools.clock);
  try {
    return await collectProgram(plan, {
      ...systemTools,
      ...(io.interactive && { onProgress: (step) => progress.update(step) }),
    });
  } finally {
    progress.done();
  }
}
