import type { Listing } from "../../language/checks/view.ts";
import { reviewHeldTo } from "../../language/company/access-review.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import type {
  EvidenceEvent,
  EvidenceRequirement,
  PersonAnswer,
} from "../../language/evidence/requirement.ts";
import { spanOf } from "../../language/evidence/words.ts";
import { approvalsOf, type RequirementTask, readsRecords } from "../../language/links/requirement-task.ts";
import { holderOn } from "../../language/people/person.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, laterOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { Problem } from "../../language/values/problem.ts";
import { windowsOf } from "../../period/windows.ts";
import { errorVerdict, notApplicable, type Verdict } from "../observation.ts";
import { afterSpan, type Judged, type Moment, type Read, startOf } from "./context.ts";
import { type Sifted, sift, type Terms, without } from "./counting.ts";
import { expectedOf, heldBy } from "./expected.ts";
import { eachOnce, withDays } from "./held-to.ts";
import { judgePersons } from "./persons.ts";
import { judgeAcknowledgements, judgePolicies } from "./policies.ts";
import { reviewsIn } from "./reviews.ts";
import { rhythmOf } from "./rhythm.ts";
import { type Counting, once, recurring, unusedOf } from "./standing.ts";
import { verdictOf, verdictOfOne } from "./verdict.ts";

/** What a requirement came to, and the records that it read. */
export interface JudgedRequirement {
  readonly judged: readonly Judged[];
  /** What each policy, or each person for each policy, came to; undefined where they could not be told. */
  readonly each?: readonly Judged[];
  readonly sifted: Sifted;
}

const NOTHING: Sifted = { accepted: [], refused: [] };

/** Judges one requirement on the day of the run: the company, each person, each policy, or each person for each policy. */
export async function judgeRequirement(task: RequirementTask, moment: Moment): Promise<JudgedRequirement> {
  const { requirement, control } = task;
  const { program, today, readOn = today } = moment;
  const whole = (verdict: Verdict, sifted: Sifted = NOTHING): JudgedRequirement => ({
    judged: [{ resource: { id: requirement.id, type: "evidence requirement" }, verdict }],
    sifted,
  });
  const error = (problem: Problem, sifted?: Sifted) => whole(errorVerdict(problem), sifted);
  const { answeredBy, due } = requirement;
  if (!readsRecords(program) && answeredBy === undefined) {
    const reason = "Nothing reads records: add evidence() to the program's providers.";
    return whole({ outcome: "manual", assertions: [], reason });
  }
  const from = startOf(control, program);
  if (from === undefined) {
    const message = `Nothing says since when it is owed: give the control ${control.id} implementedFrom, or the program a period.`;
    return error({ code: "not-collected", message });
  }
  const people = peopleFor(task, moment);
  if ("problem" in people) return error(people.problem);
  const records = readsRecords(program) ? await recordsIn(moment, requirement) : { resources: [] };
  if ("problem" in records) return error(records.problem);
  const accessReview = reviewHeldTo(program, requirement.id);
  const terms: Terms = {
    requirement,
    today,
    readOn,
    people: new Map(people.resources.map((one) => [one.id, one])),
    policies: new Set(program.policies.map(({ id }) => id)),
    ...(accessReview !== undefined && { accessReview }),
    ...(await reviewsIn(moment)),
  };
  const sifted = sift(records.resources, terms);
  const answers = await answersIn(moment, answeredBy);
  if ("problem" in answers) return error(answers.problem, sifted);
  const telling = {
    requirement,
    today,
    from,
    ...expectedOf(requirement, program.settings),
    ...heldBy(program, requirement, people.resources),
  };
  const given = { requirement, from, sifted, telling, people: people.resources };
  switch (requirement.of.about) {
    case "company":
      return typeof due.after === "object"
        ? eventsOf(due.after, task, from, sifted, moment)
        : companyJudged(task, given, moment);
    case "person":
      return {
        judged: together(judgePersons({ ...given, answers: answers.resources }, moment), task, today),
        sifted,
      };
    case "policy": {
      const each = judgePolicies(given, moment);
      return { judged: together(each, task, today), each, sifted };
    }
    case "person-policy": {
      const approvals = await approvalsIn(moment, terms);
      if (approvals !== undefined && "problem" in approvals) return error(approvals.problem, sifted);
      const each = judgeAcknowledgements({ ...given, approvals: approvals?.accepted }, moment);
      return { judged: together(each, task, today), each, sifted };
    }
  }
}

