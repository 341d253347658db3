import { z } from "zod";
import type { KeptDue, KeptPlan, KeptRequirement } from "../../keep/kept-plan.ts";
import { kindCode } from "../../keep/kind-code.ts";
import type { Provider } from "../../language/checks/provider.ts";
import type { Listing } from "../../language/checks/view.ts";
import type { AccessReview } from "../../language/company/access-review.ts";
import type { Control } from "../../language/company/control.ts";
import type { Policy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import type { Waiver } from "../../language/company/waiver.ts";
import type { EvidenceKind } from "../../language/evidence/kind.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { evidenceProvider } from "../../language/evidence/session.ts";
import { linksOf } from "../../language/links/links.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { Owner, Person, Role } from "../../language/people/person.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Setting } from "../../language/values/parameter.ts";
import { days } from "../../language/values/quantity.ts";
import type { Moment } from "../../run/evidence/context.ts";
import { type PlanDays, planOn } from "../plans/plan-on.ts";

/** What is judged of a day: what the plan of that day asks, by what is known of it now. */
export interface AsPlanned {
  planOn(day: IsoDate): KeptPlan;
  /** The requirements of a day, by the id of their task. */
  tasksOn(day: IsoDate): ReadonlyMap<string, RequirementTask>;
  momentOn(day: IsoDate): Moment;
  waiversOn(day: IsoDate): readonly Waiver[];
  /** True where the records of a task were held to something else on that day than they are now: by their kind, or by who approved them. */
  isHeldOtherwise(task: string, day: IsoDate): boolean;
}

/** What is read once, for all days. */
export interface ReadNow {
  /** The day on which it is read. */
  readonly today: IsoDate;
  readonly people: Moment["people"];
  read: Moment["read"];
}

/**
 * The plans of the past as definitions of today's engine: a day is judged by the same code as `check` judged it then. What a plan does not
 * hold, such as how a kind reads its content, is as the program has it now; where that is not what it was, runs of then are asked.
 */
export async function asPlanned(
  days: readonly PlanDays[],
  now: Program,
  { today, people, read }: ReadNow,
): Promise<AsPlanned> {
  const kinds = new Map(
    linksOf(now).requirements.map(({ requirement }) => [requirement.of.id, requirement.of]),
  );
  const codes = new Map<string, string>();
  for (const [id, kind] of kinds) codes.set(id, await kindCode(kind));
  const listings = listingsOf(now);
  const known = new Map<KeptPlan, Program>();
  const tasks = new Map<KeptPlan, ReadonlyMap<string, RequirementTask>>();
  const programOf = (plan: KeptPlan): Program => {
    const found = known.get(plan);
    if (found !== undefined) return found;
    const made = programAs(plan, now, (kept) =>
      requirementAs(kept, { kinds, listings }, ownersOf(days, kept)),
    );
    known.set(plan, made);
    tasks.set(plan, tasksIn(plan, made));
    return made;
  };
  return {
    planOn: (day) => planOn(days, day),
    tasksOn(day) {
      const plan = planOn(days, day);
      programOf(plan);
      return tasks.get(plan) ?? new Map();
    },
    momentOn(day) {
      const plan = planOn(days, day);
      const staff =
        plan.people === undefined || "problem" in people
          ? people
          : { resources: peopleIn(plan, people.resources) };
      return {
        program: programOf(plan),
        today: day,
        readOn: today,
        digests: new Map(plan.policies.map(({ id, digest }) => [id, digest])),
        people: staff,
        read,
      };
    },
    waiversOn: (day) => programOf(planOn(days, day)).waivers,
    isHeldOtherwise(task, day) {
      const plan = planOn(days, day);
      const kept = plan.requirements.find(({ id }) => id === task);
      return kept !== undefined && (codes.get(kept.of) !== kept.code || isApprovedOtherwise(plan, now));
    },
  };
}

