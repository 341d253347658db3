import { basename, dirname, join, relative, resolve } from "node:path";
import { BylawError, defineProgram, isBylawError, type Program } from "@bylaw/core";
import { assertValidProgram } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import { type Loaded, loadProgram } from "../../../load-config.ts";
import { assertFolder, isThere, pathOf } from "../../../paths.ts";
import { gitIn } from "./git.ts";
import { homeOf, revisionOf } from "./revision.ts";
import { withTree } from "./tree.ts";
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

/** Loads the program of a base: of a revision of the repository, or of a folder, which is written `./base` or `/base`. */
export async function loadBase(name: string, today: Loaded, io: Io): Promise<Base> {
  if (name.trim() === "") throw noBase();
  return /^(?:\.{1,2}(?:$|[\\/])|[\\/]|[A-Za-z]:[\\/])/.test(name)
    ? ofFolder(name, today, io)
    : ofRevision(name, today, io);
}

async function ofRevision(name: string, today: Loaded, io: Io): Promise<Base> {
  const git = gitIn(today.folder, io);
  const home = await homeOf(git);
  const revision = await revisionOf(git, name, home);
  const config = `${home.prefix}${basename(today.config)}`;
  const { program, notes } = await withTree(git, home, revision, async ({ root, repository }) => {
    const path = join(repository, config);
    const said = (text: string): string => text.replaceAll(`${repository}/`, `${name}:`).replaceAll(root, "");
    const loaded = await programAt(path, today.program, `${name}:${config}`, said);
    return {
      ...loaded,
      notes: [...loaded.notes, ...(await versionNotes(path, repository, today.config, home.root))],
    };
  });
  return {
    program,
    name,
    commit: revision.commit,
    ...(home.head !== undefined && { head: home.head }),
    config,
    notes: [...(revision.note === undefined ? [] : [revision.note]), ...notes],
  };
}

async function ofFolder(name: string, today: Loaded, io: Io): Promise<Base> {
  const folder = pathOf("base", name, io.cwd);
  await assertFolder(folder);
  if (!(await isThere(folder))) {
    throw new BylawError("usage", `There is no folder ${folder}.`, {
      next: "Name a folder with a checkout of the base, or a git revision without ./ before it.",
    });
  }
  const home = await homeOf(gitIn(today.folder, io)).catch(() => undefined);
  const own = basename(today.config);
  const config = home === undefined ? own : `${home.prefix}${own}`;
  const path = resolve(folder, (await isThere(join(folder, config))) ? config : own);
  const { program, notes } = await programAt(path, today.program, relative(io.cwd, path), (text) => text);
  return { program, name, ...(home?.head !== undefined && { head: home.head }), config, notes };
}

/** Where a config stands in its repository, as a base has it; its name, where it stands in none. */
export async function configIn(path: string, io: Io): Promise<string> {
  const home = await homeOf(gitIn(dirname(path), io)).catch(() => undefined);
  return `${home?.prefix ?? ""}${basename(path)}`;
}

async function programAt(
  path: string,
  today: Program,
  shown: string,
  said: (text: string) => string,
): Promise<Pick<Base, "program" | "notes">> {
  if (!(await isThere(path)))
    return {
      program: emptyLike(today),
      notes: [`There is no ${shown}: the program is new, and all of it is gained.`],
    };
  try {
    const program = await loadProgram(path, { cached: false });
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
