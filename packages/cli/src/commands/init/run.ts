import { posix } from "node:path";
import type { Program } from "@bylaw/core";
import { systemTools } from "@bylaw/core/node";
import { assertValidProgram, dayIn, jsonText } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { answersOf } from "./answers/answer.ts";
import { takenOf } from "./answers/taken.ts";
import { repositoryAt } from "./detect/repository.ts";
import type { InitGiven } from "./given.ts";
import { notesOf } from "./notes.ts";
import { obstaclesTo } from "./obstacles.ts";
import { neededBy } from "./packages.ts";
import { type Place, placeOf } from "./place.ts";
import { planFiles } from "./plan.ts";
import { type GapReport, gapReportOf } from "./report/gap-report.ts";
import { todosOf } from "./report/todo.ts";
import { rightsFor } from "./rights.ts";
import { initText, type Told } from "./text.ts";
import { writeFiles } from "./write-files.ts";

/** Writes a program into a repository, and tells what to do first. */
export async function run(given: InitGiven, io: Io): Promise<number> {
  const repository = await repositoryAt(io.cwd);
  const place = placeOf(repository);
  // Where the program is there, its files answer.
  const asked = place.isThere ? { ...given, yes: true } : given;
  const answers = await answersOf(asked, repository, dayIn(systemTools.now(), "UTC"), io);
  const files = await planFiles(answers, place, repository);
  const isDry = given["dry-run"];
  // The program's own file is written last: where it is there, the rest is taken to be there too.
  if (!isDry) await writeFiles(repository.root, [...files.slice(1), ...files.slice(0, 1)]);
  const uses = { aws: answers.regions.length > 0, github: answers.github !== undefined };
  const needed = await neededBy(uses, place, repository);
  const obstacles = await obstaclesTo(files, answers.evidence, place, repository);
  const known = !isDry && needed.isInstalled ? await loaded(place, io) : {};
  const reads = usedBy(known.program) ?? uses;
  const told: Told = {
    isDry,
    place,
    files,
    // Of a program that is there nothing was taken: its files answer.
    taken: place.isThere ? [] : takenOf(given, answers),
    people: place.isThere ? [] : answers.people,
    notes: notesOf(place, repository, obstacles, reads.github),
    rights: rightsFor(reads, place, repository),
    ...(known.report !== undefined && { report: known.report }),
    todos: isDry ? [] : todosOf(needed, known, place, repository),
  };
  await write(io.stdout, given.json ? `${jsonText(jsonOf(told), 2)}\n` : initText(told, io));
  return 0;
}

interface Known {
  readonly program?: Program;
  readonly report?: GapReport;
}

/** The program as it is on disk now, and what it stands on. */
async function loaded({ home, config }: Place, io: Io): Promise<Known> {
  const { program } = await loadConfig({ cwd: io.cwd, stderr: io.stderr }, posix.join(home, config));
  assertValidProgram(program);
  return { program, report: await gapReportOf(program, io) };
}

function usedBy(
  program: Program | undefined,
): { readonly aws: boolean; readonly github: boolean } | undefined {
  if (program === undefined) return undefined;
  const has = (id: string): boolean => program.providers.some(({ type }) => type.id === id);
  return { aws: has("aws"), github: has("github") };
}

function jsonOf({ isDry, place, files, taken, people, notes, rights, report, todos }: Told): object {
  return {
    dryRun: isDry,
    folder: place.home === "" ? "." : place.home,
    runIn: place.runIn === "" ? "." : place.runIn,
    files: files.map(({ path, state, text }) => ({
      path,
      state,
      ...(isDry && state !== "left" && { text }),
    })),
    taken,
    people,
    notes,
    rights,
    report: report ?? null,
    todo: todos,
  };
}
