import { type Change, changesOf } from "../coverage/plans/plan-changes.ts";
import { renamesIn } from "../coverage/plans/renames.ts";
import type { KeptPlan, KeptTask } from "../keep/kept-plan.ts";
import type { Program } from "../language/company/program.ts";
import { linksOf } from "../language/links/links.ts";
import { byCodeUnits } from "../language/values/json.ts";
import { type BacklogChange, backlogChanges, type WaiverChange, waiverChanges } from "./allowances.ts";
import { type CriterionChange, criterionChanges, isLess } from "./criteria.ts";
import type { JudgedProgram } from "./judged.ts";
import { pairsOf, withHeirs } from "./pairs.ts";
import { type ParameterChange, parameterChanges } from "./parameters.ts";
import { type PolicyChange, policyChanges } from "./policies.ts";
import { type SentenceChange, sentenceChanges } from "./sentences.ts";
import { type SightChange, sightChanges } from "./sight.ts";
import { type Unread, type VerdictChange, verdictChanges } from "./verdicts.ts";

/** What a change of a program does, as data, told by one recording. */
export interface Diff {
  readonly organization: string;
  /** When the recording was begun, ISO 8601 UTC. */
  readonly startedAt: string;
  /** 2 where something is newly undecided or cannot be compared, 1 where something newly fails or what failed is judged no more, else 0. */
  readonly exitCode: 0 | 1 | 2;
  /** Worst first. */
  readonly verdicts: readonly VerdictChange[];
  /** How many verdicts are as they were. */
  readonly unchanged: number;
  /** How many of those are undecided: of them the comparison says nothing. */
  readonly undecided: number;
  /** Why they are, the most common reason first. */
  readonly unread: readonly Unread[];
  /** True where no check came to any verdict by either program: nothing that it looks at was read, and nothing is compared. */
  readonly blind: boolean;
  readonly moved: readonly MovedTask[];
  readonly criteria: readonly CriterionChange[];
  readonly sentences: readonly SentenceChange[];
  readonly policies: readonly PolicyChange[];
  readonly parameters: readonly ParameterChange[];
  /** The checks whose own code, or that of what they read, is another one. */
  readonly code: readonly string[];
  readonly waivers: readonly WaiverChange[];
  readonly backlog: readonly BacklogChange[];
  readonly scopes: readonly SightChange[];
  /** Whatever else the definitions ask for otherwise. */
  readonly others: readonly Change[];
}

/** A task that is called otherwise, or what it judged is judged the same by another one. */
export interface MovedTask {
  readonly was: string;
  readonly is: string;
}

/**
 * Compares what one recording comes to by two programs. Pure: the same two give the same answer, byte for byte.
 *
 * @example
 * const diff = diffOf(await judgeProgram(base, recording), await judgeProgram(today, recording), { shown: 20 });
 * process.exitCode = diff.exitCode;
 */
export function diffOf(
  before: JudgedProgram,
  after: JudgedProgram,
  { shown }: { readonly shown: number },
): Diff {
  const renames = renamesIn(before.plan, after.plan);
  const pairs = pairsOf(before.plan, after.plan);
  const base = withHeirs(before.plan, after.plan, pairs);
  const everything = changesOf(base, after.plan);
  const causes = causesIn(everything);
  const verdicts = verdictChanges({ before, after, pairs, causes, shown });
  const criteria = criterionChanges(before.report, after.report, renames);
  const parameters = parameterChanges(before.program, after.program);
  const exits = new Set([
    ...verdicts.exits,
    ...(verdicts.blind || criteria.some(isLess) ? [2 as const] : []),
  ]);
  const moved = [
    ...[...pairs.former].filter(([is]) => causes(is).length === 0).map(([is, was]) => ({ was, is })),
    ...[...verdicts.elsewhere].map(([was, is]) => ({ was, is })),
  ].filter(({ was, is }) => was !== is);
  return {
    organization: after.program.organization.name,
    startedAt: after.report.startedAt,
    exitCode: exits.has(2) ? 2 : exits.has(1) ? 1 : 0,
    verdicts: verdicts.all,
    unchanged: verdicts.unchanged,
    undecided: verdicts.undecided,
    unread: verdicts.unread,
    blind: verdicts.blind,
    moved: moved.sort((a, b) => byCodeUnits(a.was, b.was)),
    criteria,
    sentences: sentenceChanges(before.program, after.program, renames),
    policies: policyChanges(before, after),
    parameters,
    code: codeChanged(base, after.plan),
    waivers: waiverChanges(before, after),
    backlog: backlogChanges(before, after),
    scopes: sightChanges(before.program, after.program),
    others: othersIn(base, after, new Set(parameters.map(({ id }) => id))),
  };
}

/** True where the change does nothing that a run, a document or an auditor would see. */
export function isNothing(diff: Diff): boolean {
  const {
    organization: _,
    startedAt: __,
    exitCode: ___,
    unchanged: ____,
    undecided: _____,
    unread: ______,
    blind,
    ...changes
  } = diff;
  return !blind && Object.values(changes).every((all) => all.length === 0);
}

function causesIn(changes: readonly Change[]): (task: string) => readonly string[] {
  const found = new Map<string, string[]>();
  for (const { noun, id, what } of changes)
    if (noun === "check" || noun === "requirement") found.set(id, [...(found.get(id) ?? []), what]);
  return (task) => found.get(task) ?? [];
}

function codeChanged(before: KeptPlan, after: KeptPlan): readonly string[] {
  const former = new Map(before.tasks.map(({ id, code }) => [id, code]));
  const changed = after.tasks.filter(({ id, code }) => former.has(id) && former.get(id) !== code);
  return [...new Set(changed.map(({ check }) => check))].sort(byCodeUnits);
}

/** What of the plan changed and is not told in words of its own. */
function othersIn(
  before: KeptPlan,
  { plan, program }: JudgedProgram,
  parameters: ReadonlySet<string>,
): readonly Change[] {
  const controls = new Set(before.controls.map(({ id }) => id));
  const kept = new Set(plan.controls.map(({ id }) => id));
  const isOwn = (id: string): boolean => {
    const control = id.split(" / ")[0] ?? "";
    return controls.has(control) && kept.has(control);
  };
  return changesOf(untold(before, program, parameters), untold(plan, program, parameters))
    .filter(({ noun, id }) => (noun !== "check" && noun !== "requirement") || isOwn(id))
    .filter(({ noun }) => noun !== "waiver")
    .sort((a, b) => byCodeUnits(a.noun, b.noun) || byCodeUnits(a.id, b.id) || byCodeUnits(a.what, b.what));
}

/** A plan without what is told in words of its own: sentences, digests, criteria, code, and numbers that have a name. */
function untold(plan: KeptPlan, program: Program, parameters: ReadonlySet<string>): KeptPlan {
  const bindings = new Map(linksOf(program).tasks.map(({ id, use }) => [id, use.bindings]));
  const ownLimits = ({ id, limits }: KeptTask): KeptTask["limits"] =>
    Object.fromEntries(
      Object.entries(limits).map(([environment, all]) => [
        environment,
        Object.fromEntries(
          Object.entries(all).filter(([name]) => !parameters.has(bindings.get(id)?.[name]?.id ?? "")),
        ),
      ]),
    );
  return {
    ...plan,
    controls: plan.controls.map((one) => ({
      ...one,
      title: one.id,
      statement: one.id,
      primary: [],
      supporting: [],
    })),
    tasks: plan.tasks.map((one) => ({ ...one, limits: ownLimits(one), code: "" })),
    policies: plan.policies.map((one) => ({ ...one, digest: "" })),
    waivers: [],
  };
}
