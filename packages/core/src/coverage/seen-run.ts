import type { KeptJudged, KeptOutcomes } from "../keep/kept-outcomes.ts";
import type { KeptPlan } from "../keep/kept-plan.ts";
import type { KeptCollector, KeptListing, KeptRun } from "../keep/kept-run.ts";
import { digestsIn, isOfRecords, type RecordDigests } from "./record-digests.ts";

/** A kept run with what coverage reads of it. */
export interface SeenRun extends KeptRun {
  readonly held: {
    readonly plan: KeptPlan;
    readonly outcomes: KeptOutcomes;
    readonly judged: readonly KeptJudged[];
    readonly collectors: readonly KeptCollector[];
    /** The records that it saw, by the listing they are in: of each whose content is kept and was read to the end. */
    readonly records: ReadonlyMap<string, RecordDigests>;
  };
}

/** A run whose blocks are read when they are asked for, such as one that was opened from a folder. */
export interface LazyRun extends KeptRun {
  plan(): Promise<KeptPlan>;
  outcomes(): Promise<KeptOutcomes>;
  judged(): Promise<readonly KeptJudged[]>;
  collectors(): Promise<readonly KeptCollector[]>;
  /** The lines of a listing; undefined where its content is not kept. */
  lines(listing: KeptListing): Promise<readonly string[] | undefined>;
}

/** Reads what coverage needs of a run. */
export async function seen(run: LazyRun): Promise<SeenRun> {
  const [plan, outcomes, judged, collectors] = await Promise.all([
    run.plan(),
    run.outcomes(),
    run.judged(),
    run.collectors(),
  ]);
  return { ...run, held: { plan, outcomes, judged, collectors, records: await recordsOf(run, collectors) } };
}

const digested = new WeakMap<KeptListing, RecordDigests>();

async function recordsOf(
  run: LazyRun,
  collectors: readonly KeptCollector[],
): Promise<ReadonlyMap<string, RecordDigests>> {
  const records = new Map<string, RecordDigests>();
  for (const { collector, scopes } of collectors) {
    const [listing] = scopes;
    if (!isOfRecords(collector) || listing === undefined || listing.state === "incomplete") continue;
    // A listing that many runs share is one object.
    const known = digested.get(listing) ?? (await digestsOf(run, listing));
    if (known === undefined) continue;
    digested.set(listing, known);
    records.set(collector, known);
  }
  return records;
}

async function digestsOf(run: LazyRun, listing: KeptListing): Promise<RecordDigests | undefined> {
  const lines = await run.lines(listing);
  return lines === undefined ? undefined : digestsIn(lines);
}

/** Why a run says nothing of the company; undefined where it counts: a clean revision of a branch that the company runs by. */
export function whyNotCounted({ revision }: KeptRun, branch: string | readonly string[]): string | undefined {
  const branches = [branch].flat();
  if (revision === undefined) return "nobody says of which commit it is";
  const { branch: own, clean, commit } = revision;
  if (own === undefined) return "nobody says of which branch it is";
  if (!branches.includes(own)) return `it is of the branch ${own}, and not of ${branches.join(" or ")}`;
  return clean ? undefined : `nobody says that nothing was changed beside the commit ${commit.slice(0, 12)}`;
}
