import type { Plan, Recording } from "@bylaw/core/run";
import { collectOrOpen } from "../../collect-live.ts";
import type { Io } from "../../io.ts";

/** What a plan reads. Most of it lies on this disk: progress is told where somebody watches, and nowhere else. */
export function read(plan: Plan, from: string | undefined, io: Io): Promise<Recording> {
  return collectOrOpen(plan, from, { quiet: !io.interactive }, io);
}
