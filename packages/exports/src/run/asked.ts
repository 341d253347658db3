import type { Control, Severity, Source } from "@bylaw/core";
import {
  type AnyTask,
  askedOf,
  type BacklogGroup,
  blindSpotsOf,
  type Counts,
  type CriterionReport,
  controlText,
  criterionKey,
  fixOf,
  frequencyText,
  linksOf,
  mayWait,
  ownerText,
  type Report,
  type RequirementReport,
  statementText,
  type TaskReport,
  titleOf,
} from "@bylaw/core/run";
import { isFailing, type Standing, standings } from "./standing.ts";

/** What a run was asked about: a check or a requirement of a control, a criterion, something by its name, or else the program. */
export interface Asked {
  /** Unique in a run, and the same in every run: the task's id, `criterion soc2 CC1.2`, `resource arn:...`. */
  readonly id: string;
  readonly kind: "check" | "requirement" | "criterion" | "resource" | "program";
  /** The id of the check or of the requirement; of the others their kind. */
  readonly rule: string;
  /** Which of the resources: `all`, or the selectors' ids. */
  readonly selector: string;
  /** What is expected, as a title. */
  readonly title: string;
  /** Why it matters; only of checks. */
  readonly why?: string;
  /** What mends a failure; of what nothing judges, what mends that. Told by `mendingOf` alone beside what it came to. */
  readonly fix: string;
  /** Only of checks. */
  readonly severity?: Severity;
  readonly control?: AskedControl;
  /** `soc2 CC6.1`, those that the control satisfies. */
  readonly criteria: readonly string[];
  /** Those that it only supports. */
  readonly supporting: readonly string[];
  /** The sentences of policies that it stands behind, with the values in force. */
  readonly statements: readonly AskedStatement[];
  /** What it cannot see, a sentence each. */
  readonly blindSpots: readonly string[];
  readonly sources: readonly Source[];
  /** True when it counts for nothing, whatever it came to: another verification of its alternative is enough, or may be. */
  readonly excused: boolean;
  /** True where it is excused, and whether the other one is enough could not be decided: it may count after all. */
  readonly mayCount: boolean;
  /** What is planned for a criterion that lacks a control. */
  readonly planned?: Pick<BacklogGroup, "owner" | "until" | "reason">;
  /** What it came to. Where nothing at all was observed, that is one error. */
  readonly counts: Readonly<Counts>;
}

export interface AskedControl {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  /** The id of a person or of a role. */
  readonly owner: string;
  /** As documents name the owner: a role by its title, a person by name. */
  readonly ownerName: string;
  readonly frequency: string;
}

export interface AskedStatement {
  readonly id: string;
  readonly policy?: string;
  readonly level: string;
  readonly text: string;
}

/**
 * What a run was asked about, in the order of the program: controls, then criteria that lack one, then what was not found. Never
 * nothing: where nothing is asked nothing is decided, and readers call an empty file passed, or close by it what was open.
 */
export function askedIn(report: Report): readonly Asked[] {
  const all = [
    ...report.controls.flatMap(({ tasks, requirements }) =>
      [...tasks, ...requirements].map((one) => taskAsked(one, report)),
    ),
    ...report.gaps.map((one) => criterionAsked(one, "No control satisfies it.")),
    ...report.waiting.map((one) =>
      criterionAsked(one, "Nothing stands behind it yet but what people still have to show."),
    ),
    ...report.missing.map(missingAsked),
  ];
  return all.length === 0 ? [nothingAsked] : all;
}

/**
 * The criteria that may have nothing behind them, where that could not be decided. They are no more than what is undecided of their
 * controls; who closes what a file does not name has to be told of them all the same.
 */
export function doubtsIn({ criteria }: Report): readonly Asked[] {
  return criteria.filter(mayWait).map((one) => ({
    ...criterionAsked(one, "Whether anything stands behind it could not be decided."),
    fix: "Mend what stands in the way of deciding what its controls ask for.",
  }));
}

/**
 * What mends what something came to; undefined where nothing of it fails: the fix of a check mends nothing that could not be decided,
 * and what stands in the way of that is told with it.
 */
