import { dirname, relative, resolve } from "node:path";
import { BylawError, defineBacklog, defineProgram, type IsoDate } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import {
  assertValidProgram,
  dayIn,
  evaluateRecording,
  isDay,
  jsonText,
  lastPlannedDay,
  planRun,
  type Report,
  whenOwnerLeft,
} from "@bylaw/core/run";
import { assertProviders, collectOrOpen } from "../../collect-live.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { assertWritable, pathOf } from "../../paths.ts";
import { defaultFile, openFile, put } from "./file.ts";
import type { BacklogGiven } from "./given.ts";
import { type Failing, failingOf, revise, type Terms } from "./revise.ts";
import { sourceOf } from "./source.ts";
import { backlogText } from "./text.ts";

/** Runs the program and writes its backlog anew. */
export async function run(given: BacklogGiven, io: Io): Promise<number> {
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd);
  const named = given.file === undefined ? undefined : pathOf("--file", given.file, io.cwd, "file");
  const terms = termsOf(given);
  const { program, folder } = await loadConfig(io, given.config);
  const path = named ?? resolve(folder, await defaultFile(folder));
  const file = await openFile(path, program.backlog);
  await assertWritable(dirname(file.path));
  if (from === undefined) assertProviders(program);
  assertValidProgram(program);
  const plan = planRun(program);
  const recording = await collectOrOpen(plan, from, { quiet: given.json }, io);
  const failing = new Map<string, Failing & { readonly tasks: Set<string> }>();
  const report = await evaluateRecording(plan, recording, {
    onObservation: (observation) => {
      const one = failingOf(observation);
      if (one === undefined) return;
      const key = JSON.stringify(one);
      const known = failing.get(key) ?? { ...one, tasks: new Set() };
      failing.set(key, known);
      known.tasks.add(observation.task);
    },
  });
  const counting = countingIn(report);
  const counted = [...failing.values()].filter(({ tasks }) => [...tasks].some((task) => counting.has(task)));
  if (terms !== undefined) {
    assertDay(terms.until, report);
    assertHere(terms.owner, report);
  }
  const revised = revise(program.backlog, report, counted, terms);
  const next = defineProgram({ ...program, backlog: defineBacklog(revised.groups) });
  // What it comes to is judged, and not guessed: as bylaw check will.
  const after = await evaluateRecording(planRun(next), recording);
  await put(file, sourceOf(revised.groups));
  const place = relative(io.cwd, path);
  const json = { file: place, startedAt: report.startedAt, ...revised, exitCode: after.exitCode };
  await write(
    io.stdout,
    given.json
      ? `${jsonText(json, 2)}\n`
      : backlogText(revised, after, { place, isNew: program.backlog === undefined, columns: io.columns }),
  );
  return after.exitCode;
}

/** The ids of what counts: another verification is enough for the rest, and what fails of it needs no plan. */
function countingIn({ controls }: Report): ReadonlySet<string> {
  const all = controls.flatMap(({ tasks, requirements }) => [...tasks, ...requirements]);
  return new Set(all.filter(({ excused }) => !excused).map(({ task }) => task.id));
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
  const dayOf = (moment: Date): IsoDate => dayIn(moment, program.organization.timeZone ?? "UTC");
  const [ran, today] = [dayOf(new Date(startedAt)), dayOf(systemTools.now())];
  if (until < today)
    throw usage(`--until ${until} is before ${today}, which is today.`, "Give a day to come.");
  const last = lastPlannedDay(ran);
  if (until > last)
    throw usage(
      `--until ${until} is more than a year after ${ran}, the day of the run.`,
      `Give a day up to ${last}; it can be moved when it comes.`,
    );
}

function assertHere(owner: string, { program }: Report): void {
  const left = whenOwnerLeft(
    program,
    owner,
    dayIn(systemTools.now(), program.organization.timeZone ?? "UTC"),
  );
  if (left === undefined) return;
  throw usage(`--owner ${owner} left on ${left}.`, "Name somebody who works here.");
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
