import { relative, resolve } from "node:path";
import { BylawError, type Population, type Program } from "@bylaw/core";
import { openRuns } from "@bylaw/core/node";
import {
  assertSeed,
  assertValidProgram,
  drawSample,
  findById,
  jsonText,
  nearestIds,
  populationIn,
  type Sample,
} from "@bylaw/core/run";
import { sampleFiles } from "@bylaw/reports";
import { UNDECIDED } from "../../exit-codes.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { assertWritable, pathOf } from "../../paths.ts";
import { programFile } from "../../program-file.ts";
import { EVERY } from "../coverage/given.ts";
import { branchesIn, daysOf, foldersOf, periodOf } from "../coverage/typed.ts";
import { todayOf } from "../evidence/days.ts";
import type { SampleGiven } from "./given.ts";
import { drawnJson, drawnText, refusedJson, refusedText } from "./text.ts";
import { folderOf, writeSample } from "./write.ts";

/** Draws a sample, or tells why none can be drawn. */
export async function run(given: SampleGiven, io: Io): Promise<number> {
  const seed = seedOf(given.seed);
  const n = numberOf(given.n);
  const every = daysOf("--every", given.every, EVERY);
  const out = given.out === undefined ? undefined : pathOf("--out", given.out, io.cwd);
  const paths = await foldersOf(given.folders, io.cwd);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const branch = branchesIn(given.branch, program);
  const population = populationNamed(program, given.population);
  const period = periodOf(given.period, program);
  const today = todayOf(program);
  const read = await populationIn(program, population, await openRuns(paths), {
    period,
    branch,
    every,
    today,
    file: programFile(program),
  });
  if (read.gaps.length > 0) {
    await write(io.stdout, given.json ? `${jsonText(refusedJson(read), 2)}\n` : refusedText(read, io));
    return UNDECIDED;
  }
  const sample = await drawSample(read, { seed, n });
  if (given.json) await write(io.stdout, `${jsonText(drawnJson(sample), 2)}\n`);
  else await write(io.stdout, drawnText(sample, await written(sample, out, io)));
  return 0;
}

/** Writes it, and returns where, as a person here would name it. */
async function written(sample: Sample, out: string | undefined, { cwd }: Io): Promise<string> {
  const folder = out ?? resolve(cwd, folderOf(sample));
  await assertWritable(folder);
  await writeSample(folder, sampleFiles(sample), cwd);
  return relative(cwd, folder) || ".";
}

function seedOf(given: string | undefined): string {
  if (given !== undefined) {
    assertSeed(given);
    return given;
  }
  throw new BylawError("usage", "A sample needs the auditor's seed.", {
    next: 'Ask for a few words or numbers, and give them as they are: --seed "Okafor 417".',
  });
}

function numberOf(given: string): number {
  const n = /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 0;
  if (n >= 1 && n <= 100_000) return n;
  throw new BylawError("usage", `--n ${given} is not a number from 1 to 100000.`, {
    next: "Give it as in --n 25.",
  });
}

function populationNamed({ populations = [] }: Program, id: string): Population {
  const [found] = findById(populations, id);
  if (found !== undefined) return found;
  if (populations.length === 0)
    throw new BylawError("unknown-id", "The program declares no population.", {
      next: "Declare a listing as one: populations: [definePopulation({ ... })].",
    });
  const near = nearestIds(populations, id);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("unknown-id", `No population is declared as ${JSON.stringify(id)}.${hint}`, {
    next: `The program has: ${populations.map((one) => one.id).join(", ")}.`,
  });
}
