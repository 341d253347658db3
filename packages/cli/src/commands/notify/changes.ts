import type { Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import {
  type AnyTask,
  bySeverity,
  changeKinds,
  fixOf,
  linksOf,
  plainText,
  type RunChange,
  type RunChanges,
  type SeenRun,
  statementLine,
  titleOf,
} from "@bylaw/core/run";
import type { NoticeChange } from "@bylaw/exports";
import { clip } from "@bylaw/exports";
import { locationsOf } from "../../locations.ts";
import { changeKey, type Observed } from "./observed.ts";

/** How many resources of a check are named. */
export const NAMED = 10;

/** How long a line may be, in UTF-16 units. */
const LINE = 500;

/** The changes of one task, of one kind, in one environment. */
export type ChangeGroup = readonly [RunChange, ...RunChange[]];

/** What changed together, in the order of the changes. */
export function groupsOf({ changes }: RunChanges): readonly ChangeGroup[] {
  const groups = new Map<string, [RunChange, ...RunChange[]]>();
  for (const one of changes) {
    const key = JSON.stringify([one.kind, one.task, one.environment]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

export interface ChangesOf {
  readonly runs: readonly SeenRun[];
  readonly all: RunChanges;
  readonly observed: Observed;
}

/** What is told of changes, the worst first. The program says what a check is, where it still has it. */
export function noticeChanges(program: Program, { runs, all, observed }: ChangesOf): readonly NoticeChange[] {
  const { taskOf } = linksOf(program);
  const elsewise = new Set(
    all.plan.filter(({ noun }) => noun === "check" || noun === "requirement").map(({ id }) => id),
  );
  return groupsOf(all)
    .map((group) => noticeChange(group, { program, task: taskOf(group[0].task), runs, observed, elsewise }))
    .sort(byWeight);
}

interface About {
  readonly program: Program;
  readonly task: AnyTask | undefined;
  readonly runs: readonly SeenRun[];
  readonly observed: Observed;
  /** The tasks that are held to something else. */
  readonly elsewise: ReadonlySet<string>;
}

function noticeChange(group: ChangeGroup, { program, task, runs, observed, elsewise }: About): NoticeChange {
  const [{ kind, task: id, control, environment }] = group;
  const kept = runs.flatMap(({ held }) => held.plan.requirements.find((one) => one.id === id) ?? []);
  const heldToElse = elsewise.has(id);
  const bare = { kind, task: id, count: group.length, heldToElse, resources: [] };
  const isRestricted =
    kept.some(({ restricted }) => restricted) ||
    (task !== undefined && "requirement" in task && task.requirement.of.restricted === true);
  if (isRestricted) return { ...bare, restricted: true };
  // What people show is about persons, and listings say who they are: their ids are told of no requirement.
  const isOfCheck = kept.length === 0 && (task === undefined || "check" in task);
  const owner = ownerOf(control, runs);
  return {
    ...bare,
    control,
    ...(environment !== "" && { environment }),
    ...(owner !== undefined && { owner }),
    ...(task !== undefined && factsOf(task, program)),
    ...(isOfCheck && {
      resources: group.slice(0, NAMED).map((one) => ({
        scope: one.scope,
        id: one.id,
        before: one.before,
        after: one.after,
        lines: (observed.get(changeKey(one)) ?? []).map((line) => clip(line, LINE)),
      })),
    }),
  };
}

function factsOf(
  task: AnyTask,
  program: Program,
): Pick<NoticeChange, "title" | "severity" | "fix" | "statements" | "location"> {
  const location = locationsOf(program)?.of(task);
  return {
    title: titleOf(task),
    ...("check" in task && { severity: task.check.severity }),
    fix: fixOf(task),
    statements: linksOf(program)
      .statementsOf(task)
      .map((one) => clip(plainText(statementLine(one, program)), LINE)),
    ...(location !== undefined && { location }),
  };
}

/** The person who answered for a control on the day of the last run that had it. */
function ownerOf(control: string, runs: readonly SeenRun[]): string | undefined {
  return runs
    .map(({ held }) => held.plan.controls.find(({ id }) => id === control)?.owner)
    .findLast((one) => one !== undefined);
}

function byWeight(a: NoticeChange, b: NoticeChange): number {
  return (
    changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind) ||
    bySeverity(a.severity, b.severity) ||
    byCodeUnits(a.task, b.task) ||
    byCodeUnits(a.environment ?? "", b.environment ?? "")
  );
}
