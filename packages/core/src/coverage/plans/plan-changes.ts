import canonicalize from "canonicalize";
import type {
  KeptControl,
  KeptDue,
  KeptLimit,
  KeptPlan,
  KeptRequirement,
  KeptSpan,
  KeptTask,
} from "../../keep/kept-plan.ts";
import { keptApprovedText, keptDueText, keptLimitText, keptReviewText } from "../../keep/plan-words.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { byCodeUnits } from "../../language/values/json.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { type Change, type PlanChange, said, same } from "./change.ts";
import { personChanges } from "./person-changes.ts";
import { renamesIn, withNames } from "./renames.ts";

export type { Change, ChangedNoun, PlanChange } from "./change.ts";

/**
 * What changed between the plans that runs were held to, in order of day; and what changed since the last one, which no run was
 * held to yet. A run of a part is held to its part.
 */
export function planChangesIn(
  runs: readonly SeenRun[],
  since?: { readonly day: IsoDate; readonly plan: KeptPlan },
): readonly PlanChange[] {
  const changes: PlanChange[] = [];
  const tell = (day: IsoDate, all: readonly Change[]): void => {
    const sorted = [...all].sort(
      (a, b) => byCodeUnits(a.noun, b.noun) || byCodeUnits(a.id, b.id) || byCodeUnits(a.what, b.what),
    );
    changes.push(...sorted.map((change) => ({ day, ...change })));
  };
  let plan: KeptPlan | undefined;
  let block = "";
  let last: SeenRun | undefined;
  for (const run of runs) {
    const { held, blocks, asked, today } = run;
    const is = asked === undefined ? held.plan : plan === undefined ? undefined : withPart(plan, held.plan);
    if (is === undefined) continue;
    const isSame = asked === undefined && block === blocks.plan;
    const scopes = asked === undefined && last !== undefined ? scopeChanges(last, run) : [];
    if (plan !== undefined) tell(today, [...(isSame ? [] : changesOf(plan, is)), ...scopes]);
    plan = is;
    block = asked === undefined ? blocks.plan : "";
    if (asked === undefined) last = run;
  }
  if (since !== undefined && plan !== undefined) tell(since.day, changesOf(plan, since.plan));
  return changes;
}

/** A plan with what a plan of a part has of it in its place. */
function withPart(whole: KeptPlan, part: KeptPlan): KeptPlan {
  const put = <T extends { readonly id: string }>(all: readonly T[], own: readonly T[]): readonly T[] => {
    const found = byId(own);
    return all.map((one) => found.get(one.id) ?? one);
  };
  return {
    ...whole,
    tasks: put(whole.tasks, part.tasks),
    requirements: put(whole.requirements, part.requirements),
  };
}

/** What changed between two plans. A control under another name that says the same is the same control. */
export function changesOf(former: KeptPlan, after: KeptPlan): readonly Change[] {
  const renames = renamesIn(former, after);
  const before = withNames(former, renames);
  return [
    ...programChanges(before, after),
    ...renames.flatMap(({ was, is }) => said("control", is, false, `was called ${was}`, false)),
    ...compared("control", before.controls, after.controls, controlChanges),
    ...compared("check", before.tasks, after.tasks, taskChanges),
    ...compared("requirement", before.requirements, after.requirements, requirementChanges),
    ...compared("policy", before.policies, after.policies, (id, a, b) => [
      ...said("policy", id, a.digest === b.digest, "has another text", false),
      ...said(
        "policy",
        id,
        a.effective === b.effective,
        `takes effect on ${b.effective}, and did on ${a.effective}`,
        b.effective > a.effective,
      ),
      ...said("policy", id, same(a.audience, b.audience), "is for others to acknowledge", true),
    ]),
    ...compared("person", before.people ?? [], after.people ?? [], personChanges(before, after)),
    ...waiverChanges(before, after),
  ];
}

/** What is there no more, what is new, and how what stays has changed. Losing something asks for less. */
function compared<T extends { readonly id: string }>(
  noun: PlanChange["noun"],
  before: readonly T[],
  after: readonly T[],
  changes: (id: string, before: T, after: T) => readonly Change[],
): readonly Change[] {
  const [was, is] = [byId(before), byId(after)];
  return [
    ...before
      .filter(({ id }) => !is.has(id))
      .map(({ id }) => ({ noun, id, what: "is there no more", looser: true })),
    ...after.filter(({ id }) => !was.has(id)).map(({ id }) => ({ noun, id, what: "is new", looser: false })),
    ...after.flatMap((one) => {
      const former = was.get(one.id);
      return former === undefined ? [] : changes(one.id, former, one);
    }),
  ];
}

