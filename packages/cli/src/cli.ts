import { Command } from "commander";
import { addCheck } from "./commands/check.ts";
import { addDocs } from "./commands/docs.ts";
import { addExplain } from "./commands/explain.ts";
import { addPermissions } from "./commands/permissions.ts";
import { tell } from "./errors.ts";
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
    const told = tell(error, args.includes("--verbose"));
    if (told.text !== "") io.stderr.write(told.text);
    return told.code;
  }
}
