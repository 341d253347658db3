import type { Policy } from "../../language/company/policy.ts";
import type { EvidenceRequirement, SpanUnit } from "../../language/evidence/requirement.ts";
import { spanOf } from "../../language/evidence/words.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays, laterOf } from "../../language/values/day.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import { listText, type Quantity } from "../../language/values/quantity.ts";
import { errorVerdict, notApplicable, type Verdict } from "../observation.ts";
import { afterSpan, type Judged, type Moment } from "./context.ts";
import type { Accepted, Sifted } from "./counting.ts";
import { otherDigests, strangePolicies } from "./misnamed.ts";
import { saidOf } from "./record-days.ts";
import { type Counting, dueWithout, once, recurring, type Standing, unusedOf } from "./standing.ts";
import { type Telling, verdictOfOne } from "./verdict.ts";
import { type Version, type Versions, versionsOf } from "./versions.ts";

/** What policies, and persons by policy, are judged by. */
export interface PoliciesGiven {
  readonly requirement: EvidenceRequirement;
  /** The first day that anything is owed. */
  readonly from: IsoDate;
  readonly sifted: Sifted;
  readonly telling: Omit<Telling, "sifted" | "about">;
}

/** What each policy came to: its text as it is now, and no other, is approved. */
export function judgePolicies(given: PoliciesGiven, moment: Moment): readonly Judged[] {
  const strange = strangeIn(given, moment);
  return moment.program.policies.map((policy) => ({
    resource: { id: policy.id, type: "policy" },
    verdict: verdictOnPolicy(policy, { ...given, strange }, moment),
  }));
}

/** The same, and the policies that records name and the program does not have: whoever is judged. */
interface PoliciesRead extends PoliciesGiven {
  readonly strange: NonNullable<Telling["unused"]>;
}

function strangeIn({ sifted }: PoliciesGiven, { program }: Moment): PoliciesRead["strange"] {
  return strangePolicies(
    sifted,
    program.policies.map(({ id }) => id),
  );
}

function verdictOnPolicy(policy: Policy, given: PoliciesRead, moment: Moment): Verdict {
  const { requirement, sifted, telling, strange } = given;
  const { today, program } = moment;
  const from = laterOf(policy.effective, given.from);
  const digest = moment.digests.get(policy.id);
  const about: NonNullable<Telling["about"]> = ({ record, undecided }) =>
    undecided || saidOf(record.policies, policy.id) !== undefined;
  const own = sifted.accepted.filter(({ record }) => saidOf(record.policies, policy.id) !== undefined);
  const counting = own.flatMap((one) =>
    saidOf(one.record.policies, policy.id) === digest ? countingOf(one) : [],
  );
  if (today < from) {
    const when =
      policy.effective > today ? `It takes effect on ${policy.effective}.` : `It is asked for from ${from}.`;
    const isApproved = counting.some(({ on }) => on <= today);
    return { ...notApplicable(when), ...(!isApproved && { due: firstDueOf(requirement, from, program) }) };
  }
  const unused = [
    ...strange,
    ...otherDigests(
      own.map(({ record }) => record),
      policy.id,
      { digest, of: "its text as it is now" },
    ),
  ];
  const said = { ...telling, sifted, about, unused };
  // What was approved last is in force, though the text as it is now was approved before it.
  const [last] = versionsOf({ policy, digest }, own, today).inForce;
  if (last !== undefined && last.digest !== digest) {
    const expected = `an approval of its text as it is now (${digest?.slice(0, 12)})`;
    const other = own.findLast(({ record }) => saidOf(record.policies, policy.id) === last.digest);
    const [by] = other === undefined ? [] : countingOf(other);
    return verdictOfOne(
      { state: "overdue", due: from, ...(by !== undefined && { last: by }) },
      { ...said, expected },
    );
  }
  return verdictOfOne(standingOf(requirement, from, counting, program, today), said);
}

function standingOf(
  requirement: EvidenceRequirement,
  from: IsoDate,
  counting: readonly Counting[],
  program: Moment["program"],
  today: IsoDate,
): Standing {
  const { due } = requirement;
  const tolerance = requirement.tolerance.amount;
  const first = firstDueOf(requirement, from, program);
  if (due.every !== undefined) {
    const every = spanOf(program.settings, due.every, requirement);
    // What is in effect is approved: the rhythm is of renewing it.
    const given = counting.map((one) => (one.on < from ? coveringOf(one, every) : one));
    return recurring({ every, from, tolerance, firstDue: first }, given, today);
  }
  return once({ from: undefined, due: first, tolerance }, counting, today);
}

