import type { KeptJudged, KeptOutcomes } from "../../keep/kept-outcomes.ts";
import type { KeptPlan } from "../../keep/kept-plan.ts";
import type { KeptCollector, KeptListing, KeptRun, KeptScope } from "../../keep/kept-run.ts";
import type { Program } from "../../language/company/program.ts";
import { BylawError } from "../../language/values/errors.ts";
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
  /** Where its file lies. */
  readonly path: string;
  plan(): Promise<KeptPlan>;
  scopes(): Promise<readonly KeptScope[]>;
  outcomes(): Promise<KeptOutcomes>;
  judged(): Promise<readonly KeptJudged[]>;
  collectors(): Promise<readonly KeptCollector[]>;
  /** The lines of a listing; undefined where its content is not kept. */
  lines(listing: KeptListing): Promise<readonly string[] | undefined>;
  whereIs(listing: KeptListing): Promise<Whereabouts>;
}

/** Where a listing's content is; `elsewhere` where it may lie in an earlier year whose folder was not named. */
export type Whereabouts = "here" | "not kept" | "elsewhere" | "lost";

/** Reads what coverage needs of a run. Throws `recording-damaged` where anything of it is lost or changed. */
export function seen(run: LazyRun): Promise<SeenRun> {
  return seenBeside(run, (_, error) => {
    throw error;
  });
}

/** Reads what coverage needs of a run, and tells of which listings of records nothing can be read. */
export async function seenBeside(
  run: LazyRun,
  tell: (collector: string, error: unknown) => void,
): Promise<SeenRun> {
  const [plan, outcomes, judged, collectors] = await Promise.all([
    run.plan(),
    run.outcomes(),
    run.judged(),
    run.collectors(),
    // Nobody asks who a provider took it for, but a run that cannot say it is not whole.
    run.scopes(),
  ]);
  const records = await recordsOf(run, collectors, tell);
  return { ...run, held: { plan, outcomes, judged, collectors, records } };
}

const digested = new WeakMap<KeptListing, RecordDigests>();

async function recordsOf(
  run: LazyRun,
  collectors: readonly KeptCollector[],
  tell: (collector: string, error: unknown) => void,
): Promise<ReadonlyMap<string, RecordDigests>> {
  const records = new Map<string, RecordDigests>();
  for (const { collector, scopes } of collectors) {
    const [listing] = scopes;
    if (!isOfRecords(collector) || listing === undefined || listing.state === "incomplete") continue;
    // A listing that many runs share is one object.
    const known =
      digested.get(listing) ??
      (await digestsOf(run, listing).catch((error: unknown) => tell(collector, error)));
    if (known === undefined) continue;
    digested.set(listing, known);
    records.set(collector, known);
  }
  return records;
}

async function digestsOf(run: LazyRun, listing: KeptListing): Promise<RecordDigests | undefined> {
  if ((await run.whereIs(listing)) === "elsewhere") return undefined;
  const lines = await run.lines(listing);
  if (lines === undefined) return undefined;
  try {
    return digestsIn(lines);
  } catch (cause) {
    throw new BylawError("recording-damaged", `${run.path} names a listing ${listing.digest} that is none.`, {
      next: "Restore it from wherever else the folder is kept: its branch, a backup.",
      cause,
    });
  }
}

/** The branches whose runs count for a program's period, the one of today first. */
export function branchesOf({ branch = "main" }: Pick<Program, "branch">): readonly string[] {
  return [branch].flat();
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

/** Why a run is of somebody else; undefined where it is of the program's company, under whatever name it had then. */
export function whyNotOurs({ organization }: KeptRun, program: Program): string | undefined {
  const { name, former = [] } = program.organization;
  return organization === name || former.includes(organization) ? undefined : `it is of ${organization}`;
}
