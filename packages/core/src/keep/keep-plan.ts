import canonicalize from "canonicalize";
import type { AnyCheck, Selector } from "../language/checks/check.ts";
import type { collectorsOf } from "../language/checks/view.ts";
import { reviewHeldTo } from "../language/company/access-review.ts";
import { type Control, controlText } from "../language/company/control.ts";
import { criterionKey } from "../language/company/framework.ts";
import { frequencyText } from "../language/company/frequency.ts";
import type { Program } from "../language/company/program.ts";
import { spanOf } from "../language/evidence/words.ts";
import { linksOf } from "../language/links/links.ts";
import { collectorsOfCheck } from "../language/links/reads.ts";
import { collectorsOfRequirement, type RequirementTask } from "../language/links/requirement-task.ts";
import type { Task } from "../language/links/task.ts";
import { holderOn } from "../language/people/person.ts";
import { isStaff } from "../language/people/staff.ts";
import type { IsoDate } from "../language/values/date.ts";
import type { Limit } from "../language/values/limit.ts";
import { resolveLimit } from "../language/values/parameter.ts";
import { sha256 } from "../language/values/sha256.ts";
import { digestsOf } from "../run/evidence/digests.ts";
import { bindLimits } from "../run/limits.ts";
import type { Plan } from "../run/plan.ts";
import type {
  KeptControl,
  KeptDue,
  KeptLimit,
  KeptNarrowing,
  KeptPerson,
  KeptPlan,
  KeptRequirement,
  KeptTask,
} from "./kept-plan.ts";
import { kindCode } from "./kind-code.ts";

/** A plan as it is kept: everything that a day is judged by, resolved as of that day. */
export async function keepPlan({ program, tasks, requirements }: Plan, today: IsoDate): Promise<KeptPlan> {
  const { organization, period, frameworks, people, policies, recordReviews, waivers } = program;
  const digests = await digestsOf(program);
  return {
    organization: organization.name,
    timeZone: organization.timeZone ?? "UTC",
    ...(period !== undefined && { period }),
    frameworks: frameworks.map(({ framework, criteria, outOfScope }) => ({
      id: framework,
      criteria: criteria.map(({ id }) => id),
      outOfScope: Object.fromEntries(
        Object.entries(outOfScope).flatMap(([id, why]) => (why === undefined ? [] : [[id, why]])),
      ),
    })),
    controls: program.controls.map((control) => keepControl(control, program, today)),
    tasks: await Promise.all(tasks.map((task) => keepTask(task, program))),
    requirements: await Promise.all(requirements.map((task) => keepRequirement(task, program, today))),
    policies: policies.map(({ id, effective, owner, audience }) => ({
      id,
      digest: digests.get(id) ?? "",
      effective,
      owner: holderOn(owner, today).id,
      ...(audience !== undefined && { audience }),
    })),
    ...(people !== undefined &&
      !isStaff(people) && {
        people: people.map(({ id, groups, start, end, away, identities }) => ({
          id,
          ...(groups !== undefined && { groups }),
          ...(start !== undefined && { start }),
          ...(end !== undefined && { end }),
          ...(away !== undefined && { away }),
          ...keepIdentity(identities, recordReviews?.identity),
        })),
      }),
    ...(recordReviews !== undefined && {
      recordReviews: { listing: recordReviews.listing.id, identity: recordReviews.identity },
    }),
    waivers: waivers.map(({ check, resource, resources, scope, until, reason, approvedBy }) => ({
      check: check.id,
      resource,
      ...(resources !== undefined && { atMost: resources.atMost }),
      ...(scope !== undefined && { scope }),
      until,
      reason,
      approvedBy: approvedBy.id,
    })),
  };
}

/** What somebody is called where records are approved, and nowhere else. */
function keepIdentity(
  identities: Readonly<Record<string, string>> = {},
  name: string | undefined,
): Pick<KeptPerson, "identities"> {
  const called = name !== undefined && Object.hasOwn(identities, name) ? identities[name] : undefined;
  return name === undefined || called === undefined ? {} : { identities: { [name]: called } };
}

