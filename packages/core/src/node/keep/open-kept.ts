import type { z } from "zod";
import { recordedListing } from "../../coverage/runs/recorded-listing.ts";
import type { Whereabouts } from "../../coverage/runs/seen-run.ts";
import {
  type KeptJudged,
  type KeptOutcomes,
  keptJudgedSchema,
  keptOutcomesSchema,
} from "../../keep/kept-outcomes.ts";
import { type KeptPlan, keptPlanSchema } from "../../keep/kept-plan.ts";
import {
  type Digest,
  type KeptCollector,
  type KeptListing,
  type KeptRun,
  type KeptScope,
  keptCollectorSchema,
  keptScopesSchema,
  keptTableSchema,
} from "../../keep/kept-run.ts";
import { BylawError } from "../../language/values/errors.ts";
import { byCollectorAndScope, type RecordedListing, type Recording } from "../../run/recording.ts";
import { type BlockIndex, createBlockIndex } from "./block-index.ts";
import { namedBlock } from "./blocks.ts";
import { damaged } from "./errors.ts";
import { type Header, type Headers, readHeader, readHeaders, yearsBeside } from "./headers.ts";
import { parsedBlock } from "./parsed-block.ts";
import { unnamedYears } from "./unnamed-years.ts";

/** A kept run whose blocks are read when they are asked for. Each throws `recording-damaged` where a block is lost or changed. */
export interface StoredRun extends KeptRun {
  /** Where its file lies. */
  readonly path: string;
  plan(): Promise<KeptPlan>;
  scopes(): Promise<readonly KeptScope[]>;
  collectors(): Promise<readonly KeptCollector[]>;
  outcomes(): Promise<KeptOutcomes>;
  /** By the listing that the resources come from. */
  judged(): Promise<readonly KeptJudged[]>;
  /** The lines of a listing; undefined where its content is not kept. */
  lines(listing: KeptListing): Promise<readonly string[] | undefined>;
  /** Where a listing's content is; what it holds is not looked into. */
  whereIs(listing: KeptListing): Promise<Whereabouts>;
}

/** What folders of runs hold. */
export interface StoredRuns extends Omit<Headers, "runs"> {
  readonly runs: readonly StoredRun[];
}

/**
 * Opens the runs that were kept in folders. A block that many runs share is read and decoded once.
 *
 * @example const { runs, damaged, missing } = await openRuns([".bylaw/evidence", "archive/2025"]);
 */
export async function openRuns(folders: readonly string[]): Promise<StoredRuns> {
  const { runs, ...rest } = await readHeaders(folders);
  const reader = { decoded: createDecoder(), isThere: createBlockIndex() };
  const isBefore = unnamedYears({ runs, ...rest });
  return { ...rest, runs: runs.map((header) => storedRun(header, reader, isBefore(header.run))) };
}

/**
 * Opens one kept run as a recording. What of it is not kept is an incomplete listing that says so. Where `whyNot` has something to say
 * against what the run says of itself, nothing is opened.
 *
 * @example await openKeptRun(path, (run) => whyNotOurs(run, program));
 */
export async function openKeptRun(
  path: string,
  whyNot: (run: KeptRun) => string | undefined = () => undefined,
): Promise<Recording> {
  const read = await readHeader(path);
  if ("why" in read) throw damaged(path, `is no kept run: ${read.why}`);
  const why = whyNot(read.run);
  if (why !== undefined) {
    throw new BylawError("recording-missing", `${path} is not taken: ${why.replace(/\.$/, "")}.`, {
      next: "Name a run of the program's own company; where that was renamed, say so in organization.former.",
    });
  }
  const reader = { decoded: createDecoder(), isThere: createBlockIndex() };
  const run = storedRun({ path, run: read.run, years: await yearsBeside(path) }, reader, false);
  const collectors = await run.collectors();
  const listings: RecordedListing[] = [];
  for (const { collector, scopes } of collectors)
    for (const listing of scopes)
      listings.push(recordedListing(collector, listing, run, await run.lines(listing)));
  const { startedAt, finishedAt } = run;
  return { startedAt, finishedAt, listings: listings.sort(byCollectorAndScope) };
}

type Decoder = <T>(years: readonly string[], digest: Digest, schema: z.ZodType<T>) => Promise<T>;

function createDecoder(): Decoder {
  const known = new Map<Digest, Promise<unknown>>();
  return <T>(years: readonly string[], digest: Digest, schema: z.ZodType<T>): Promise<T> => {
    const found = known.get(digest) ?? decode(years, digest, schema);
    known.set(digest, found);
    return found as Promise<T>;
  };
}

async function decode<T>(years: readonly string[], digest: Digest, schema: z.ZodType<T>): Promise<T> {
  return parsedBlock(years, digest, await namedBlock(years, digest), schema);
}

interface Reader {
  readonly decoded: Decoder;
  readonly isThere: BlockIndex;
}

/** `mayLieBefore` is true where an earlier year was not named. */
function storedRun(
  { path, run, years }: Header,
  { decoded, isThere }: Reader,
  mayLieBefore: boolean,
): StoredRun {
  const { blocks } = run;
  const table = async <T>(digest: Digest, schema: z.ZodType<T>): Promise<readonly T[]> => {
    const all: T[] = [];
    for (const one of Object.values(await decoded(years, digest, keptTableSchema)))
      all.push(await decoded(years, one, schema));
    return all;
  };
  return {
    ...run,
    path,
    plan: () => decoded(years, blocks.plan, keptPlanSchema),
    scopes: () => decoded(years, blocks.scopes, keptScopesSchema),
    outcomes: () => decoded(years, blocks.outcomes, keptOutcomesSchema),
    collectors: () => table(blocks.collectors, keptCollectorSchema),
    judged: () => table(blocks.judged, keptJudgedSchema),
    async lines({ digest, kept }) {
      if (!kept) return undefined;
      return (await namedBlock(years, digest)).split("\n").slice(0, -1);
    },
    async whereIs({ digest, kept }) {
      if (!kept) return "not kept";
      if (await isThere(years, digest)) return "here";
      return mayLieBefore ? "elsewhere" : "lost";
    },
  };
}
