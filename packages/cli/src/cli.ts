import { CommanderError } from "commander";
import type { Command } from "./command.ts";
import { commandLine } from "./commander.ts";
import { commands } from "./commands/index.ts";
import type { Io } from "./io.ts";

/** Runs one command. Returns the exit code; never throws and never exits. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const cli = commandLine(commands, io, async (command, given) => {
    code = await command.run(given, io);
  });
  try {
    if (args.length === 0) cli.outputHelp();
    else await cli.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    // Help and the version end so; what tells errors is a good part of the product, and not loaded for them.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { describeError } = await import("./errors.ts");
    const told = describeError(error, args.includes("--verbose"), commandIn(args, commands));
    if (told.text !== "") io.stderr.write(told.text);
    return told.code;
  }
}

/** The command that was typed, with the group that holds it: `bylaw review open`. */
function commandIn(args: readonly string[], known: readonly Command[]): string {
  const [name, ...more] = args.filter((one) => !one.startsWith("-"));
  const found = known.find((one) => one.name === name);
  if (found === undefined) return "bylaw";
  const within = found.kind === "group" ? commandIn(more, found.children) : "bylaw";
  return within.replace("bylaw", `bylaw ${found.name}`);
}
