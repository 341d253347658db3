import { relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BylawError, type IsoDate, isBylawError, type Program } from "@bylaw/core";
import { assertValidProgram, isDay, jsonText, plainText } from "@bylaw/core/run";
import { headlineOf, isQuiet, type Notice, slackMessage } from "@bylaw/exports";
import { describeError } from "../../errors.ts";
import { UNDECIDED } from "../../exit-codes.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { EVERY } from "../coverage/given.ts";
import { branchesIn, daysOf, foldersOf } from "../coverage/typed.ts";
import { todayOf } from "../evidence/days.ts";
import { AHEAD, type NotifyGiven } from "./given.ts";
import { postJson } from "./post.ts";
import { noticeOf } from "./read.ts";
import { twoRuns } from "./runs.ts";
import { noticeText } from "./text.ts";
import { webhookIn } from "./webhook.ts";

/** How long a webhook has to answer, in milliseconds. */
const DEADLINE = 10_000;

/** What Slack's incoming webhooks answer to a message that they deliver, and those that take its form. */
const SLACK_ACCEPTS = "ok";

/** Tells what changed between two kept runs. It fails nothing: bylaw check is what fails. */
export async function run(given: NotifyGiven, io: Io): Promise<number> {
  const form = formOf(given);
  const address = given.post ? webhookIn(io) : undefined;
  const every = daysOf("--every", given.every, EVERY);
  const ahead = daysOf("--ahead", given.ahead, AHEAD);
  const since = sinceOf(given.since);
  const folders = await foldersOf(given.folders, io.cwd);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const branch = branchesIn(given.branch, program);
  const today = todayOf(program);
  const { notice, unreadNewest } = await told(
    program,
    { folders, branch, every, since, today, ahead },
    given,
    io,
  );
  if (notice === undefined) return UNDECIDED;
  if (unreadNewest !== undefined)
    io.stderr.write(
      `[bylaw] ${plainText(relative(io.cwd, unreadNewest))} is of a newer run, and cannot be read: what it came to is not told.\n`,
    );
  const ended = unreadNewest === undefined ? 0 : UNDECIDED;
  if (isQuiet(notice) && !given.always) return ended;
  if (address === undefined) {
    await write(
      io.stdout,
      form === "text" ? noticeText(notice, io) : `${jsonText(dataOf(notice, form), 2)}\n`,
    );
    return ended;
  }
  const refusal = await postJson(address, jsonText(dataOf(notice, form)), {
    sleep,
    deadline: DEADLINE,
    ...(form === "slack" && { accepted: SLACK_ACCEPTS }),
  });
  io.stderr.write(
    refusal === undefined
      ? `posted: ${headlineOf(notice)}\n`
      : `[bylaw] ${refusal.message}\n  ${refusal.next}\n`,
  );
  return refusal === undefined ? ended : UNDECIDED;
}

interface Told {
  /** Undefined where nothing can be told, with why on stderr. */
  readonly notice?: Notice;
  /** A newer run than it is of. */
  readonly unreadNewest?: string | undefined;
}

async function told(
  program: Program,
  asked: Parameters<typeof twoRuns>[1] & { readonly ahead: number },
  { verbose }: NotifyGiven,
  io: Io,
): Promise<Told> {
  try {
    const runs = await twoRuns(program, asked);
    return { notice: await noticeOf(program, runs, asked), unreadNewest: runs.unreadNewest };
  } catch (error) {
    if (!isBylawError(error) || !error.code.startsWith("recording-")) throw error;
    io.stderr.write(describeError(error, verbose).text);
    return {};
  }
}

type Form = "text" | "json" | "slack";

function formOf({ format, json, post }: NotifyGiven): Form {
  if (format !== "text" && format !== "slack")
    throw usage(`--format ${JSON.stringify(format)} is none.`, "Give text or slack; --json for JSON.");
  if (json && format === "slack")
    throw usage("--json and --format slack do not go together.", "Give one of them.");
  if (post && !json && format === "text")
    throw usage(
      "--post posts no text.",
      "Say in which form: --format slack for Slack, --json for other webhooks.",
    );
  return json ? "json" : format;
}

function dataOf(notice: Notice, form: Form): object {
  return form === "slack" ? slackMessage(notice) : notice;
}

function sinceOf(given: string | undefined): IsoDate | undefined {
  if (given === undefined || isDay(given)) return given;
  throw usage(`--since ${given} is not a calendar day.`, "Write it as YYYY-MM-DD, as in --since 2026-03-01.");
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
