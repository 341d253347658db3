import { BylawError, type Program } from "@bylaw/core";
import { assertRecordingFolder, openRecording, systemTools, writeRecording } from "@bylaw/core/node";
import {
  assertValidProgram,
  collectProgram,
  evaluateRecording,
  type Plan,
  planRun,
  type Recording,
  type Report,
} from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { assertNotAround, assertWritable, isFile, pathOf } from "../../paths.ts";
import { type CheckGiven, SHOWN } from "./given.ts";
import { createJsonRun } from "./json.ts";
import { createProgress } from "./progress.ts";
import { checkText } from "./text.ts";

/** In seconds. */
const DAY = 86_400;

/** Judges the live accounts, or a recording. */
export async function run(given: CheckGiven, io: Io): Promise<number> {
  const paths = pathsOf(given, io);
  const deadline = deadlineOf(given);
  const { program } = await loadConfig(io, given.config);
  if (paths.status !== undefined) await assertWritable(paths.status);
  if (paths.from === undefined) assertProviders(program);
  assertValidProgram(program);
  const plan = planRun(program, given.ids);
  const recording =
    paths.from === undefined
      ? await live(plan, { deadline, folder: paths.record, quiet: given.quiet }, io)
      : await replayed(paths.from);
  const json = given.json ? createJsonRun(io.stdout) : undefined;
  const report = await evaluateRecording(plan, recording, {
    findings: given.all ? Number.POSITIVE_INFINITY : SHOWN,
    ...(json !== undefined && { onObservation: json.observation }),
  });
  if (json === undefined) await write(io.stdout, checkText(report, given, io));
  else await json.end(report);
  if (paths.status !== undefined) await writeStatusOf(paths.status, report, io);
  return report.exitCode;
}

async function writeStatusOf(folder: string, report: Report, io: Io): Promise<void> {
  const { statusDocument, writeStatus } = await import("@bylaw/reports");
  const revision = io.env.GITHUB_SHA;
  await writeStatus(folder, statusDocument(report, revision === undefined ? {} : { revision }));
}

type Paths = Readonly<Record<"from" | "record" | "status", string | undefined>>;

function pathsOf(options: CheckGiven, io: Io): Paths {
  const at = (name: keyof Paths): string | undefined => {
    const given = options[name];
    return given === undefined ? undefined : pathOf(`--${name}`, given, io.cwd);
  };
  const paths = { from: at("from"), record: at("record"), status: at("status") };
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

async function replayed(folder: string): Promise<Recording> {
  if (!(await isFile(folder))) return openRecording(folder);
  throw new BylawError("recording-missing", `${folder} is a file, and a recording is a folder.`, {
    next: "Name the folder that bylaw check --record was given.",
  });
}

function assertProviders({ providers }: Program): void {
  if (providers.length > 0) return;
  throw new BylawError("no-providers", "The program has no providers, so there is nothing to collect from.", {
    next: "Add aws({ ... }) or github({ ... }) to providers, or judge a recording with --from <folder>.",
  });
}

interface LiveOptions {
  readonly deadline: number;
  /** Where the recording is kept. */
  readonly folder: string | undefined;
  readonly quiet: boolean;
}

async function live(plan: Plan, options: LiveOptions, io: Io): Promise<Recording> {
  const { deadline, folder, quiet } = options;
  if (folder !== undefined) {
    await assertNotAround("--record", folder, io.cwd);
    await assertWritable(folder);
    await assertRecordingFolder(folder);
  }
  const progress = createProgress(io, systemTools.clock);
  try {
    const recording = await collectProgram(plan, {
      ...systemTools,
      deadline,
      ...(!quiet && { onProgress: (step) => progress.update(step) }),
    });
    if (folder !== undefined) await writeRecording(folder, recording);
    return recording;
  } finally {
    progress.done();
  }
}