/** True where records counted by approvals on that day that nobody reads now, or reads elsewhere. */
function isApprovedOtherwise({ recordReviews: kept }: KeptPlan, { recordReviews: now }: Program): boolean {
  return kept !== undefined && (kept.listing !== now?.listing.id || kept.identity !== now.identity);
}

/** A requirement as a plan has it, with the kind of that id that the program has now. */
export function requirementOfPlan(kept: KeptRequirement, now: Program): EvidenceRequirement {
  const kind = linksOf(now).requirements.find(({ requirement }) => requirement.of.id === kept.of)?.requirement
    .of;
  const kinds = new Map(kind === undefined ? [] : [[kept.of, kind]]);
  return requirementAs(kept, { kinds, listings: listingsOf(now) }, (pick) => {
    const who = pick(kept);
    return who === undefined ? undefined : personAs(who);
  });
}

/**
 * Those of the plan; whoever came since is known as well, and has a start of their own. What they are called where records are approved is
 * as the plan has it, where it says that.
 */
function peopleIn({ people = [], recordReviews }: KeptPlan, now: readonly Staffer[]): readonly Staffer[] {
  const ids = new Set(people.map(({ id }) => id));
  const calledNow = new Map(now.map(({ id, identities }) => [id, identities]));
  const known = people.map((one): Staffer => {
    const called = recordReviews === undefined ? calledNow.get(one.id) : one.identities;
    return called === undefined ? one : { ...one, identities: called };
  });
  return [...known, ...now.filter(({ id }) => !ids.has(id))];
}

/** Who reviewed it when, as the plans had it. */
type Owners = (pick: (kept: KeptRequirement) => string | undefined) => Owner | undefined;

function ownersOf(days: readonly PlanDays[], { id }: KeptRequirement): Owners {
  return (pick) => {
    const holders = days.flatMap(({ to, plan }) => {
      const kept = plan.requirements.find((one) => one.id === id);
      const who = kept === undefined ? undefined : pick(kept);
      return who === undefined ? [] : [{ person: personAs(who), until: to }];
    });
    const last = holders.at(-1);
    if (last === undefined) return undefined;
    const former = holders.slice(0, -1);
    const role: Role = { kind: "role", id, title: last.person.id, holder: last.person, former };
    return former.length === 0 ? last.person : role;
  };
}

/** What a plan names by its id alone, as the program has it now. */
interface Definitions {
  readonly kinds: ReadonlyMap<string, EvidenceKind>;
  readonly listings: ReadonlyMap<string, Listing>;
}

function personAs(id: string): Person {
  return { kind: "person", id, name: id };
}

function requirementAs(
  kept: KeptRequirement,
  { kinds, listings }: Definitions,
  owners: Owners,
): EvidenceRequirement {
  const { requirement: id, title, due, tolerance, originals, binds, answeredBy, orNone } = kept;
  const reviewer = kept.reviewer === undefined ? undefined : owners(({ reviewer: who }) => who);
  const made: EvidenceRequirement = {
    kind: "evidence-requirement",
    id,
    of: kinds.get(kept.of) ?? kindAs(kept),
    title,
    due: dueAs(due, listings),
    tolerance: { unit: "days", amount: tolerance },
    ...(reviewer !== undefined && { reviewer }),
    ...(originals !== undefined && { originals }),
    ...(binds !== undefined && { binds }),
    ...(kept.environment !== undefined && {
      environment: { kind: "environment", id: kept.environment } as never,
    }),
    ...(answeredBy !== undefined && { answeredBy: listingAs(answeredBy, listings) as never }),
    orNone,
    parameters: [],
    in: () => made,
  };
  return made;
}

/** A kind that the program has no more: what its records say is not held to anything. */
function kindAs({ of, about, restricted }: KeptRequirement): EvidenceKind {
  return {
    kind: "evidence-kind",
    id: of,
    title: of,
    about,
    schema: z.looseObject({}),
    restricted,
    mayPrecede: false,
  };
}

