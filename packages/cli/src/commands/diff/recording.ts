import { join, relative } from "node:path";
import { BylawError, isBylawError, type Program } from "@bylaw/core";
import { openKeptRun, openRuns, type StoredRun } from "@bylaw/core/node";
import { byCodeUnits } from "@bylaw/core/provider";
import { type Plan, plainText, planRun, type Recording, whyNotOurs } from "@bylaw/core/run";
import { assertProviders, collectLive } from "../../collect-live.ts";
import type { Io } from "../../io.ts";
import { openFrom } from "../../open-from.ts";
import { isFile, isThere, pathOf } from "../../paths.ts";

/** What both programs read, collected now. */
export function collectBoth(base: Program, today: Program, io: Io): Promise<Recording> {
  assertProviders(today);
  return collectLive(planOfBoth(base, today), { quiet: false }, io);
}

/** The recording that was named, or the newest whole run of a folder of them. */
export async function recordingAt(from: string, today: Program, io: Io): Promise<Recording> {
  const path = pathOf("--from", from, io.cwd);
  if ((await isFile(path)) || (await isThere(join(path, "manifest.json")))) return openFrom(path);
  const { runs } = await openRuns([path]);
  if (runs.length === 0) return openFrom(path);
  const run = await newestWhole(runs.filter((one) => whyNotOurs(one, today) === undefined));
  if (run === undefined) {
    throw new BylawError(
      "recording-missing",
      `${path} has no run of the whole program with all of its listings.`,
      {
        next: "Keep one with bylaw check --keep, or judge a recording of bylaw check --record.",
      },
    );
  }
  io.stderr.write(`judging the run of ${run.today}, ${plainText(relative(io.cwd, run.path))}\n`);
  return openKeptRun(run.path);
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

async function newestWhole(runs: readonly StoredRun[]): Promise<StoredRun | undefined> {
  for (const run of [...runs].reverse()) if (run.asked === undefined && (await isWhole(run))) return run;
  return undefined;
}

/**
 * True where all that the run kept of its listings is there. The content of restricted records is kept by none: what rests on it is
 * undecided by both programs. A run of which a block is lost is none to judge by.
 */
async function isWhole(run: StoredRun): Promise<boolean> {
  if (run.listings === "digests") return false;
  try {
    for (const { scopes } of await run.collectors())
      for (const listing of scopes)
        if (!["here", "not kept"].includes(await run.whereIs(listing))) return false;
    return true;
  } catch (error) {
    if (isBylawError(error)) return false;
    throw error;
  }
}
