import { type BylawError, isBylawError } from "@bylaw/core";
import { plainText } from "@bylaw/core/run";
import { CommanderError } from "commander";
import { exitCodeOfError, UNDECIDED, USAGE } from "./exit-codes.ts";
import { Undelivered } from "./io.ts";

/** What is said of an error on stderr, safe to print, and the code to exit with. */
export interface Told {
  readonly text: string;
  readonly code: number;
}

/** Tells an error that ended a command. */
export function describeError(error: unknown, verbose: boolean, command = "bylaw"): Told {
  if (error instanceof Undelivered) return { text: "", code: UNDECIDED };
  if (error instanceof CommanderError) {
    // A group without one of its commands: its help is on stderr by then.
    const isGroup = error.code === "commander.help";
    const message = isGroup
      ? "Name one of these commands."
      : error.message.replace(/^error: /, "").replaceAll("\n", " ");
    const what = command === "bylaw" || isGroup ? "the commands and their options" : "what may be typed";
    return told(USAGE, `[bylaw] ${message}`, `Run ${command} --help to see ${what}.`);
  }
  const detail = verbose ? traceOf(error) : messageOf(error);
  const system = chainOf(error).find(isSystemError);
  if (isBylawError(error) && !(system !== undefined && hides(error, system)))
    return told(exitCodeOfError(error.code), detail, error.next);
  if (system !== undefined)
    return told(UNDECIDED, `[bylaw] ${verbose ? detail : system.message}`, mending(system.code));
  const next = "Please report it with the output of --verbose.";
  return told(UNDECIDED, `[bylaw] This is a bug in Bylaw: ${detail}`, next);
}

/** What is said of an error that no command waited for. */
export function uncaughtText(error: unknown, verbose: boolean): string {
  const detail = verbose ? traceOf(error) : messageOf(error);
  const next = "Look in the config and in what it imports; --verbose shows where. Nothing is decided.";
  return told(UNDECIDED, `[bylaw] Something was thrown where nothing waits for it: ${detail}`, next).text;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : error;
  return typeof message === "string" ? message : "something that is not an error";
}

function told(code: number, message: string, next: string): Told {
  const lines = `${message}\n  ${next}`.split("\n");
  return { code, text: lines.map((line) => `${plainText(line)}\n`).join("") };
}

/** An error, what caused it, what caused that, and so on. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error && !chain.includes(one); one = one.cause) chain.push(one);
  return chain;
}

function traceOf(error: unknown): string {
  const traces = chainOf(error).map((one) => (typeof one.stack === "string" ? one.stack : messageOf(one)));
  return traces.length === 0 ? messageOf(error) : traces.join("\ncaused by: ");
}

type SystemError = Error & { readonly code: string };

/** True for an error of the file system or the network, such as a full disk. */
function isSystemError(error: Error): error is SystemError {
  return "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);
}

/** A recording that is there and cannot be read is neither missing nor damaged. */
function hides({ code }: BylawError, system: SystemError): boolean {
  return code.startsWith("recording-") && system.code !== "ENOENT";
}

function mending(code: string): string {
  if (["ENOSPC", "EFBIG", "EDQUOT"].includes(code)) return "Make room there, and run again.";
  if (["EACCES", "EPERM", "EROFS"].includes(code))
    return "Grant access there, or name another place, and run again.";
  if (["ENOTDIR", "EISDIR", "EEXIST", "ENOENT", "ELOOP"].includes(code))
    return "Name another place, or move away what is in its way, and run again.";
  return "Mend that, and run again.";
}
