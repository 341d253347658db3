import { bySeverity, type Severity } from "../language/checks/check.ts";
import type { Program } from "../language/company/program.ts";
import { type AnyTask, askedOf, fixOf, titleOf } from "../language/links/any-task.ts";
import { linksOf } from "../language/links/links.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Standing } from "../run/outcome.ts";
import { statementLine, subjectOf } from "../run/report/explain.ts";
import type { JudgedProgram } from "./judged.ts";
import { exitOf, isUndecided, kindOf, type VerdictKind, verdictKinds } from "./kinds.ts";
import type { Pairs } from "./pairs.ts";
import { outOfSight } from "./sight.ts";
import type { Stand } from "./stands.ts";

/** What a change does to what one task says, of one kind. */
export interface VerdictChange {
  readonly kind: VerdictKind;
  /** As it is called now; of one that is gone, as it was. */
  readonly task: string;
  /** Where it is called otherwise now. */
  readonly formerTask?: string;
  readonly control: string;
  /** The id of the check, or of the evidence requirement. */
  readonly check: string;
  readonly title: string;
  readonly severity?: Severity;
  readonly fix: string;
  /** The policy sentences that it stands behind: `ENC-4 (MUST) Rotate every key ...`. */
  readonly statements: readonly string[];
  /** What of its definition changed, a line each; empty where nothing that can be seen did. */
  readonly because: readonly string[];
  readonly total: number;
  /** How many of them came to what before; `none` was not judged. */
  readonly was: Readonly<Partial<Record<Standing | "none", number>>>;
  /** The first of them. */
  readonly shown: readonly TurnedVerdict[];
}

/** One verdict that changed. Absent is what is not judged. */
export interface TurnedVerdict {
  readonly subject: string;
  readonly was?: Standing;
  readonly is?: Standing;
  /** Why it stands so now, or why it did where nothing judges it now. */
  readonly lines: readonly string[];
}

/** Why verdicts are undecided by both programs, and how many are for that reason. */
export interface Unread {
  readonly why: string;
  readonly total: number;
}

export interface VerdictChanges {
  readonly all: readonly VerdictChange[];
  readonly unchanged: number;
  readonly undecided: number;
  readonly unread: readonly Unread[];
  /** True where no check came to any verdict by either program. */
  readonly blind: boolean;
  /** The tasks whose resources are judged the same by another task. */
  readonly elsewhere: ReadonlyMap<string, string>;
  readonly exits: ReadonlySet<0 | 1 | 2>;
}

export interface VerdictsGiven {
  readonly before: JudgedProgram;
  readonly after: JudgedProgram;
  readonly pairs: Pairs;
  /** What changed of a task's definition, by its id. */
  readonly causes: (task: string) => readonly string[];
  /** How many of each task and kind are shown. */
  readonly shown: number;
}

interface Turned extends TurnedVerdict {
  readonly kind: VerdictKind;
}