/** Where it looked before, and looks no more; an account that is left out is out of sight of every check. */
function scopeChanges(before: SeenRun, after: SeenRun): readonly Change[] {
  if (before.blocks.scopes === after.blocks.scopes) return [];
  const scopes = ({ held }: SeenRun): readonly string[] => [
    ...new Set(held.collectors.flatMap(({ scopes: all }) => all.map(scopeKey))),
  ];
  const [was, is] = [scopes(before), scopes(after)];
  const [placed, places] = [environmentsIn(before), environmentsIn(after)];
  const change =
    (what: string, looser: boolean) =>
    (id: string): Change => ({ noun: "scope", id, what, looser });
  const named = (environment: string | undefined): string => environment ?? "none";
  return [
    ...is
      .filter((one) => was.includes(one) && placed.get(one) !== places.get(one))
      .map((one) =>
        change(
          `is in the environment ${named(places.get(one))}, and was in ${named(placed.get(one))}`,
          true,
        )(one),
      ),
    ...was.filter((one) => !is.includes(one)).map(change("is looked into no more", true)),
    ...is.filter((one) => !was.includes(one)).map(change("is looked into as well", false)),
  ];
}

function environmentsIn({ held }: SeenRun): ReadonlyMap<string, string> {
  return new Map(
    held.collectors.flatMap(({ scopes }) =>
      scopes.flatMap((one) =>
        one.environment === undefined ? [] : [[scopeKey(one), one.environment] as const],
      ),
    ),
  );
}

function programChanges(before: KeptPlan, after: KeptPlan): readonly Change[] {
  const was = new Map(before.frameworks.map((one) => [one.id, one]));
  const scopes = after.frameworks.flatMap(({ id, criteria, outOfScope }): readonly Change[] => {
    const former = was.get(id);
    if (former === undefined) return [{ noun: "program", id, what: "is held to it anew", looser: false }];
    const gone = former.criteria.filter((one) => !criteria.includes(one));
    const out = Object.keys(outOfScope).filter((one) => former.outOfScope[one] === undefined);
    const back = Object.keys(former.outOfScope).filter((one) => outOfScope[one] === undefined);
    const change =
      (what: string, looser: boolean) =>
      (criterion: string): Change => ({
        noun: "criterion",
        id: `${id} ${criterion}`,
        what,
        looser,
      });
    return [
      ...gone.map(change("is in scope no more", true)),
      ...out.map(change("is out of scope, with a reason", true)),
      ...back.map(change("is in scope again", false)),
    ];
  });
  const dropped = before.frameworks.filter(({ id }) => !after.frameworks.some((one) => one.id === id));
  return [
    ...scopes,
    ...dropped.map(
      ({ id }) => ({ noun: "program", id, what: "is held to it no more", looser: true }) as const,
    ),
    ...said("program", after.organization, same(before.period, after.period), "has another period", true),
    ...said(
      "program",
      after.organization,
      same(before.recordReviews, after.recordReviews),
      `counts records ${keptApprovedText(after)}, and did ${keptApprovedText(before)}`,
      before.recordReviews !== undefined,
    ),
    ...said(
      "program",
      after.organization,
      before.timeZone === after.timeZone,
      `counts days in ${after.timeZone}, and did in ${before.timeZone}`,
      false,
    ),
  ];
}

function controlChanges(id: string, a: KeptControl, b: KeptControl): readonly Change[] {
  const lost = a.primary.filter((one) => !b.primary.includes(one));
  const gained = b.primary.filter((one) => !a.primary.includes(one));
  const change = (isSame: boolean, what: string, looser = false) => said("control", id, isSame, what, looser);
  return [
    ...change(a.owner === b.owner, `is owned by ${b.owner}, and was by ${a.owner}`),
    ...change(a.statement === b.statement && a.title === b.title, "says something else"),
    ...change(
      a.from === b.from,
      `is done since ${b.from ?? "no day"}, and was since ${a.from ?? "no day"}`,
      (b.from ?? "9") > (a.from ?? "9"),
    ),
    ...change(a.frequency === b.frequency, `is ${b.frequency}, and was ${a.frequency}`),
    ...change(lost.length === 0, `satisfies ${lost.join(", ")} no more`, true),
    ...change(gained.length === 0, `satisfies ${gained.join(", ")} as well`),
    ...change(same(a.supporting, b.supporting), "supports other criteria"),
    ...change(same(a.alternatives, b.alternatives), "has other alternatives", true),
  ];
}

function taskChanges(id: string, a: KeptTask, b: KeptTask): readonly Change[] {
  const environments = [...new Set([...Object.keys(a.limits), ...Object.keys(b.limits)])].sort();
  const limits = environments.flatMap((environment) => {
    const [was, is] = [limitsIn(a, environment), limitsIn(b, environment)];
    return Object.keys({ ...was, ...is })
      .sort()
      .flatMap((name) => {
        const [former, now] = [was[name], is[name]];
        if (former === undefined || now === undefined || same(former, now)) return [];
        const where = environment === "" ? "" : ` in ${environment}`;
        const what = `holds ${name}${where} to ${keptLimitText(now)}, and did to ${keptLimitText(former)}`;
        return [{ noun: "check" as const, id, what, looser: isLooser(former, now) }];
      });
  });
  return [
    ...limits,
    ...narrowingChanges(id, a, b),
    ...said("check", id, a.code === b.code, "is judged by other code", false),
    ...said("check", id, a.environment === b.environment, "is asked in another environment", true),
    ...said("check", id, same(a.collectors, b.collectors), "reads other listings", false),
  ];
}

