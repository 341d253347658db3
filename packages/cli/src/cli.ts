import { isBylawError } from "@bylaw/core";
import { Command, CommanderError } from "commander";
import { addCheck } from "./commands/check.ts";
import { addDocs } from "./commands/docs.ts";
import { addExplain } from "./commands/explain.ts";
import { addPermissions } from "./commands/permissions.ts";
import { exitCodeOfError, UNDECIDED, USAGE } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** Runs one command. Returns the exit code; never throws and never exits. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const exit = (given: number): void => {
    code = given;
  };
  const cli = new Command("bylaw")
    .description("Company policy you can run.")
    .version(version, "--version")
    .option("--verbose", "show the stack trace of an error")
    .addHelpText("after", "\nExamples:\n  bylaw check\n  bylaw explain CC6.1\n  bylaw docs --check")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: () => undefined,
    });
  addCheck(cli, io, exit);
  addDocs(cli, io, exit);
  addExplain(cli, io);
  addPermissions(cli, io);
  for (const command of cli.commands)
    command.option("--verbose", "show the stack trace of an error").copyInheritedSettings(cli);
  try {
    if (args.length === 0) cli.outputHelp();
    else await cli.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return report(error, io, args.includes("--verbose"));
  }
}

function report(error: unknown, io: Io, verbose: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const message = error.message.replace(/^error: /, "").replaceAll("\n", " ");
    io.stderr.write(`[bylaw] ${message}\n  Run bylaw --help to see the commands and their options.\n`);
    return USAGE;
  }
  if (isBylawError(error)) {
    io.stderr.write(`${verbose ? (error.stack ?? error.message) : error.message}\n  ${error.next}\n`);
    if (verbose && error.cause instanceof Error)
      io.stderr.write(`caused by: ${error.cause.stack ?? error.cause.message}\n`);
    return exitCodeOfError(error.code);
  }
  if (isSystemError(error)) {
    io.stderr.write(
      `[bylaw] ${verbose ? error.stack : error.message}\n  Make room or grant access there, and run again.\n`,
    );
    return UNDECIDED;
  }
  const detail = error instanceof Error ? (verbose ? error.stack : error.message) : String(error);
  io.stderr.write(
    `[bylaw] This is a bug in Bylaw: ${detail}\n  Please report it with the output of --verbose.\n`,
  );
  return UNDECIDED;
}

/** True for an error of the file system or the network, such as a full disk. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