function keepControl(control: Control, program: Program, today: IsoDate): KeptControl {
  const { id, title, owner, satisfies, alternatives } = control;
  const from = control.implementedFrom ?? program.period?.from;
  const links = linksOf(program);
  const all = [...links.tasksOf(control), ...links.requirementsOf(control)];
  const claimed = (relation: "primary" | "supporting"): readonly string[] =>
    satisfies
      .filter((one) => one.relation === relation)
      .map(({ framework, criterion }) => criterionKey(framework, criterion));
  return {
    id,
    title,
    statement: controlText(control, program.settings),
    owner: holderOn(owner, today).id,
    frequency: frequencyText(control, program.settings),
    ...(from !== undefined && { from }),
    primary: claimed("primary"),
    supporting: claimed("supporting"),
    alternatives: alternatives.map((group) =>
      all.filter(({ alternative }) => alternative === group).map((task) => task.id),
    ),
  };
}

async function keepTask(task: Task, program: Program): Promise<KeptTask> {
  const { id, control, check, use } = task;
  const limits = bindLimits(program);
  const environments = new Set(
    program.settings.flatMap(({ environment }) => (environment === undefined ? [] : [environment.id])),
  );
  const general = keepLimits(limits(task, {}));
  const apart = [...environments].sort().flatMap((environment) => {
    const own = keepLimits(limits(task, { environment }));
    return canonicalize(own) === canonicalize(general) ? [] : [[environment, own] as const];
  });
  return {
    id,
    control: control.id,
    check: check.id,
    ...(use.environment !== undefined && { environment: use.environment.id }),
    collectors: idsOf(collectorsOfCheck(check)),
    limits: { "": general, ...Object.fromEntries(apart) },
    ...(use.selectors.length > 0 && { narrowedBy: await Promise.all(use.selectors.map(keepNarrowing)) }),
    code: await codeOf(check),
  };
}

export function keepLimits(limits: Readonly<Record<string, Limit>>): Readonly<Record<string, KeptLimit>> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, { direction, value }]) => [
      name,
      { direction, unit: value.unit, amount: value.amount },
    ]),
  );
}

async function keepNarrowing({ id, because, test }: Selector<never>): Promise<KeptNarrowing> {
  return { id, because, code: await sha256(String(test)) };
}

/** The text of what is asked: of the check, and of what its collectors read and its views derive. */
function codeOf(check: AnyCheck): Promise<string> {
  const listings = [check.subject.listing, ...Object.values(check.using)];
  return sha256(
    canonicalize({
      subject: [check.subject.mode, check.subject.listing.id],
      assert: String(check.assert),
      appliesTo: String(check.appliesTo),
      whenEmpty: check.whenEmpty,
      derived: listings.map((one) => ("derive" in one ? String(one.derive) : "")),
      collected: collectorsOfCheck(check).map(({ id, collect }) => [id, String(collect)]),
    }) ?? "",
  );
}

async function keepRequirement(
  task: RequirementTask,
  program: Program,
  today: IsoDate,
): Promise<KeptRequirement> {
  const { id, control, requirement } = task;
  const { of, title, tolerance, reviewer, environment, orNone, originals, binds, answeredBy } = requirement;
  const review = reviewHeldTo(program, requirement.id);
  return {
    id,
    control: control.id,
    requirement: requirement.id,
    title,
    of: of.id,
    about: of.about,
    due: keepDue(task, program),
    tolerance: tolerance.amount,
    ...(reviewer !== undefined && { reviewer: holderOn(reviewer, today).id }),
    ...(environment !== undefined && { environment: environment.id }),
    orNone,
    restricted: of.restricted,
    shows: of.shows !== undefined,
    code: await kindCode(of),
    ...(originals !== undefined && { originals }),
    ...(binds !== undefined && { binds }),
    ...(review !== undefined && { review }),
    limits: keepLimits(
      Object.fromEntries(
        requirement.parameters.map((parameter) => [
          parameter.id,
          resolveLimit(parameter, program.settings, environment?.id),
        ]),
      ),
    ),
    ...(answeredBy !== undefined && { answeredBy: answeredBy.id }),
    collectors: idsOf(collectorsOfRequirement(program, task)),
  };
}

function keepDue({ requirement }: RequirementTask, { settings }: Program): KeptDue {
  const { every, within, once, after, firstDue } = requirement.due;
  return {
    ...(every !== undefined && { every: { ...spanOf(settings, every, requirement) } }),
    ...(within !== undefined && { within: { ...spanOf(settings, within, requirement) } }),
    ...(once !== undefined && { once }),
    ...(after !== undefined && { after: typeof after === "string" ? after : after.id }),
    ...(firstDue !== undefined && { firstDue }),
  };
}

function idsOf(collectors: ReturnType<typeof collectorsOf>): readonly string[] {
  return [...new Set(collectors.map(({ id }) => id))].sort();
}