/** A text is approved when it takes effect, unless it is said otherwise. */
function firstDueOf(requirement: EvidenceRequirement, from: IsoDate, program: Moment["program"]): IsoDate {
  const { within, once: by } = requirement.due;
  if (within !== undefined) return afterSpan(from, spanOf(program.settings, within, requirement));
  return laterOf(by ?? from, from);
}

/** Approved before it is asked for, a text is so until the approval would have to be renewed. */
function coveringOf(one: Counting, every: Quantity<SpanUnit>): Counting {
  return { ...one, through: addDays(afterSpan(one.on, every), -1) };
}

function countingOf({ record }: Accepted): readonly Counting[] {
  if (record.on === undefined) return [];
  const one = { id: record.id, on: record.on as IsoDate, record };
  return [record.for === undefined ? one : { ...one, for: record.for }];
}

/** What each person came to for each policy: they acknowledge the text in force. */
export function judgeAcknowledgements(
  given: PoliciesGiven & {
    readonly people: readonly Staffer[];
    /** Undefined where nobody is asked to approve policies: what stands in the program is then in force. */
    readonly approvals: readonly Accepted[] | undefined;
  },
  moment: Moment,
): readonly Judged[] {
  const { today, program, digests } = moment;
  const read = { ...given, strange: strangeIn(given, moment) };
  return program.policies.flatMap((policy) => {
    const current = { digest: digests.get(policy.id) ?? "", from: policy.effective };
    const versions: Versions =
      given.approvals === undefined
        ? {
            inForce: current.from <= today ? [current] : [],
            carries: (one, other) => one === other,
            since: (digest) => (digest === current.digest ? current.from : undefined),
          }
        : versionsOf({ policy, digest: current.digest }, given.approvals, today);
    const nobody = whyNobody(policy, given.people, today);
    return given.people.map((person) => ({
      resource: { id: `${person.id}/${policy.id}`, type: "acknowledgement" },
      verdict: nobody ?? verdictOnPerson(person, policy, versions, read, moment),
      acknowledges: {
        person: person.id,
        policy: policy.id,
        inForce: () => acknowledged(person, policy, versions, given.sifted, today),
      },
    }));
  });
}

/** A policy for groups that nobody is in, or is in yet, would be acknowledged by nobody, and no line would say so. */
function whyNobody(policy: Policy, people: readonly Staffer[], today: IsoDate): Verdict | undefined {
  const { audience } = policy;
  if (audience === undefined) return undefined;
  const members = people.filter((one) => isOf(audience, one) && (one.end === undefined || one.end >= today));
  if (members.some(({ start }) => start === undefined || start <= today)) return undefined;
  const [next] = members
    .flatMap(({ id, start }) => (start === undefined ? [] : [{ id, start }]))
    .sort(byStart);
  const later = next === undefined ? "" : `; ${next.id} starts on ${next.start}`;
  const message = `${policy.id} is for ${listText(audience)}, and nobody who works here is in it${later}.`;
  return errorVerdict({ code: "empty-population", message });
}

function byStart(a: { readonly start: IsoDate }, b: { readonly start: IsoDate }): number {
  return byCodeUnits(a.start, b.start);
}

/** True when somebody acknowledged the text in force, or one that demands the same. */
function acknowledged(
  { id }: Staffer,
  policy: Policy,
  { inForce: [version], carries, since }: Versions,
  { accepted }: Sifted,
  today: IsoDate,
): boolean {
  return accepted.some(({ record }) => {
    const [on, digest] = [saidOf(record.people, id), saidOf(record.policies, policy.id)];
    if (version === undefined || on === undefined || digest === undefined || on > today) return false;
    return on >= (since(digest) ?? on) && carries(digest, version.digest);
  });
}

function isOf(audience: readonly string[], { groups = [] }: Staffer): boolean {
  return groups.some((one) => audience.includes(one));
}