/** Everybody, among whom are all whom the requirement names, and who work here still. */
function peopleFor({ control, requirement }: RequirementTask, { people, today }: Moment): Moment["people"] {
  if ("problem" in people) return people;
  const named = [control.owner, ...(requirement.reviewer === undefined ? [] : [requirement.reviewer])];
  for (const { id } of named.map((owner) => holderOn(owner, today))) {
    const found = people.resources.find((one) => one.id === id);
    const why =
      found === undefined
        ? "is not among the people of the program"
        : found.end !== undefined && found.end < today
          ? `left on ${found.end}: let somebody else answer for it`
          : found.start !== undefined && found.start > today
            ? `starts on ${found.start}`
            : undefined;
    if (why !== undefined)
      return { problem: { code: "partial-data", message: `${id} answers for it, and ${why}.` } };
  }
  return people;
}

/** The records of a requirement; one that two directories hold under one name would answer twice. */
async function recordsIn(moment: Moment, requirement: EvidenceRequirement): Promise<Read<EvidenceRecord>> {
  const listing = recordsOf(requirement);
  return eachOnce(await moment.read<EvidenceRecord>(listing), listing);
}

async function answersIn(moment: Moment, listing: Listing | undefined): Promise<Read<PersonAnswer>> {
  if (listing === undefined) return { resources: [] };
  return withDays(await moment.read<PersonAnswer>(listing), listing);
}

function companyJudged(
  task: RequirementTask,
  { requirement, from, sifted, telling }: Parameters<typeof judgePolicies>[0],
  { program, today }: Moment,
): JudgedRequirement {
  const rhythm = rhythmOf(task, program);
  const tolerance = requirement.tolerance.amount;
  const resource = { id: requirement.id, type: "evidence requirement" };
  if (rhythm === undefined) {
    const by = requirement.due.once;
    const counting = sifted.accepted.flatMap(({ record }) => countingOf(record));
    const standing = once({ from, due: laterOf(by ?? from, from), tolerance }, counting, today);
    return {
      judged: [
        {
          resource,
          verdict: verdictOf(standing, { ...telling, sifted, unused: unusedOf(counting, from, today) }),
        },
      ],
      sifted,
    };
  }
  const windows = windowsOf(rhythm, today);
  const named = without(sifted, (record) => {
    if (record.for === undefined || record.on === undefined) return undefined;
    const answers = windows.some((one) => one.label === record.for && one.from <= String(record.on));
    return answers ? undefined : `no window that began by ${record.on} is called ${record.for}`;
  });
  const counting = named.accepted.flatMap(({ record }) => countingOf(record));
  const verdict = verdictOf(recurring(rhythm, counting, today), {
    ...telling,
    sifted: named,
    unused: unusedOf(counting, from, today),
  });
  return { judged: [{ resource, verdict }], sifted: named };
}

/** What a record of the company counts as: something done on a day, or a document that covers days. */
export function countingOf(record: EvidenceRecord): readonly Counting[] {
  const { id, on, from, to } = record;
  const named = record.for === undefined ? {} : { for: record.for };
  if (on !== undefined) return [{ id, on: on as IsoDate, record, ...named }];
  // A record that counts says both days, or neither.
  if (from === undefined || to === undefined) return [];
  return [{ id, on: from as IsoDate, through: to as IsoDate, record, ...named }];
}