/** What is left out, for which reason: of what is not read nobody can tell how much that is. */
function narrowingChanges(id: string, a: KeptTask, b: KeptTask): readonly Change[] {
  const [was, is] = [byId(a.narrowedBy ?? []), byId(b.narrowedBy ?? [])];
  const change = (isSame: boolean, what: string, looser: boolean) => said("check", id, isSame, what, looser);
  return [
    ...[...is.values()].flatMap((one) => {
      const former = was.get(one.id);
      const terms = `${one.id}: ${one.because}`;
      if (former === undefined) return change(false, `is narrowed by ${terms}`, true);
      return [
        ...change(former.code === one.code, `is narrowed by other code of ${terms}`, true),
        ...change(former.because === one.because, `gives another reason for ${terms}`, false),
      ];
    }),
    ...[...was.keys()].flatMap((former) => change(is.has(former), `is narrowed by ${former} no more`, false)),
  ];
}

/** Those of the environment, else what holds everywhere. */
function limitsIn({ limits }: KeptTask, environment: string): Readonly<Record<string, KeptLimit>> {
  return limits[environment] ?? limits[""] ?? {};
}

function requirementChanges(id: string, a: KeptRequirement, b: KeptRequirement): readonly Change[] {
  const change = (isSame: boolean, what: string, looser = false) =>
    said("requirement", id, isSame, what, looser);
  return [
    ...change(
      same(a.due, b.due),
      `is due ${keptDueText(b.due)}, and was ${keptDueText(a.due)}`,
      isLaxer(a.due, b.due),
    ),
    ...change(
      a.tolerance === b.tolerance,
      `has a tolerance of ${b.tolerance} days, and had one of ${a.tolerance}`,
      b.tolerance > a.tolerance,
    ),
    ...change(
      a.reviewer === b.reviewer,
      `is reviewed by ${b.reviewer ?? "nobody"}, and was by ${a.reviewer ?? "nobody"}`,
      b.reviewer === undefined,
    ),
    ...change(same(a.limits, b.limits), "holds its records to other limits", true),
    ...change(
      a.orNone === b.orNone,
      b.orNone ? "may have nothing to show" : "has always something to show",
      b.orNone,
    ),
    ...change(
      a.originals === b.originals,
      b.originals === undefined ? "asks for no originals any more" : "keeps its originals elsewhere",
      b.originals === undefined,
    ),
    ...change(
      same(a.binds, b.binds),
      `asks for records of ${b.binds === undefined ? "anything" : "something else"}`,
      Object.keys(a.binds ?? {}).some((name) => b.binds?.[name] === undefined),
    ),
    ...change(
      same(a.review, b.review),
      `is answered by ${keptReviewText(b)}, and was by ${keptReviewText(a)}`,
      a.review !== undefined,
    ),
    ...change(
      same([a.of, a.about, a.shows], [b.of, b.about, b.shows]),
      `is ${b.of}, and was ${a.of}`,
      a.shows && !b.shows,
    ),
    ...change(a.of !== b.of || a.code === b.code, `holds its records to something else, as ${b.of}`, true),
    ...change(
      a.answeredBy === b.answeredBy,
      `is answered by ${b.answeredBy ?? "records alone"}, and was by ${a.answeredBy ?? "records alone"}`,
    ),
  ];
}

function waiverChanges(before: KeptPlan, after: KeptPlan): readonly Change[] {
  const was = new Set(before.waivers.map((one) => canonicalize(one)));
  const is = new Set(after.waivers.map((one) => canonicalize(one)));
  const change =
    (what: (until: string) => string, looser: boolean) =>
    ({ check, resource, until }: KeptPlan["waivers"][number]) =>
      ({ noun: "waiver", id: `${check} ${resource}`, what: what(until), looser }) as const;
  return [
    ...after.waivers
      .filter((one) => !was.has(canonicalize(one)))
      .map(change((until) => `is granted until ${until}`, true)),
    ...before.waivers
      .filter((one) => !is.has(canonicalize(one)))
      .map(change(() => "is there no more", false)),
  ];
}

function byId<T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

/** True where the second limit asks for less, or nobody can tell. */
export function isLooser(a: KeptLimit, b: KeptLimit): boolean {
  if (typeof a.amount !== "number" || typeof b.amount !== "number") return true;
  return b.direction === "atMost" ? b.amount > a.amount : b.amount < a.amount;
}

/** True where it is asked for less often, or later. */
function isLaxer(a: KeptDue, b: KeptDue): boolean {
  return (
    a.after !== b.after ||
    lengthOf(b.every) > lengthOf(a.every) ||
    lengthOf(b.within) > lengthOf(a.within) ||
    (b.once ?? "9") > (a.once ?? "9") ||
    (b.firstDue ?? "9") > (a.firstDue ?? "9")
  );
}

/** About so many days; endless where nothing is asked. */
function lengthOf(span: KeptSpan | undefined): number {
  if (span === undefined) return Number.POSITIVE_INFINITY;
  return span.amount * { days: 1, months: 30, years: 365 }[span.unit];
}
