import { assertionLine } from "../../language/checks/compose.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import { collectorsOf, type Listing } from "../../language/checks/view.ts";
import { evidenceProvider, type Unclaimed } from "../../language/evidence/session.ts";
import { linksOf } from "../../language/links/links.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import { isStaff, type Staffer, stafferSchema } from "../../language/people/staff.ts";
import { dayIn } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Problem } from "../../language/values/problem.ts";
import { checkedAgainstCollectors } from "../judge/checked.ts";
import type { ObservationSink } from "../judge/evaluate-scope.ts";
import { createListingReader } from "../judge/listing-reader.ts";
import { notRecorded } from "../judge/uncollected.ts";
import type { Observation } from "../observation.ts";
import type { Plan } from "../plan.ts";
import { createProbe } from "../probe/probe.ts";
import type { Recording } from "../recording.ts";
import { createAdoption, type PolicyAdoption } from "./adoption.ts";
import { type Judged, type Moment, type Read, startOf } from "./context.ts";
import { openCopies } from "./copies.ts";
import type { Refused, Sifted } from "./counting.ts";
import { digestsOf } from "./digests.ts";
import { heldBy } from "./expected.ts";
import { judgeRequirement, peopleOf } from "./judge-requirement.ts";
import { misnamedIn } from "./misnamed.ts";
import { unansweredBy } from "./unanswered.ts";
import { legible, missedText, unsettledIn } from "./verdict.ts";

/** A record that counts for nothing, and why. */
export interface RefusedRecord {
  readonly requirement: string;
  /** Where it lies: `restore-test/2026-03.md`. */
  readonly id: string;
  readonly why: string;
}

/** Of no provider, so that every listing bears on it: evidence has no scope of its own. */
const PLACE = { provider: "program", level: "program", path: [] };

/** What of the records counts for nothing. */
export interface NotCounted {
  /** The records that answer nothing, and why. */
  readonly refused: readonly RefusedRecord[];
  /**
   * What lies behind a requirement of the company that passes now: the records that show what does not hold, and the windows
   * that nothing answered. Of one of policies that fails: the records that name a policy, or its text, otherwise than it is.
   * Of any: the records that are byte for byte one of another requirement.
   */
  readonly unsettled: readonly RefusedRecord[];
  /** What lies beside them and is read as none, and why. */
  readonly unclaimed: readonly Unclaimed[];
  /** The ids that records name as persons', and the people of the program do not: somebody left without an end. */
  readonly strangers: readonly string[];
  /** Whoever works here and nobody else does, where what they review is for another to submit. */
  readonly alone?: string;
}

/** What judging requirements left behind, beside observations. */
export interface RequirementsJudged {
  readonly notCounted: NotCounted;
  readonly adoption: readonly PolicyAdoption[];
}

/** Judges what people are held to, on the day on which the recording was started. */
export async function evaluateRequirements(
  plan: Plan,
  recording: Recording,
  sink: ObservationSink,
): Promise<RequirementsJudged> {
  const moment = await momentOf(plan, recording);
  const adoption = createAdoption(moment);
  if (plan.requirements.length === 0) return { notCounted: NOTHING, adoption: adoption.reports() };
  const refused = new Map<string, RefusedRecord>();
  const scope = scopeOfRecords(recording);
  const strangers = new Set<string>();
  // A record may have more than one thing against it.
  const unsettled = new Map<string, RefusedRecord>();
  const tell = (one: RefusedRecord): unknown => unsettled.set(`${one.id} ${one.why}`, one);
  const copies = openCopies();
  // Where nobody could be read, nobody is a stranger.
  const known = "problem" in moment.people ? undefined : new Set(moment.people.resources.map(({ id }) => id));
  for (const task of plan.requirements) {
    const read = await judgeRequirement(task, moment);
    const { judged, sifted } = read;
    adoption.add(task.requirement, read);
    for (const { resource, verdict } of [...judged, ...unansweredBy(task, moment)])
      await sink(observed(task, scope, resource, verdict));
    if (judged.every(({ verdict }) => verdict.outcome === "pass"))
      for (const one of unsettledOf(task, judged, sifted, moment)) tell(one);
    for (const one of [...misnamedIn(judged), ...copies(task.requirement, sifted)])
      tell({ requirement: task.requirement.id, id: one.id, why: one.why });
    for (const { record } of sifted.accepted)
      for (const id of Object.keys(record.people ?? NOBODY))
        if (known?.has(id) === false)
          strangers.add(task.requirement.of.restricted ? `somebody in ${task.requirement.id}` : id);
    for (const one of sifted.refused) refused.set(one.record.id, told(task, one));
  }
  return {
    notCounted: {
      refused: [...refused.values()],
      unsettled: [...unsettled.values()],
      unclaimed: await unclaimedIn(plan, moment),
      strangers: [...strangers].sort(byCodeUnits),
      ...aloneIn(plan, moment),
    },
    adoption: adoption.reports(),
  };
}

const NOTHING: NotCounted = { refused: [], unsettled: [], unclaimed: [], strangers: [] };

function aloneIn({ requirements }: Plan, { people, today }: Moment): Pick<NotCounted, "alone"> {
  if ("problem" in people || requirements.every(({ requirement }) => requirement.reviewer === undefined))
    return {};
  const [first, second] = people.resources.filter(
    ({ start, end }) => (start === undefined || start <= today) && (end === undefined || end >= today),
  );
  return first === undefined || second !== undefined ? {} : { alone: first.id };
}

