import { relative } from "node:path";
import { BylawError, type Program } from "@bylaw/core";
import { assertRecordingFolder, type KeepOptions, keepRun, writeRecording } from "@bylaw/core/node";
import {
  assertValidProgram,
  createKeeper,
  evaluateRecording,
  type Plan,
  plainText,
  planRun,
  type Recording,
} from "@bylaw/core/run";
import { assertProviders, collectLive, type LiveOptions } from "../../collect-live.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { openFrom } from "../../open-from.ts";
import { assertNotAround, assertWritable, pathOf } from "../../paths.ts";
import { programFile } from "../../program-file.ts";
import { readExports } from "./exports.ts";
import { type CheckGiven, SHOWN } from "./given.ts";
import { assertKept, assertWholeTasks, statedOf, versionsAt } from "./keep.ts";
import { writeStatusOf } from "./status.ts";
import { checkText } from "./text.ts";

/** In seconds. */
const DAY = 86_400;

/** Judges the live accounts, or a recording. */
export async function run(given: CheckGiven, io: Io): Promise<number> {
  // First of all: of a run that ends before it has judged, no report is left but its own.
  const exporting = await readExports(given, io);
  assertKept(given);
  const stated = statedOf(given, io.env);
  const paths = pathsOf(given, io);
  const deadline = deadlineOf(given);
  const { program, config, folder: home } = await loadConfig(io, given.config);
  for (const path of [paths.status, paths.keep]) if (path !== undefined) await assertWritable(path);
  if (paths.from === undefined) assertProviders(program);
  assertValidProgram(program);
  const plan = planRun(program, given.ids);
  assertWholeTasks(given, plan);
  await exporting.assertWritable(plan);
  const recording =
    paths.from === undefined
      ? await live(plan, { deadline, folder: paths.record, quiet: given.quiet }, io)
      : await openFrom(paths.from, program, io);
  const keeper = paths.keep === undefined ? undefined : createKeeper(plan);
  const entries = exporting.open();
  try {
    const report = await evaluateRecording(plan, recording, {
      findings: given.all ? Number.POSITIVE_INFINITY : SHOWN,
      onObservation: (one) => {
        keeper?.add(one);
        return entries?.add(one);
      },
    });
    // Before anything is told: whoever reads a verdict that was to be kept may rely on it.
    const kept =
      paths.keep === undefined || keeper === undefined
        ? undefined
        : await keepRun(
            paths.keep,
            { plan, recording, report, keeper },
            { ...stated, ...keptAs(program), versions: await versionsAt(home) },
          );
    await entries?.write({ report, config, revision: stated.revision?.commit });
    if (!given.json) await write(io.stdout, checkText(report, given, io));
    if (kept !== undefined && !given.quiet)
      io.stderr.write(`kept as ${plainText(relative(io.cwd, kept.path))}\n`);
    if (paths.status !== undefined) {
      const among =
        paths.keep === undefined ? undefined : { folder: paths.keep, branch: stated.revision?.branch };
      await writeStatusOf(paths.status, report, among, given.quiet ? { ...io, interactive: false } : io);
    }
    return report.exitCode;
  } finally {
    await entries?.close();
  }
}

function keptAs(program: Program): Pick<KeepOptions, "program"> {
  const file = programFile(program);
  return file === undefined ? {} : { program: file };
}

type Paths = Readonly<Record<"from" | "record" | "status" | "keep", string | undefined>>;

function pathsOf(options: CheckGiven, io: Io): Paths {
  const at = (name: keyof Paths): string | undefined => {
    const given = options[name];
    return given === undefined ? undefined : pathOf(`--${name}`, given, io.cwd);
  };
  const paths = { from: at("from"), record: at("record"), status: at("status"), keep: at("keep") };
  if (paths.from === undefined || paths.record === undefined) return paths;
  throw new BylawError("usage", "--from and --record do not go together.", {
    next: "A recording that is replayed is already kept.",
  });
}

/** In milliseconds. */
function deadlineOf({ deadline }: CheckGiven): number {
  const seconds = /^\d+(\.\d+)?$/.test(deadline) ? Number(deadline) : 0;
  if (seconds >= 1 && seconds <= DAY) return Math.round(seconds * 1000);
  throw new BylawError("usage", `--deadline ${deadline} is not a number of seconds from 1 to ${DAY}.`, {
    next: "Give it as in --deadline 600.",
  });
}

interface Recorded extends LiveOptions {
  /** Where the recording is kept. */
  readonly folder: string | undefined;
}

async function live(plan: Plan, { folder, ...options }: Recorded, io: Io): Promise<Recording> {
  if (folder === undefined) return collectLive(plan, options, io);
  await assertNotAround("--record", folder, io.cwd);
  await assertWritable(folder);
  await assertRecordingFolder(folder);
  const recording = await collectLive(plan, options, io);
  await writeRecording(folder, recording);
  return recording;
}
