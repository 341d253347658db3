import { BylawError, type Program } from "@bylaw/core";
import { assertRecordingFolder, openRecording, systemTools, writeRecording } from "@bylaw/core/node";
import { collectProgram, evaluateRecording, type Recording } from "@bylaw/core/run";
import { statusDocument, writeStatus } from "@bylaw/reports";
import type { Command } from "commander";
import type { Io } from "../io.ts";
import { write } from "../io.ts";
import { loadConfig } from "../load-config.ts";
import { createJsonRun } from "../output/check-json.ts";
import { checkText } from "../output/check-text.ts";
import { createFindings } from "../output/findings.ts";
import { createProgress } from "../output/progress.ts";
import { assertNotAround, assertWritable, isFile, placeOf } from "../places.ts";

interface CheckOptions {
  readonly config?: string;
  readonly from?: string;
  readonly record?: string;
  readonly status?: string;
  readonly json?: true;
  readonly all?: true;
  readonly deadline: string;
}

const SHOWN = 3;
/** In seconds. */
const DAY = 86_400;

export function addCheck(cli: Command, io: Io, exit: (code: number) => void): void {
  cli
    .command("check")
    .summary("run the program against the live accounts, or against a recording")
    .description(
      "Collects what the program's checks need, judges it, and says what passes, what fails and why.",
    )
    .option("--config <file>", "the program (default: bylaw.config.ts)")
    .option("--from <folder>", "judge a recording instead of collecting; no network")
    .option("--record <folder>", "keep what was collected as a recording")
    .option("--status <folder>", "also write what the run came to as status.md")
    .option("--json", "one JSON document with every observation")
    .option("--all", `list every failure (default: the first ${SHOWN} of each check)`)
    .option("--deadline <seconds>", "how long one listing may take, from 1 to 86400", "600")
    .addHelpText(
      "after",
      `
Exit codes: 0 nothing fails, 1 a check fails, 2 something could not be decided, 3 work was skipped,
64 the command or the program is wrong. Where several apply, 2 wins over 1, and 1 over 3.
Waived failures alone exit 0.

Examples:
  bylaw check
  bylaw check --record recordings/today
  bylaw check --from recordings/today --json`,
    )
    .action(async (options: CheckOptions) => {
      exit(await check(options, io));
    });
}

async function check(options: CheckOptions, io: Io): Promise<number> {
  const places = placesOf(options, io);
  const deadline = deadlineOf(options);
  const program = await loadConfig(io.cwd, options.config);
  if (places.status !== undefined) await assertWritable(places.status);
  const recording =
    places.from === undefined
      ? await live(program, deadline, places.record, io)
      : await replayed(places.from);
  const findings = createFindings(options.all === true ? Number.POSITIVE_INFINITY : SHOWN);
  const json = options.json === true ? createJsonRun(io.stdout) : undefined;
  const report = await evaluateRecording(program, recording, {
    onObservation: (observation) => {
      findings.add(observation);
      return json?.observation(observation);
    },
  });
  if (json === undefined) await write(io.stdout, checkText(report, findings, io.color));
  else await json.end(report);
  if (places.status !== undefined) {
    const revision = io.env.GITHUB_SHA;
    const observations = (["fail", "error", "waived"] as const)
      .flatMap((kind) => findings.of(kind))
      .flatMap((one) => one.shown);
    const document = statusDocument(report, { observations, ...(revision !== undefined && { revision }) });
    await writeStatus(places.status, document);
  }
  return report.exitCode;
}

type Places = Readonly<Record<"from" | "record" | "status", string | undefined>>;

function placesOf(options: CheckOptions, io: Io): Places {
  const at = (name: keyof Places): string | undefined => {
    const given = options[name];
    return given === undefined ? undefined : placeOf(`--${name}`, given, io.cwd);
  };
  const places = { from: at("from"), record: at("record"), status: at("status") };
  if (places.from === undefined || places.record === undefined) return places;
  throw new BylawError("usage", "--from and --record do not go together.", {
    next: "A recording that is replayed is already kept.",
  });
}

/** In milliseconds. */
function deadlineOf({ deadline }: CheckOptions): number {
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

async function live(
  program: Program,
  deadline: number,
  folder: string | undefined,
  io: Io,
): Promise<Recording> {
  if (program.providers.length === 0) {
    throw new BylawError(
      "no-providers",
      "The program has no providers, so there is nothing to collect from.",
      {
        next: "Add aws({ ... }) or github({ ... }) to providers, or judge a recording with --from <folder>.",
      },
    );
  }
  if (folder !== undefined) {
    await assertNotAround("--record", folder, io.cwd);
    await assertWritable(folder);
    await assertRecordingFolder(folder);
  }
  const progress = createProgress(io, systemTools.clock);
  try {
    const recording = await collectProgram(program, {
      ...systemTools,
      deadline,
      onProgress: (step) => progress.update(step),
    });
    if (folder !== undefined) await writeRecording(folder, recording);
    return recording;
  } finally {
    progress.done();
  }
}
