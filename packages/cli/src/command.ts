import type { ExitCode } from "./exit-codes.ts";
import type { Io } from "./io.ts";

/** An option that is there or not: `--all`. */
export interface Flag {
  readonly kind: "flag";
  readonly about: string;
}

/** An option with a value: `--from <folder>`. */
export interface Value<TPreset extends string | undefined = string | undefined> {
  readonly kind: "value";
  /** What the value is: `folder`. */
  readonly noun: string;
  readonly about: string;
  /** The value where the option is not given. */
  readonly preset: TPreset;
}

/** An option with a value that may be given several times: `--output <format=file>`. */
export interface Values {
  readonly kind: "values";
  /** What each value is: `format=file`. */
  readonly noun: string;
  readonly about: string;
}

export type Option = Flag | Value | Values;

export interface Argument {
  readonly about: string;
  /** True when the command does something without it. */
  readonly optional: boolean;
  /** True when several may be given; only of the last. */
  readonly many?: true;
}

export interface Example {
  /** As it is typed: `bylaw explain ENC-4`. */
  readonly line: string;
  /** What it does, in a few words. */
  readonly does: string;
}

/** What an option or an argument came to. */
type ValueOf<T> = T extends Flag
  ? boolean
  : T extends Values
    ? readonly string[]
    : T extends Value<infer P>
      ? string | P
      : never;
type ArgumentOf<T> = T extends { readonly many: true }
  ? readonly string[]
  : T extends { readonly optional: false }
    ? string
    : string | undefined;

/** What every command is given besides what it asks for. */
export interface Common {
  readonly verbose: boolean;
  readonly json: boolean;
}

/** What was typed, by the names of the options and arguments. */
export type Given<TOptions, TArguments> = { readonly [K in keyof TOptions]: ValueOf<TOptions[K]> } & {
  readonly [K in keyof TArguments]: ArgumentOf<TArguments[K]>;
} & Common;

interface About {
  readonly name: string;
  /** One line of the list of commands. */
  readonly summary: string;
}

/** A command as data: its help, its page in `docs/cli.md` and how it is parsed all follow from it. */
export interface CommandDefinition<TOptions, TArguments> extends About {
  /** What it does, in a sentence or two. */
  readonly description: string;
  /** In the order in which they are typed. */
  readonly arguments?: TArguments;
  /** By name: `from` is `--from`. `--json` and `--verbose` are every command's own. */
  readonly options: TOptions;
  readonly examples: readonly [Example, ...Example[]];
  /** What `--json` prints. Without it there is no such option. */
  readonly json?: string;
  /** The codes it can end with. */
  readonly exits: readonly ExitCode[];
  /** What a code means here, where that is more than it means everywhere. */
  readonly meanings?: Partial<Readonly<Record<ExitCode, string>>>;
  /** Does it, and returns the exit code. */
  run(given: Given<TOptions, TArguments>, io: Io): Promise<number>;
}

type Options = Readonly<Record<string, Option>>;
type Arguments = Readonly<Record<string, Argument>>;

/** A command that does something. */
export interface RunnableCommand extends CommandDefinition<Options, Arguments> {
  readonly kind: "command";
}

/** A command that only holds others: `bylaw evidence add`. */
export interface CommandGroup extends About {
  readonly kind: "group";
  readonly children: readonly Command[];
}

export type Command = RunnableCommand | CommandGroup;

/**
 * Defines a command.
 *
 * @example
 * export const permissions = defineCommand({
 *   name: "permissions",
 *   summary: "list the least that the providers must grant",
 *   description: "Lists the permissions that this program's checks need, provider by provider.",
 *   options: { config: shared.config },
 *   examples: [{ line: "bylaw permissions", does: "as text, to hand on" }],
 *   json: "as JSON",
 *   exits: [0, 2, 64],
 *   run: async ({ config, json }, io) => 0,
 * });
 */
export function defineCommand<
  const TOptions extends Options,
  const TArguments extends Arguments = Readonly<Record<never, never>>,
>(definition: CommandDefinition<TOptions, TArguments>): RunnableCommand {
  return Object.freeze({ ...(definition as CommandDefinition<Options, Arguments>), kind: "command" });
}

export function flag(about: string): Flag {
  return { kind: "flag", about };
}

export function value<const TPreset extends string | undefined = undefined>(
  noun: string,
  about: string,
  preset?: TPreset,
): Value<TPreset> {
  return { kind: "value", noun, about, preset: preset as TPreset };
}

export function values(noun: string, about: string): Values {
  return { kind: "values", noun, about };
}

/** Options that several commands have, each once. */
export const shared = {
  config: value("file", "the program (default: bylaw.config.ts, here or in the nearest folder above)"),
  verbose: flag("show where an error was thrown"),
} as const;

/** Every option of a command by name, also those that all have. */
export function optionsOf(command: RunnableCommand): Readonly<Record<string, Option>> {
  const json: Readonly<Record<string, Flag>> = command.json === undefined ? {} : { json: flag(command.json) };
  return { ...command.options, ...json, verbose: shared.verbose };
}

/** `<id>`, `[id]`, or `[ids...]` where several may be given. */
export function argumentText(name: string, { optional, many }: Argument): string {
  const text = many === true ? `${name}...` : name;
  return optional ? `[${text}]` : `<${text}>`;
}

/** `--from <folder>`. */
export function optionText(name: string, option: Option): string {
  return option.kind === "flag" ? `--${name}` : `--${name} <${option.noun}>`;
}