/** Empty for a run of a part, and where it could not be told: nothing hangs on it. */
async function unclaimedIn({ program, collectors }: Plan, moment: Moment): Promise<readonly Unclaimed[]> {
  const { unclaimed } = linksOf(program);
  if (unclaimed === undefined || !collectors.some(({ id }) => id === unclaimed.id)) return [];
  const read = await moment.read<Unclaimed>(unclaimed);
  return "problem" in read ? [] : read.resources;
}

/** What a recording says of who works here, and how a listing of it is read. */
export async function readerOf(plan: Plan, given: Recording): Promise<Pick<Moment, "people" | "read">> {
  const { program } = plan;
  const recording = checkedAgainstCollectors(plan, given);
  const reader = createListingReader(recording, createProbe({ everything: false }));
  const read = async <T>(listing: Listing): Promise<Read<T>> => {
    const { resources, problem } = await reader.materialise(listing, PLACE);
    if (problem !== undefined) return { problem };
    const known = recording.listings.some(({ collector }) => collector === sourceOf(listing));
    if (!known) return { problem: notRead(listing.id) };
    const [missing] = collectorsOf(listing).flatMap((collector) =>
      notRecorded(
        program.providers,
        collector,
        recording.listings.filter((one) => one.collector === collector.id),
      ).map(({ where }) => notRead(collector.id, where)),
    );
    return missing === undefined ? { resources: resources as readonly T[] } : { problem: missing };
  };
  const { people } = program;
  return {
    people: isStaff(people) ? await staffIn(await read<Staffer>(people.listing)) : peopleOf(people),
    read,
  };
}

async function momentOf(plan: Plan, recording: Recording): Promise<Moment> {
  const { program } = plan;
  return {
    program,
    today: dayIn(new Date(recording.startedAt), program.organization.timeZone ?? "UTC"),
    digests: await digestsOf(program),
    ...(await readerOf(plan, recording)),
  };
}

/** What a view derives is held to no schema of a collector's. */
function staffIn(read: Read<Staffer>): Read<Staffer> {
  if ("problem" in read) return read;
  const wrong = (id: string, what: string): Read<Staffer> => ({
    problem: { code: "schema-mismatch", message: `The listing of people has ${id}${what}` },
  });
  const seen = new Set<string>();
  for (const one of read.resources) {
    const { id } = one;
    if (!stafferSchema.safeParse(one).success)
      return wrong(id, ", whose days are none: write them as 2026-03-16.");
    if (seen.has(id)) return wrong(id, " twice.");
    if (!inOrder(one)) return wrong(id, ", who ends or is back before they begin or go.");
    seen.add(id);
  }
  return peopleOf(read.resources);
}

/** Whoever ends before they begin would be asked for nothing. */
function inOrder({ start, end, away = [] }: Staffer): boolean {
  const stays = [{ from: start, to: end }, ...away];
  return stays.every(({ from, to }) => from === undefined || to === undefined || from <= to);
}

function sourceOf(listing: Listing): string {
  return listing.kind === "collector" ? listing.id : sourceOf(listing.each);
}

function notRead(id: string, where?: string): Problem {
  return {
    code: "not-collected",
    message: `${id} was not collected${where === undefined ? "" : ` in ${where}`}. Run again so that it is part of the recording.`,
  };
}

function scopeOfRecords({ listings }: Recording): string {
  const found = listings.find(({ scope }) => scope.provider === evidenceProvider.id);
  return found === undefined ? evidenceProvider.id : scopeKey(found.scope);
}

function observed(
  { id, control, requirement }: RequirementTask,
  scope: string,
  resource: Observation["resource"],
  verdict: Pick<Observation, "outcome" | "assertions">,
): Observation {
  return { task: id, control: control.id, check: requirement.id, scope, resource, ...verdict };
}

function told({ requirement }: RequirementTask, { record, why }: Refused): RefusedRecord {
  return { requirement: requirement.id, id: record.id, why };
}

const NOBODY: Readonly<Record<string, string>> = {};

/** What earlier records of the company show that does not hold, and which windows nothing answered. */
function unsettledOf(
  { requirement, control }: RequirementTask,
  judged: readonly Judged[],
  sifted: Sifted,
  { program, today, people }: Moment,
): readonly RefusedRecord[] {
  const staff = "problem" in people ? [] : people.resources;
  const from = startOf(control, program);
  if (requirement.of.about !== "company" || from === undefined) return [];
  const telling = { requirement, today, from, sifted, ...heldBy(program, requirement, staff) };
  const gaps = judged.flatMap(({ verdict: { missed } }) =>
    missed === undefined ? [] : [missedText(missed)],
  );
  const missing = gaps.map((windows) => ({
    requirement: requirement.id,
    id: requirement.id,
    why: `passes by what came later; nothing answers ${windows}`,
  }));
  const shown = legible(sifted).flatMap((one) => {
    const [failing] = unsettledIn(one, telling);
    if (failing === undefined) return [];
    const what = failing.outcome === "fail" ? "shows what does not hold" : "shows what could not be decided";
    const why = `${what}: ${assertionLine(failing)}`;
    return [{ requirement: requirement.id, id: one.record.id, why }];
  });
  return [...missing, ...shown, ...sharedOf(requirement.id, sifted)];
}

/** The records that name an original of another record: once is what it was done. */
function sharedOf(requirement: string, { accepted }: Sifted): readonly RefusedRecord[] {
  const first = new Map<string, string>();
  return accepted.flatMap(({ record: { id, files } }) => {
    const other = files.map(({ sha256 }) => first.get(sha256)).find((one) => one !== undefined);
    for (const { sha256 } of files) if (!first.has(sha256)) first.set(sha256, id);
    return other === undefined || other === id
      ? []
      : [{ requirement, id, why: `names an original that ${other} names too` }];
  });
}