export function mendingOf({ kind, fix }: Asked, came: readonly Standing[]): string | undefined {
  return !isJudged({ kind }) || came.some(isFailing) ? fix : undefined;
}

/** True for what a control asks for; all else the program asks for. */
export function isJudged({ kind }: Pick<Asked, "kind">): boolean {
  return kind === "check" || kind === "requirement";
}

/** What something came to, each standing once. */
export function cameTo({ counts }: Asked): readonly Standing[] {
  return standings.filter((one) => counts[one] > 0);
}

/** Every sentence that something which was asked stands behind, each once. */
export function statementsIn(all: readonly Asked[]): readonly AskedStatement[] {
  return [...new Map(all.flatMap(({ statements }) => statements).map((one) => [one.id, one])).values()];
}

function taskAsked(one: TaskReport | RequirementReport, { program }: Report): Asked {
  const task: AnyTask = one.task;
  const { control } = task;
  const links = linksOf(program);
  const criteriaOf = (relation: "primary" | "supporting"): readonly string[] =>
    control.satisfies
      .filter((claim) => claim.relation === relation)
      .map(({ framework, criterion }) => criterionKey(framework, criterion));
  return {
    id: task.id,
    kind: "check" in task ? "check" : "requirement",
    rule: askedOf(task),
    selector: "check" in task ? task.id.slice(`${control.id} / ${task.check.id} / `.length) : "all",
    title: titleOf(task),
    fix: fixOf(task),
    ...("check" in task && { why: task.check.why, severity: task.check.severity }),
    control: controlAsked(control, program),
    criteria: criteriaOf("primary"),
    supporting: criteriaOf("supporting"),
    statements: links.statementsOf(task).map((statement) => {
      const policy = links.policyOf(statement);
      return {
        id: statement.id,
        ...(policy !== undefined && { policy: policy.id }),
        level: statement.level,
        text: statementText(statement, program.settings),
      };
    }),
    blindSpots: "check" in task ? task.check.blindSpots : blindSpotsOf(task.requirement, program),
    sources: "check" in task ? task.check.sources : [],
    excused: one.excused,
    mayCount: one.mayCount,
    counts: one.counts,
  };
}

function controlAsked(control: Control, { settings }: Report["program"]): AskedControl {
  return {
    id: control.id,
    title: control.title,
    statement: controlText(control, settings),
    owner: control.owner.id,
    ownerName: ownerText(control.owner),
    frequency: frequencyText(control, settings),
  };
}

function criterionAsked({ criterion, backlog }: CriterionReport, why: string): Asked {
  const key = criterionKey(criterion.framework, criterion.id);
  return {
    ...bare,
    id: `criterion ${key}`,
    kind: "criterion",
    rule: "criterion",
    title: `${key}: ${criterion.title}`,
    why,
    fix: "Write a control that satisfies it and has something behind it, or give the reason in outOfScope.",
    criteria: [key],
    ...(backlog !== undefined && {
      planned: { owner: backlog.owner, until: backlog.until, reason: backlog.reason },
    }),
    counts: { ...nothing, [backlog === undefined ? "error" : "planned"]: 1 },
  };
}

function missingAsked(name: string): Asked {
  return {
    ...bare,
    id: `resource ${name}`,
    kind: "resource",
    rule: "resource",
    title: `${name} is observed`,
    fix: "Check how it is spelt, and that the program reads where it is.",
    criteria: [],
    counts: { ...nothing, error: 1 },
  };
}

const nothing: Readonly<Counts> = Object.freeze({
  pass: 0,
  fail: 0,
  waived: 0,
  planned: 0,
  advisory: 0,
  error: 0,
  "not-applicable": 0,
  manual: 0,
  skipped: 0,
});

const bare = {
  selector: "all",
  supporting: [],
  statements: [],
  blindSpots: [],
  sources: [],
  excused: false,
  mayCount: false,
} as const;

const nothingAsked: Asked = Object.freeze({
  ...bare,
  id: "program",
  kind: "program",
  rule: "program",
  title: "The program asks for something",
  why: "A program without controls decides nothing.",
  fix: "Give it controls, or look why those that it had are not in it any more.",
  criteria: [],
  counts: { ...nothing, error: 1 },
});