function verdictOnPerson(
  person: Staffer,
  policy: Policy,
  { inForce, carries, since: inForceSince }: Versions,
  { requirement, from: since, sifted, telling, strange }: PoliciesRead,
  { program, today }: Moment,
): Verdict {
  if (person.end !== undefined && person.end < today) return notApplicable(`Left on ${person.end}.`);
  if (policy.audience !== undefined && !isOf(policy.audience, person))
    return notApplicable(`Is not in ${listText(policy.audience)}, whom it is for.`);
  const { away = [], start, end } = person;
  if (start !== undefined && start > today) {
    const from = laterOf(since, start);
    const due = dueWithout(away, from, dueAfter(requirement, from, program));
    const isAsked = inForce.length > 0 && (end === undefined || end >= due);
    return { ...notApplicable(`Starts on ${start}.`), ...(isAsked && { later: { from, due } }) };
  }
  if (inForce.length === 0) return notApplicable("No text of it is in force yet.");
  const all = sifted.accepted.flatMap(({ record }) => {
    const [on, digest] = [saidOf(record.people, person.id), saidOf(record.policies, policy.id)];
    return on === undefined || digest === undefined
      ? []
      : [{ id: record.id, on: on as IsoDate, record, digest }];
  });
  // Nobody can have read a text before it was there to be read.
  const early = (one: (typeof all)[number]): boolean => one.on < (inForceSince(one.digest) ?? one.on);
  const given = all.filter((one) => one.on <= today && !early(one));
  const unused = [
    ...unusedOf(all, undefined, today),
    ...all.filter(early).map(({ id, on, digest }) => ({
      id,
      why: `its day, ${on}, is before ${inForceSince(digest)}, from which that text is in force`,
    })),
    ...strange,
    ...otherDigests(
      all.filter(({ digest }) => !carries(digest, inForce[0]?.digest ?? digest)).map(({ record }) => record),
      policy.id,
      { digest: inForce[0]?.digest, of: "its text in force" },
    ),
  ];
  const about: NonNullable<Telling["about"]> = ({ record, undecided }) =>
    undecided ||
    (saidOf(record.people, person.id) !== undefined && saidOf(record.policies, policy.id) !== undefined);
  /** By the texts that were in force, the last one first. A new text leaves as it was what was owed of the former. */
  const standing = ([version, ...former]: readonly Version[]): Standing | undefined => {
    if (version === undefined) return undefined;
    const from = laterOf(laterOf(since, start ?? since), version.from);
    const due = dueWithout(away, from, dueAfter(requirement, from, program));
    const latest = given
      .filter(({ digest }) => carries(digest, version.digest))
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1);
    if (latest !== undefined) return renewed(latest, away, requirement, program, today);
    const before = standing(former);
    if (before?.state === "overdue") return before;
    if (today > addDays(due, requirement.tolerance.amount)) return { state: "overdue", due };
    const late = today > due ? { dueSince: addDays(due, 1) } : {};
    if (before === undefined) return { state: "not-yet-due", firstDue: due, ...late };
    return before.state === "covered" ? { ...before, nextDue: due, ...late } : before;
  };
  return verdictOfOne(standing(inForce) as Standing, {
    ...telling,
    person: person.id,
    sifted,
    about,
    unused,
  });
}

/** An acknowledgement of the text in force holds until it is to be renewed. */
function renewed(
  by: Counting,
  away: NonNullable<Staffer["away"]>,
  requirement: EvidenceRequirement,
  program: Moment["program"],
  today: IsoDate,
): Standing {
  const { due, tolerance } = requirement;
  if (due.every === undefined) return { state: "covered", by };
  const ends = dueWithout(away, by.on, afterSpan(by.on, spanOf(program.settings, due.every, requirement)));
  if (today <= ends) return { state: "covered", by, nextDue: ends };
  if (today <= addDays(ends, tolerance.amount)) return { state: "covered", by, dueSince: addDays(ends, 1) };
  return { state: "overdue", due: ends, last: by };
}

function dueAfter(requirement: EvidenceRequirement, from: IsoDate, program: Moment["program"]): IsoDate {
  const { due } = requirement;
  const span = due.within ?? due.every;
  return span === undefined
    ? laterOf(due.once ?? from, from)
    : afterSpan(from, spanOf(program.settings, span, requirement));
}
