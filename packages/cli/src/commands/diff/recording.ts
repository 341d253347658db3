import type { Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { type Plan, planRun, type Recording } from "@bylaw/core/run";
import { assertProviders, collectLive } from "../../collect-live.ts";
import type { Io } from "../../io.ts";

/** What both programs read, collected now. */
export function collectBoth(base: Program, today: Program, io: Io): Promise<Recording> {
  assertProviders(today);
  return collectLive(planOfBoth(base, today), { quiet: false }, io);
}

/** What both programs read, by today's providers; by those of the base too where today's has none of a kind. */
function planOfBoth(base: Program, today: Program): Plan {
  const [was, is] = [planRun(base), planRun(today)];
  const kinds = new Set(today.providers.map(({ type }) => type.id));
  const providers = [...today.providers, ...base.providers.filter(({ type }) => !kinds.has(type.id))];
  const collectors = new Map([...was.collectors, ...is.collectors].map((one) => [one.id, one]));
  return {
    ...is,
    program: { ...today, providers },
    collectors: [...collectors.values()].sort((a, b) => byCodeUnits(a.id, b.id)),
  };
}
