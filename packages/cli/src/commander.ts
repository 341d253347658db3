import { Command as Commander } from "commander";
import {
  argumentText,
  type Command,
  optionsOf,
  optionText,
  type RunnableCommand,
  shared,
} from "./command.ts";
import { exitTexts, PRECEDENCE } from "./exit-codes.ts";
import type { Io } from "./io.ts";
import { columns } from "./output/table.ts";
import { version } from "./version.ts";

/** Runs a command with what was typed. */
export type Runner = (
  command: RunnableCommand,
  given: Parameters<RunnableCommand["run"]>[0],
) => Promise<void>;

/** The command line that a list of commands gives. It prints through `io`, throws what is wrong, and never exits. */
export function commandLine(
  commands: readonly Command[],
  io: Pick<Io, "stdout" | "stderr">,
  run: Runner,
): Commander {
  const root = new Commander("bylaw")
    .description("Company policy you can run.")
    .version(version, "--version")
    .option("--verbose", shared.verbose.about)
    .addHelpText(
      "after",
      `\n${examplesText(commands.flatMap(firstExample))}\n${exitsText(Object.keys(exitTexts))}`,
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      outputError: () => undefined,
    });
  addAll(root, commands, run);
  return root;
}

function addAll(parent: Commander, commands: readonly Command[], run: Runner): void {
  for (const command of commands) {
    const own = parent.command(command.name).summary(command.summary).copyInheritedSettings(parent);
    if (command.kind === "group") addAll(own.description(command.summary), command.children, run);
    else addOne(own, command, run);
  }
}

function addOne(own: Commander, command: RunnableCommand, run: Runner): void {
  own.description(command.description);
  const names = Object.keys(command.arguments ?? {});
  for (const [name, argument] of Object.entries(command.arguments ?? {}))
    own.argument(argumentText(name, argument), argument.about);
  const options = Object.entries(optionsOf(command));
  for (const [name, option] of options) {
    if (option.kind === "flag") own.option(optionText(name, option), option.about);
    else if (option.kind === "values") own.option(optionText(name, option), option.about, gather, []);
    else own.option(optionText(name, option), option.about, option.preset);
  }
  own.addHelpText(
    "after",
    `\n${examplesText(command.examples)}\n${exitsText(command.exits.map(String), command.meanings)}`,
  );
  own.action(async (...typed: unknown[]) => {
    const found: Readonly<Record<string, unknown>> = own.optsWithGlobals();
    const chosen = options.flatMap(([name, { kind }]) => {
      const value = found[attributeOf(name)];
      if (kind === "flag") return [[name, value === true]];
      return value === undefined ? [] : [[name, value]];
    });
    const given = names.map((name, at) => [name, typed[at]]);
    await run(command, { json: false, verbose: false, ...Object.fromEntries([...chosen, ...given]) });
  });
}

function gather(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}

/** What commander calls an option: `skipUnknown` for `--skip-unknown`. */
function attributeOf(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function firstExample(command: Command): RunnableCommand["examples"][number][] {
  return command.kind === "group"
    ? command.children.slice(0, 1).flatMap(firstExample)
    : [command.examples[0]];
}

function examplesText(examples: readonly RunnableCommand["examples"][number][]): string {
  return `Examples:\n${examples.map(({ line, does }) => `  # ${does}\n  ${line}\n`).join("")}`;
}

function exitsText(codes: readonly string[], meanings: RunnableCommand["meanings"] = {}): string {
  const rows = Object.entries({ ...exitTexts, ...meanings }).filter(([code]) => codes.includes(code));
  const order = codes.includes("3") ? `  ${PRECEDENCE}\n` : "";
  return `Exit codes:\n${columns(rows.map(([code, text]) => [code.padStart(2), text]))}${order}`.trimEnd();
}
