import { primaryCollector } from "../language/checks/view.ts";
import type { Control } from "../language/company/control.ts";
import type { Criterion } from "../language/company/framework.ts";
import type { Program } from "../language/company/program.ts";
import type { Statement } from "../language/company/statement.ts";
import { evidenceProvider } from "../language/evidence/session.ts";
import type { AnyTask } from "../language/links/any-task.ts";
import { onePerId } from "../language/links/groups.ts";
import { type Links, linksOf } from "../language/links/links.ts";
import type { RequirementTask } from "../language/links/requirement-task.ts";
import type { Task } from "../language/links/task.ts";

/** Something that can be asked for, and what of the program it is about. */
export interface Part {
  readonly noun: string;
  readonly id: string;
  readonly tasks: readonly AnyTask[];
  /** The controls that it stands for as a whole. */
  readonly controls: readonly Control[];
}

/** Everything in a program that can be asked for. */
export function partsOf(program: Program): readonly Part[] {
  const links = linksOf(program);
  const whole = (noun: string, id: string, controls: readonly Control[]): Part => ({
    noun,
    id,
    controls,
    tasks: controls.flatMap((control) => [...links.tasksOf(control), ...links.requirementsOf(control)]),
  });
  const own = (named: readonly { readonly id: string }[]): readonly Control[] =>
    program.controls.filter((control) => named.some(({ id }) => id === control.id));
  const claiming = (noun: string, id: string, criteria: readonly Criterion[]): Part =>
    whole(noun, id, own(criteria.flatMap((one) => Object.values(links.controlsFor(one)).flat())));
  const criteria = program.frameworks.flatMap((scope) => scope.criteria);
  return [
    ...program.frameworks.map((scope) => claiming("framework", scope.framework, scope.criteria)),
    ...seriesOf(criteria).map((series) =>
      claiming(
        "criteria",
        series,
        criteria.filter(({ id }) => id.startsWith(`${series}.`)),
      ),
    ),
    ...criteria.map((criterion) => claiming("criterion", criterion.id, [criterion])),
    ...program.policies.map((policy) =>
      whole("policy", policy.id, own(policy.statements.flatMap(({ verifiedBy }) => verifiedBy))),
    ),
    ...links.statements.map((statement) => partOfStatement(links, statement, own(statement.verifiedBy))),
    ...program.controls.map((control) => whole("control", control.id, [control])),
    ...links.checks.map((check) => ({
      noun: "check",
      id: check.id,
      tasks: links.tasksOf(check),
      controls: [],
    })),
    ...links.listings.map((listing) => ({
      noun: "listing",
      id: listing.id,
      tasks: links.checksOf(listing).flatMap((check) => links.tasksOf(check)),
      controls: [],
    })),
    ...links.parameters.map((parameter) => ({
      noun: "parameter",
      id: parameter.id,
      tasks: [...links.readersOf(parameter).tasks, ...links.readersOf(parameter).evidence],
      controls: [],
    })),
    ...[...new Set(links.requirements.map(({ requirement }) => requirement.id))].map((id) => ({
      noun: "evidence requirement",
      id,
      tasks: links.requirements.filter(({ requirement }) => requirement.id === id),
      controls: [],
    })),
    ...[...links.tasks, ...links.requirements].map((task) => ({
      noun: "task",
      id: task.id,
      tasks: [task],
      controls: [],
    })),
    ...program.risks.map((risk) => whole("risk", risk.id, own(risk.controls))),
    ...onePerId(program.controls.map(({ owner }) => owner)).map(({ id }) =>
      whole(
        "owner",
        id,
        program.controls.filter(({ owner }) => owner.id === id),
      ),
    ),
    ...[...new Set(program.providers.map(({ type }) => type.id))].map((id) => ({
      noun: "provider",
      id,
      tasks:
        id === evidenceProvider.id
          ? links.requirements
          : links.tasks.filter(({ check }) => primaryCollector(check.subject.listing).provider.id === id),
      controls: [],
    })),
  ];
}

/** The checks that enforce a sentence; and the controls of which none does, because people answer for it there. */
function partOfStatement(links: Links, statement: Statement, verifying: readonly Control[]): Part {
  const enforcing = (control: Control): readonly Task[] =>
    links.tasksOf(control).filter((task) => links.statementsOf(task).some(({ id }) => id === statement.id));
  const controls = verifying.filter((control) => enforcing(control).length === 0);
  const named = ({ requirement }: RequirementTask): boolean =>
    statement.verifiedThrough.length === 0 || statement.verifiedThrough.includes(requirement.id);
  const tasks = verifying.flatMap((control): readonly AnyTask[] => [
    ...(controls.includes(control) ? links.tasksOf(control) : enforcing(control)),
    ...links.requirementsOf(control).filter(named),
  ]);
  return { noun: "statement", id: statement.id, tasks, controls };
}

/** `CC6` of `CC6.1`: what an auditor calls a row of criteria by. */
function seriesOf(criteria: readonly Criterion[]): readonly string[] {
  return [...new Set(criteria.flatMap(({ id }) => /^(.+)\.\d+$/.exec(id)?.[1] ?? []))];
}