function dueAs(
  { every, within, once, after, firstDue }: KeptDue,
  listings: Definitions["listings"],
): EvidenceRequirement["due"] {
  return {
    ...(every !== undefined && { every }),
    ...(within !== undefined && { within }),
    ...(once !== undefined && { once }),
    ...(firstDue !== undefined && { firstDue }),
    ...(after !== undefined && {
      after: after === "start" || after === "end" ? after : listingAs(after, listings),
    }),
  } as EvidenceRequirement["due"];
}

/** A listing that the program has is read as the program reads it; one that it names no more was not collected, of whichever provider. */
function listingAs(id: string, listings: Definitions["listings"]): Listing {
  return (
    listings.get(id) ??
    ({
      kind: "collector",
      id,
      resource: "event",
      schema: z.looseObject({ id: z.string() }),
      provider: { id: "" },
    } as unknown as Listing)
  );
}

/** The listings that say what happened, and what answers for people, by id. */
function listingsOf(now: Program): Definitions["listings"] {
  return new Map(
    linksOf(now).requirements.flatMap(({ requirement: { answeredBy, due } }) =>
      [answeredBy, due.after].flatMap((one) => (typeof one === "object" ? [[one.id, one] as const] : [])),
    ),
  );
}

function programAs(
  plan: KeptPlan,
  now: Program,
  requirement: (kept: KeptRequirement) => EvidenceRequirement,
): Program {
  const controls = plan.controls.map(
    ({ id, title, statement, owner, from }) =>
      ({
        kind: "control",
        id,
        title,
        statement,
        owner: personAs(owner),
        ...(from !== undefined && { implementedFrom: from }),
        satisfies: [],
        frequency: "continuous",
        checks: [],
        alternatives: [],
        evidence: plan.requirements.filter(({ control }) => control === id).map(requirement),
      }) satisfies Control,
  );
  return {
    ...now,
    organization: { name: plan.organization, timeZone: plan.timeZone },
    providers: [READS_RECORDS],
    settings: plan.requirements.flatMap(settingsAs),
    controls,
    accessReviews: plan.requirements.flatMap(reviewAs),
    policies: plan.policies.map(
      ({ owner, digest: _, ...policy }) =>
        ({ kind: "policy", ...policy, owner: personAs(owner) }) as unknown as Policy,
    ),
    waivers: plan.waivers.map(
      ({ check: id, ...terms }) =>
        ({ ...terms, kind: "waiver", check: { id, kind: "evidence-requirement" } }) as unknown as Waiver,
    ),
  };
}

/** What its records had to be of on that day; nothing of it is held again. */
function reviewAs({ requirement, review }: KeptRequirement): readonly AccessReview[] {
  if (review === undefined) return [];
  const { id } = review;
  const none = { title: id, of: [], reviewers: {}, dormantAfter: days(1) };
  return [{ kind: "access-review", ...review, requirement, ...none }];
}

/** What a kind is told of a limit is what the plan had, and not what the program has now. */
function settingsAs({ limits, environment }: KeptRequirement): readonly Setting[] {
  return Object.entries(limits).map(
    ([id, { unit, amount }]) =>
      ({
        kind: "setting",
        parameter: { kind: "parameter", id },
        value: { unit, amount },
        ...(environment !== undefined && { environment: { kind: "environment", id: environment } }),
      }) as unknown as Setting,
  );
}

/** Records are read by whoever asks for the coverage of a period. */
const READS_RECORDS = { kind: "provider", type: evidenceProvider } as unknown as Provider;

function tasksIn(plan: KeptPlan, { controls }: Program): ReadonlyMap<string, RequirementTask> {
  return new Map(
    plan.requirements.flatMap(({ id, control: of, requirement: name }) => {
      const control = controls.find((one) => one.id === of);
      const requirement = control?.evidence.find((one) => one.id === name);
      return control === undefined || requirement === undefined
        ? []
        : [[id, { id, control, requirement }] as const];
    }),
  );
}