/** What a change of the program does to the verdicts on one recording. */
export function verdictChanges({ before, after, pairs, causes, shown }: VerdictsGiven): VerdictChanges {
  const isLost = outOfSight(before.program, after.program);
  const elsewhere = new Map<string, string>();
  const exits = new Set<0 | 1 | 2>();
  const all: VerdictChange[] = [];
  let unchanged = 0;
  let undecided = 0;
  const unread = new Map<string, number>();
  let judged = 0;
  let decided = 0;
  const compare = (
    task: AnyTask,
    program: Program,
    ids: { readonly was?: string; readonly is?: string },
  ): void => {
    const was = before.stands.get(ids.was ?? "");
    const is = after.stands.get(ids.is ?? "");
    const turned: Turned[] = [];
    const because = causes(task.id);
    for (const place of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      const former = was?.get(place);
      const now = is?.get(place);
      const heir = ids.is === undefined ? heirOf(task, place, former) : undefined;
      if (heir !== undefined) elsewhere.set(task.id, heir);
      const stand = heir === undefined && !isLost(now?.scope ?? "") ? now : undefined;
      const kind =
        heir === undefined ? kindOf(former?.standing, stand?.standing, because.length > 0) : undefined;
      if ("check" in task) {
        judged += 1;
        if (![former, now].every((one) => one === undefined || isUndecided(one.standing))) decided += 1;
      }
      if (kind === undefined) {
        unchanged += 1;
        if (isUndecided(former?.standing)) {
          undecided += 1;
          const why = isRestricted(task)
            ? "No reason is told of what is restricted."
            : (former?.lines[0] ?? "No reason is known.");
          unread.set(why, (unread.get(why) ?? 0) + 1);
        }
      } else {
        const told = turn(kind, former, stand);
        turned.push(isRestricted(task) ? { ...told, subject: "somebody", lines: [] } : told);
        exits.add(exitOf(kind, former?.standing));
      }
    }
    const facts = factsOf(task, program, ids.was);
    for (const kind of verdictKinds) {
      const own = turned.filter((one) => one.kind === kind);
      if (own.length > 0) all.push(changeOf(kind, own, facts, because, shown));
    }
  };
  const judging = tasksByAsked(after.program);
  /** Another task that judges the same resource by the same check, and finds the same. */
  const heirOf = (task: AnyTask, place: string, former: Stand | undefined): string | undefined =>
    judging(askedOf(task)).find(({ id }) => {
      const stand = after.stands.get(id)?.get(place);
      return stand !== undefined && stand.standing === former?.standing;
    })?.id;
  for (const task of tasksOf(after.program)) {
    const was = pairs.former.get(task.id);
    compare(task, after.program, { is: task.id, ...(was !== undefined && { was }) });
  }
  const gone = new Set(pairs.gone);
  for (const task of tasksOf(before.program))
    if (gone.has(task.id)) compare(task, before.program, { was: task.id });
  return {
    all: all.sort(worstFirst),
    unchanged,
    undecided,
    unread: sorted(unread),
    blind: judged > 0 && decided === 0,
    elsewhere,
    exits,
  };
}

function sorted(unread: ReadonlyMap<string, number>): readonly Unread[] {
  return [...unread]
    .map(([why, total]) => ({ why, total }))
    .sort((a, b) => b.total - a.total || byCodeUnits(a.why, b.why));
}

/** True of what a comment must not say of a person. */
function isRestricted(task: AnyTask): boolean {
  return "requirement" in task && task.requirement.of.restricted;
}

function turn(kind: VerdictKind, former: Stand | undefined, now: Stand | undefined): Turned {
  const told = now ?? former;
  const because = now === undefined || now.lines.length > 0 ? told?.lines : former?.lines;
  return {
    kind,
    subject: told === undefined ? "" : subjectOf(told),
    ...(former !== undefined && { was: former.standing }),
    ...(now !== undefined && { is: now.standing }),
    lines: because ?? [],
  };
}

type Facts = Omit<VerdictChange, "kind" | "because" | "total" | "was" | "shown">;

function factsOf(task: AnyTask, program: Program, was: string | undefined): Facts {
  const { statementsOf } = linksOf(program);
  return {
    task: task.id,
    ...(was !== undefined && was !== task.id && { formerTask: was }),
    control: task.control.id,
    check: askedOf(task),
    title: titleOf(task),
    ...("check" in task && { severity: task.check.severity }),
    fix: fixOf(task),
    statements: statementsOf(task).map((one) => statementLine(one, program)),
  };
}

function changeOf(
  kind: VerdictKind,
  own: readonly Turned[],
  facts: Facts,
  because: readonly string[],
  limit: number,
): VerdictChange {
  const was: Partial<Record<Standing | "none", number>> = {};
  for (const one of own) was[one.was ?? "none"] = (was[one.was ?? "none"] ?? 0) + 1;
  const sorted = [...own].sort((a, b) => byCodeUnits(a.subject, b.subject));
  return {
    kind,
    ...facts,
    because,
    total: own.length,
    was,
    shown: sorted.slice(0, limit).map(({ kind: _, ...one }) => one),
  };
}

function worstFirst(a: VerdictChange, b: VerdictChange): number {
  return (
    verdictKinds.indexOf(a.kind) - verdictKinds.indexOf(b.kind) ||
    bySeverity(a.severity, b.severity) ||
    byCodeUnits(a.task, b.task)
  );
}

function tasksOf(program: Program): readonly AnyTask[] {
  const { tasks, requirements } = linksOf(program);
  return [...tasks, ...requirements];
}

function tasksByAsked(program: Program): (asked: string) => readonly AnyTask[] {
  const groups = new Map<string, AnyTask[]>();
  for (const task of tasksOf(program))
    groups.set(askedOf(task), [...(groups.get(askedOf(task)) ?? []), task]);
  return (asked) => groups.get(asked) ?? [];
}