/** One answer to each thing that happened, named by `for`. */
async function eventsOf(
  listing: Parameters<Moment["read"]>[0],
  task: RequirementTask,
  from: IsoDate,
  sifted: Sifted,
  moment: Moment,
): Promise<JudgedRequirement> {
  const { program, today } = moment;
  const { requirement } = task;
  const resource = { id: requirement.id, type: "evidence requirement" };
  const events = withDays(eachOnce(await moment.read<EvidenceEvent>(listing), listing), listing);
  if ("problem" in events) return { judged: [{ resource, verdict: errorVerdict(events.problem) }], sifted };
  const happened = new Set(events.resources.map(({ id }) => id));
  const named = without(sifted, (record) => {
    if (record.for === undefined) return `it does not say which ${listing.resource} it is for`;
    return happened.has(record.for) ? undefined : `${listing.id} has no ${listing.resource} ${record.for}`;
  });
  const owed = events.resources.filter(({ on }) => from <= on && on <= today);
  if (owed.length === 0) {
    const reason = `None of the ${events.resources.length} in the complete listing ${listing.id} happened since ${from}.`;
    return { judged: [{ resource, verdict: notApplicable(reason) }], sifted: named };
  }
  const within = requirement.due.within;
  const telling = {
    requirement,
    today,
    from,
    sifted: named,
    ...expectedOf(requirement, program.settings),
    ...heldBy(program, requirement, staffIn(moment)),
  };
  const judged = owed.map(({ id, on }): Judged => {
    const due = within === undefined ? on : afterSpan(on, spanOf(program.settings, within, requirement));
    const counting = named.accepted.flatMap(({ record }) => (record.for === id ? countingOf(record) : []));
    const standing = once({ from: on, due, tolerance: requirement.tolerance.amount }, counting, today);
    const about = ({ record, undecided }: Sifted["refused"][number]) => undecided || record.for === id;
    return {
      resource: { id, type: listing.resource },
      verdict: verdictOfOne(standing, { ...telling, about }),
    };
  });
  return { judged: together(judged, task, today, "Nothing"), sifted: named };
}

function staffIn({ people }: Moment): readonly Staffer[] {
  return "problem" in people ? [] : people.resources;
}

/** Those of many; while nobody is due, the requirement as a whole waits for the first. */
function together(
  judged: readonly Judged[],
  { requirement }: RequirementTask,
  today: IsoDate,
  nobody = "Nobody",
): readonly Judged[] {
  const waiting = judged.filter(({ verdict }) => verdict.outcome === "not-applicable");
  if (judged.length > 0 && waiting.length < judged.length) return judged;
  const [due] = waiting.flatMap(({ verdict }) => verdict.due ?? []).sort();
  const [later] = waiting
    .flatMap(({ verdict }) => verdict.later ?? [])
    .sort((a, b) => byCodeUnits(a.due, b.due));
  const reason =
    due === undefined
      ? `${nobody} is due.`
      : due < today
        ? `Due since ${addDays(due, 1)}, and still within its tolerance.`
        : `${nobody} is due before ${due}.`;
  const verdict: Verdict = {
    outcome: "manual",
    assertions: [],
    reason,
    ...(due !== undefined && { due }),
    ...(later !== undefined && { later }),
  };
  return [{ resource: { id: requirement.id, type: "evidence requirement" }, verdict }];
}

/** The approvals of policies that count; undefined where nobody is asked for any. */
async function approvalsIn(
  moment: Moment,
  terms: Terms,
): Promise<Sifted | { readonly problem: Problem } | undefined> {
  const requirements = approvalsOf(moment.program);
  if (requirements.length === 0 || !readsRecords(moment.program)) return undefined;
  const sifted: Sifted[] = [];
  for (const requirement of requirements) {
    const records = await recordsIn(moment, requirement);
    if ("problem" in records) return records;
    sifted.push(sift(records.resources, { ...terms, requirement }));
  }
  return {
    accepted: sifted.flatMap(({ accepted }) => accepted),
    refused: sifted.flatMap(({ refused }) => refused),
  };
}

/** Who works here, as the program says. */
export function peopleOf(people: readonly Staffer[] | undefined): Moment["people"] {
  if (people !== undefined && people.length > 0) return { resources: people };
  const message = "The program names no people: add people to it, or staffFrom a listing of them.";
  return { problem: { code: "empty-population", message } };
}
