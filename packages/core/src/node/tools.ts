import { setTimeout as wait } from "node:timers/promises";
import type { RunTools } from "../run/collect/tools.ts";

/** The machine's own clock, timer and chance, for a live run. */
export const systemTools: RunTools = {
  now: () => new Date(),
  clock: () => performance.now(),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: () => Math.random(),
};
