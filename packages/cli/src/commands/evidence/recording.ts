import { systemTools } from "@bylaw/core/node";
import { collectProgram, type Plan, type Recording } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { openFrom } from "../../open-from.ts";
import { createProgress } from "../../progress.ts";

/** What a plan reads: from a recording, or now. */
export async function read(plan: Plan, from: string | undefined, io: Io): Promise<Recording> {
  if (from === undefined) return live(plan, io);
  return openFrom(from);
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
