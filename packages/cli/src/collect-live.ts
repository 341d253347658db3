import { BylawError, type Program } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { collectProgram, type Plan, type Recording } from "@bylaw/core/run";
import type { Io } from "./io.ts";
import { openFrom } from "./open-from.ts";
import { createProgress } from "./progress.ts";

export interface LiveOptions {
  /** How long one listing may take, in milliseconds. Default: as collecting has it. */
  readonly deadline?: number;
  readonly quiet: boolean;
}

/** Collects what a plan needs from the live accounts, and tells how far it is. */
export async function collectLive(plan: Plan, { quiet, ...rest }: LiveOptions, io: Io): Promise<Recording> {
  const progress = createProgress(io, systemTools.clock);
  try {
    return await collectProgram(plan, {
      ...systemTools,
      ...rest,
      ...(!quiet && { onProgress: (step) => progress.update(step) }),
    });
  } finally {
    progress.done();
  }
}

/** What a plan reads: from what `--from` names, or now. */
export function collectOrOpen(
  plan: Plan,
  from: string | undefined,
  options: LiveOptions,
  io: Io,
): Promise<Recording> {
  return from === undefined ? collectLive(plan, options, io) : openFrom(from, plan.program, io);
}

/** Throws where there is nothing to collect from. */
export function assertProviders({ providers }: Program): void {
  if (providers.length > 0) return;
  throw new BylawError("no-providers", "The program has no providers, so there is nothing to collect from.", {
    next: "Add aws({ ... }) or github({ ... }) to providers, or judge a recording with --from <folder>.",
  });
}
