import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import type { Judged } from "../../run/evidence/context.ts";
import { judgeRequirement } from "../../run/evidence/judge-requirement.ts";
import { openWaivers } from "../../run/report/waivers.ts";
import type { Span } from "../span.ts";
import type { AsPlanned } from "./as-planned.ts";
import type { RunsSaid } from "./runs-said.ts";
import { type DayState, WHOLE } from "./stretches.ts";

/** By subject, what it came to on each day; the company, or a requirement as a whole, by {@link WHOLE}. */
export type Story = ReadonlyMap<string, readonly DayState[]>;

/** True on the days on which another verification of its alternative made up for a task. */
export type IsExcused = (task: string, day: IsoDate) => boolean;

/** What runs know of a day beside its records. */
export interface Seen {
  readonly isExcused: IsExcused;
  readonly said: RunsSaid;
}

/** What each subject came to on every day, as `check` says it of that day. */
export async function storyOf(
  id: string,
  planned: AsPlanned,
  { isExcused, said }: Seen,
  { from, to }: Span,
): Promise<Story> {
  const subjects = new Map<string, DayState[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const task = planned.tasksOn(day).get(id);
    if (task === undefined) continue;
    const { judged } = await judgeRequirement(task, planned.momentOn(day));
    const waivers = openWaivers(planned.waiversOn(day), day);
    const excused = isExcused(id, day);
    for (const one of judged) {
      const subject = one.resource.type === "evidence requirement" ? WHOLE : one.resource.id;
      const states = subjects.get(subject) ?? [];
      const state = dayState(day, task, one, waivers, excused);
      states.push(state.state === "holds" ? asThen(state, id, subject, planned, said) : state);
      subjects.set(subject, states);
    }
  }
  return subjects;
}

/** What holds as records are held to now, and may not have as they were then. */
function asThen(
  state: DayState,
  task: string,
  subject: string,
  planned: AsPlanned,
  said: RunsSaid,
): DayState {
  const { day } = state;
  if (said.denied(task, subject, day))
    return { ...state, state: "undecided", why: "the run of that day said that it does not hold" };
  if (!planned.isHeldOtherwise(task, day) || said.vouched(task, subject, day, planned.planOn(day)))
    return state;
  return {
    ...state,
    state: "undecided",
    why: "its records are held to something else now, and no run of then says that it held",
  };
}

/** Why what was missed is not: another way of its control held on that day. */
const EXCUSED = "another verification of its alternative held";

function dayState(
  day: IsoDate,
  { id, requirement }: RequirementTask,
  { resource, verdict }: Judged,
  waivers: ReturnType<typeof openWaivers>,
  excused: boolean,
): DayState {
  const { outcome, due, window } = verdict;
  const dated = { ...(due !== undefined && { due }), ...(window !== undefined && { window }) };
  if (excused && (outcome === "fail" || outcome === "error"))
    return { day, state: "excused", ...dated, why: EXCUSED };
  switch (outcome) {
    case "pass":
      return { day, state: "holds", ...dated };
    case "error":
      return { day, state: "undecided", why: verdict.problem?.message ?? "", ...dated };
    case "fail": {
      const observation = { task: id, control: "", check: requirement.id, scope: "", resource, ...verdict };
      const { waiver } = waivers.overlay(observation);
      // A record is there: it was done, and what it shows does not hold.
      const unheld = verdict.assertions[0]?.outcome === "pass";
      if (waiver !== undefined) return { day, state: "waived", why: waiver.reason, unheld, ...dated };
      return {
        day,
        state: "overdue",
        ...dated,
        unheld,
        ...(unheld && { why: "what its record shows does not hold" }),
      };
    }
    default: {
      // Of what happens: nothing did, as the complete listing says.
      const isNone = outcome === "not-applicable" && resource.type === "evidence requirement";
      const why = isNone && verdict.reason !== undefined ? { why: verdict.reason } : {};
      return { day, state: "not-due", ...dated, ...why };
    }
  }
}
