import type { EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import {
  addDays,
  evaluateRecording,
  explainObservation,
  type Observation,
  type Plan,
  planRun,
  problemLine,
  type Recording,
  type RequirementTask,
  readsRecords,
} from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { dayOf } from "../days.ts";
import { namedPeople } from "../people/submitter.ts";

/** What one person, policy or event, or the company, came to for one requirement. */
export interface Subject {
  readonly requirement: EvidenceRequirement;
  /** Whom or what it is about; undefined where it is the requirement as a whole. */
  readonly id?: string;
  /** `open`: nothing is wrong, and `due` is when it is due next. */
  readonly state: "overdue" | "undecided" | "open";
  readonly due?: IsoDate;
  /** The day on which somebody starts, or leaves, where what they owe counts from it and it is still to come. */
  readonly from?: IsoDate;
  /** When the next is due, where what is there does not hold. */
  readonly next?: IsoDate;
  /** Why it is undecided, or fails though something was shown. */
  readonly reason?: string;
  /** True while a record shows it. */
  readonly shown: boolean;
}

/** The subjects of requirements, as of a recording. What an alternative makes up for is not among them. */
export async function subjectsOf(
  program: Program,
  recording: Recording,
  asked: readonly Asked[],
): Promise<readonly Subject[]> {
  const merged = new Map<string, Subject>();
  for (const { subject, isWaived } of await subjectsByTask(program, recording, asked)) {
    if (isWaived) continue;
    const key = `${subject.requirement.id} ${subject.id ?? ""}`;
    merged.set(key, worse(merged.get(key), subject));
  }
  return [...merged.values()];
}

/** A subject as one control asks for it. */
export interface TaskSubject {
  readonly task: RequirementTask;
  readonly subject: Subject;
  /** True while a waiver says that it may be missing. */
  readonly isWaived: boolean;
}

/** The same for each control that asks, and of what is waived as well. */
export async function subjectsByTask(
  program: Program,
  recording: Recording,
  asked: readonly Asked[],
): Promise<readonly TaskSubject[]> {
  const tasks = asked.flatMap((one) => one.tasks);
  const found: TaskSubject[] = [];
  for (const { task, observation } of await judged(planOf(program, tasks), recording, tasks)) {
    const isWaived = observation.waiver !== undefined;
    for (const subject of await subjectsIn(program, recording, task, observation))
      found.push({ task, subject, isWaived });
  }
  return found;
}

/** A plan of what requirements need, and of nothing else. */
export function planOf(program: Program, tasks: readonly RequirementTask[]): Plan {
  return planRun(
    program,
    tasks.map(({ id }) => id),
  );
}

interface JudgedTask {
  readonly task: RequirementTask;
  readonly observation: Observation;
}

async function judged(
  plan: Plan,
  recording: Recording,
  tasks: readonly RequirementTask[],
): Promise<readonly JudgedTask[]> {
  const observations: Observation[] = [];
  const report = await evaluateRecording(plan, recording, {
    onObservation: (one) => void observations.push(one),
  });
  const excused = new Set(
    report.controls.flatMap(({ requirements }) =>
      requirements.filter((one) => one.excused).map((one) => one.task.id),
    ),
  );
  return observations.flatMap((observation) => {
    const task = tasks.find(({ id }) => id === observation.task);
    return task !== undefined && !excused.has(task.id) ? [{ task, observation }] : [];
  });
}

async function subjectsIn(
  program: Program,
  recording: Recording,
  task: RequirementTask,
  observation: Observation,
): Promise<readonly Subject[]> {
  const { resource, outcome, later, problem } = observation;
  const due = observation.due ?? later?.due;
  const { requirement } = task;
  const isWhole = resource.type === "evidence requirement";
  const base: Pick<Subject, "requirement" | "id" | "due" | "from" | "shown"> = {
    requirement,
    ...(!isWhole && { id: resource.id }),
    ...(due !== undefined && { due }),
    ...(!isWhole && later !== undefined && { from: later.from }),
    shown: outcome === "pass",
  };
  if (outcome === "error")
    return [{ ...base, state: "undecided", reason: problem === undefined ? "" : problemLine(problem) }];
  if (outcome === "fail") return [overdue(base, observation)];
  if (!readsRecords(program) && requirement.answeredBy === undefined)
    return [{ ...base, state: "undecided", reason: observation.reason ?? "" }];
  const open: Subject = { ...base, state: "open" };
  const isOfMany = requirement.of.about !== "company" || typeof requirement.due.after === "object";
  return isWhole && isOfMany && due !== undefined
    ? await eachOf(program, recording, task, open, due)
    : [open];
}

/** A record that is there and does not show what it should is not mended by the day on which the next one is due. */
function overdue(base: Omit<Subject, "state">, observation: Observation): Subject {
  const { due, ...undated } = base;
  const [first] = observation.assertions;
  if (first?.outcome !== "pass") return { ...undated, state: "overdue", ...(due !== undefined && { due }) };
  const reason = explainObservation(observation).lines.join("; ");
  return { ...undated, state: "overdue", reason, ...(due !== undefined && { next: due }) };
}

/**
 * While nobody is due a requirement is judged as a whole. Once the first day is over somebody is overdue, and each is judged: everybody
 * has their own day.
 */
async function eachOf(
  program: Program,
  recording: Recording,
  task: RequirementTask,
  whole: Subject,
  due: IsoDate,
): Promise<readonly Subject[]> {
  const after = addDays(due, task.requirement.tolerance.amount + 1);
  const afterwards = { ...recording, startedAt: instantOn(after, program) };
  const then = await judged(planOf(program, [task]), afterwards, [task]);
  const today = dayOf(new Date(recording.startedAt), program);
  const named = then.flatMap(({ observation: { resource, due: own, later: after, outcome, waiver } }) => {
    const by = own ?? after?.due;
    if (resource.type === "evidence requirement" || by === undefined || waiver !== undefined) return [];
    const from = after?.from ?? startOf(resource.id, program);
    const isToCome = from !== undefined && from > today;
    return [{ ...whole, id: resource.id, due: by, ...(isToCome && { from }), shown: outcome === "pass" }];
  });
  return named.length === 0 ? [whole] : named;
}

/** The day on which somebody starts whom the program names. */
function startOf(id: string, program: Program): IsoDate | undefined {
  return namedPeople(program)?.find((one) => one.id === id || id.startsWith(`${one.id}/`))?.start;
}

function instantOn(day: IsoDate, program: Program): string {
  const instants = ["12", "00"].map((hour) => `${day}T${hour}:00:00.000Z`);
  return instants.find((one) => dayOf(new Date(one), program) === day) ?? `${day}T12:00:00.000Z`;
}

const RANK = { overdue: 2, undecided: 1, open: 0 } as const;

/** Two controls may ask for the same since different days: what is worse counts, then what is sooner. */
function worse(a: Subject | undefined, b: Subject): Subject {
  if (a === undefined) return b;
  if (a.state !== b.state) return RANK[a.state] > RANK[b.state] ? a : b;
  return (a.due ?? "9") <= (b.due ?? "9") ? a : b;
}
