import { dirname, relative, resolve } from "node:path";
import { BylawError, defineBacklog, defineProgram, type IsoDate } from "@bylaw/core";
import {
  addDays,
  assertValidProgram,
  dayIn,
  evaluateRecording,
  isDay,
  planRun,
  type Report,
} from "@bylaw/core/run";
import { assertProviders, collectLive } from "../../collect-live.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { openFrom } from "../../open-from.ts";
import { jsonText } from "../../output/json.ts";
import { assertWritable, pathOf } from "../../paths.ts";
import { assertOurs, defaultFile, put } from "./file.ts";
import type { BacklogGiven } from "./given.ts";
import { type Failing, failingOf, revise, type Terms } from "./revise.ts";
import { sourceOf } from "./source.ts";
import { backlogText } from "./text.ts";

/** In milliseconds. */
const DEADLINE = 600_000;

/** A plan that is further away than this is none. */
const LONGEST = 366;

/** Runs the program and writes its backlog anew. */
export async function run(given: BacklogGiven, io: Io): Promise<number> {
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd);
  const named = given.file === undefined ? undefined : pathOf("--file", given.file, io.cwd, "file");
  const terms = termsOf(given);
  const { program, folder } = await loadConfig(io, given.config);
  const path = named ?? resolve(folder, await defaultFile(folder));
  await assertOurs(path, program.backlog);
  await assertWritable(dirname(path));
  if (from === undefined) assertProviders(program);
  assertValidProgram(program);
  const plan = planRun(program);
  const recording =
    from === undefined
      ? await collectLive(plan, { deadline: DEADLINE, quiet: given.json }, io)
      : await openFrom(from);
  const failing = new Map<string, Failing>();
  const report = await evaluateRecording(plan, recording, {
    onObservation: (observation) => {
      const one = failingOf(observation);
      if (one !== undefined) failing.set(JSON.stringify(one), one);
    },
  });
  if (terms !== undefined) assertDay(terms.until, report);
  const revised = revise(program.backlog, report, [...failing.values()], terms);
  const next = defineProgram({ ...program, backlog: defineBacklog(revised.groups) });
  // What it comes to is judged, and not guessed: as bylaw check will.
  const after = await evaluateRecording(planRun(next), recording);
  await put(path, sourceOf(revised.groups));
  const place = relative(io.cwd, path);
  const json = { file: place, ...revised, exitCode: after.exitCode };
  await write(
    io.stdout,
    given.json
      ? `${jsonText(json, 2)}\n`
      : backlogText(revised, after, { place, isNew: program.backlog === undefined, columns: io.columns }),
  );
  return after.exitCode;
}

/** What is added is added with an owner, a day and a reason, or not at all. */
function termsOf({ add, owner, until, reason }: BacklogGiven): Terms | undefined {
  const given = { "--owner": owner, "--until": until, "--reason": reason };
  if (!add) {
    const odd = Object.entries(given).find(([, value]) => value !== undefined);
    if (odd === undefined) return undefined;
    throw usage(`${odd[0]} says something of what is added.`, "Give it with --add.");
  }
  const missing = Object.entries(given).find(([, value]) => value === undefined || value.trim() === "");
  if (missing !== undefined) {
    throw usage(
      `--add needs ${missing[0]}.`,
      'Give all three: --owner ana --until 2027-02-28 --reason "One service a week."',
    );
  }
  if (!isDay(until))
    throw usage(`--until ${until} is not a calendar day.`, "Give it as in --until 2027-02-28.");
  return { owner: owner as string, until, reason: (reason as string).trim() };
}

function assertDay(until: IsoDate, { startedAt, program }: Report): void {
  const today = dayIn(new Date(startedAt), program.organization.timeZone ?? "UTC");
  if (until < today)
    throw usage(`--until ${until} is before ${today}, the day of the run.`, "Give a day to come.");
  const last = addDays(today, LONGEST);
  if (until > last)
    throw usage(
      `--until ${until} is more than a year away.`,
      `Give a day up to ${last}; it can be moved when it comes.`,
    );
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
