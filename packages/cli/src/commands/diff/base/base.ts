import { basename, dirname, join, relative, resolve } from "node:path";
import { BylawError, defineProgram, isBylawError, type Program } from "@bylaw/core";
import { assertValidProgram } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { loadProgram, type Place } from "../../../load-config.ts";
import type { Twins } from "../../../loader.ts";
import { assertFolder, isThere, pathOf } from "../../../paths.ts";
import { gitIn } from "./git.ts";
import { type Home, homeOf, revisionOf } from "./revision.ts";
import { openTree } from "./tree.ts";
import { versionNotes } from "./versions.ts";

/** The program that today's is compared with. */
export interface Base {
  readonly program: Program;
  /** As it was typed. */
  readonly name: string;
  /** Of a revision. */
  readonly commit?: string;
  /** Of the repository, where there is one. */
  readonly head?: string;
  /** Where the config stands in its repository, or else its name. */
  readonly config: string;
  /** What a reader has to know of the comparison, a sentence each. */
  readonly notes: readonly string[];
}

/** A base whose files are on their way. */
export interface OpenBase {
  /** Loads its program, which is compared with this one. */
  load(today: Program): Promise<Base>;
  /** Takes its files away. */
  close(): Promise<void>;
}

/** Opens a base: a revision of the repository, or a folder, which is written `./base` or `/base`. */
export async function openBase(name: string, today: Place, io: Io): Promise<OpenBase> {
  if (name.trim() === "") throw noBase();
  return /^(?:\.{1,2}(?:$|[\\/])|[\\/]|[A-Za-z]:[\\/])/.test(name)
    ? openFolder(name, today, io)
    : openRevision(name, today, io);
}

async function openRevision(name: string, today: Place, io: Io): Promise<OpenBase> {
  const git = gitIn(today.folder, io);
  const home = await homeOf(git);
  const revision = await revisionOf(git, name, home);
  const config = `${home.prefix}${basename(today.config)}`;
  const tree = await openTree(git, home, revision);
  return {
    close: tree.close,
    async load(program) {
      const { root, repository } = await tree.written;
      const path = join(repository, config);
      const said = (text: string): string =>
        text.replaceAll(`${repository}/`, `${name}:`).replaceAll(root, "");
      const twins: Twins = {
        config: today.config,
        of(file) {
          const within = relative(repository, file);
          return within.startsWith("..") ? undefined : join(home.root, within);
        },
      };
      const was = await programAt(path, program, twins, `${name}:${config}`, said);
      const notes = [
        ...(revision.note === undefined ? [] : [revision.note]),
        ...was.notes,
        ...(await versionNotes(path, repository, today.config, home.root)),
      ];
      // Its files are gone while it is judged; whoever closes it hears of what went wrong.
      tree.close().catch(() => undefined);
      return { program: was.program, name, commit: revision.commit, ...headOf(home), config, notes };
    },
  };
}

async function openFolder(name: string, today: Place, io: Io): Promise<OpenBase> {
  const folder = pathOf("base", name, io.cwd);
  await assertFolder(folder);
  if (!(await isThere(folder))) {
    throw new BylawError("usage", `There is no folder ${folder}.`, {
      next: "Name a folder with a checkout of the base, or a git revision without ./ before it.",
    });
  }
  return {
    close: async () => undefined,
    async load(program) {
      const home = await homeOf(gitIn(today.folder, io)).catch(() => undefined);
      const own = basename(today.config);
      const config = home === undefined ? own : `${home.prefix}${own}`;
      const path = resolve(folder, (await isThere(join(folder, config))) ? config : own);
      const was = await programAt(path, program, undefined, relative(io.cwd, path), (text) => text);
      return { ...was, name, ...headOf(home), config };
    },
  };
}

function headOf(home: Home | undefined): Pick<Base, "head"> {
  return home?.head === undefined ? {} : { head: home.head };
}

/** Where a config stands in its repository, as a base has it; its name, where it stands in none. */
export async function configIn(path: string, io: Io): Promise<string> {
  const home = await homeOf(gitIn(dirname(path), io)).catch(() => undefined);
  return `${home?.prefix ?? ""}${basename(path)}`;
}

async function programAt(
  path: string,
  today: Program,
  twins: Twins | undefined,
  shown: string,
  said: (text: string) => string,
): Promise<Pick<Base, "program" | "notes">> {
  if (!(await isThere(path)))
    return {
      program: emptyLike(today),
      notes: [`There is no ${shown}: the program is new, and all of it is gained.`],
    };
  try {
    const program = await loadProgram(path, twins);
    assertValidProgram(program);
    return { program, notes: [] };
  } catch (cause) {
    if (!isBylawError(cause)) throw cause;
    // Without the cause: where it was thrown is gone by then.
    throw new BylawError(
      "base-broken",
      `The base cannot be judged. ${said(cause.message.replace(/^\[bylaw\] /, ""))}`,
      {
        next: `Nothing is compared. ${said(cause.next)}`,
      },
    );
  }
}

/** A program that holds to the same and asks for nothing. */
function emptyLike({ organization, framework, period, people, riskMatrix }: Program): Program {
  return defineProgram({
    organization,
    framework,
    ...(period !== undefined && { period }),
    ...(people !== undefined && { people }),
    riskMatrix,
    providers: [],
  });
}

function noBase(): BylawError {
  return new BylawError("usage", "The base is empty.", {
    next: "Name a revision, as in bylaw diff origin/main. A variable of the shell may be unset.",
  });
}
