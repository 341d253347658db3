import type { AnyCheck } from "../checks/check.ts";
import type { Collector } from "../checks/collector.ts";
import { collectorsOf, type Listing } from "../checks/view.ts";
import type { Control } from "../company/control.ts";
import { type Criterion, type CriterionReference, criterionKey } from "../company/framework.ts";
import type { Policy } from "../company/policy.ts";
import type { Program } from "../company/program.ts";
import type { Risk } from "../company/risk.ts";
import { type Statement, shownParameters } from "../company/statement.ts";
import type { Waiver } from "../company/waiver.ts";
import { answers } from "../evidence/answer.ts";
import { recordsOf, unclaimedBy } from "../evidence/records.ts";
import type { EvidenceRequirement } from "../evidence/requirement.ts";
import type { Unclaimed } from "../evidence/session.ts";
import type { Environment } from "../values/environment.ts";
import { byCodeUnits } from "../values/json.ts";
import type { AnyParameter } from "../values/parameter.ts";
import type { AnyTask } from "./any-task.ts";
import { groupsOf, onePerId } from "./groups.ts";
import { collectorsOfCheck, listingsOfCheck, parametersReadBy } from "./reads.ts";
import {
  collectorsOfRequirement,
  type RequirementTask,
  readsRecords,
  requirementsOfControl,
} from "./requirement-task.ts";
import { enforcedBy, shownBy } from "./sentences.ts";
import { type Task, tasksOfControl } from "./task.ts";

/** The controls that claim a criterion. */
export interface ClaimingControls {
  readonly primary: readonly Control[];
  /** Never coverage on their own. */
  readonly supporting: readonly Control[];
}

/** What shows or reads a parameter. */
export interface Readers {
  readonly statements: readonly Statement[];
  readonly tasks: readonly Task[];
  readonly evidence: readonly RequirementTask[];
}

/** Who is tied to whom in a program. Everything comes in the program's order, and is found by id. */
export interface Links {
  readonly tasks: readonly Task[];
  /** What is asked of people, for each control that asks. */
  readonly requirements: readonly RequirementTask[];
  /** A task or a requirement by its id. */
  taskOf(id: string): AnyTask | undefined;
  /** Every check in use, each once. */
  readonly checks: readonly AnyCheck[];
  /** Every listing that a check reads, each once. */
  readonly listings: readonly Listing[];
  /** Every collector that a check, a requirement, a population or an access review reads, each once, in order of id. */
  readonly collectors: readonly Collector[];
  readonly statements: readonly Statement[];
  /** Every parameter that a statement shows, or a check, evidence or an access review reads, each once. */
  readonly parameters: readonly AnyParameter[];
  /** What lies where records lie and no requirement asks for; only where something reads records. */
  readonly unclaimed?: Collector<Unclaimed>;
  /** Every environment that a provider, a setting or the use of a check names, each once. */
  readonly environments: readonly Environment[];
  /** Of this framework's criterion: another framework may have one of the same id. */
  controlsFor(criterion: Pick<Criterion, "framework" | "id">): ClaimingControls;
  /** The uses of a check, or the checks of a control. */
  tasksOf(of: AnyCheck | Control): readonly Task[];
  requirementsOf(control: Control): readonly RequirementTask[];
  /** The checks that read a listing, directly, through views and through `using`. */
  checksOf(listing: Listing): readonly AnyCheck[];
  /** The sentences that a control verifies, or those of them that one of its tasks or requirements stands behind. */
  statementsOf(of: Control | AnyTask): readonly Statement[];
  /** The policy that a statement stands in. */
  policyOf(statement: Statement): Policy | undefined;
  readersOf(parameter: AnyParameter): Readers;
  /** The risks whose residual rating a control earns. */
  risksOf(control: Control): readonly Risk[];
  waiversOf(check: AnyCheck | EvidenceRequirement): readonly Waiver[];
}

const known = new WeakMap<Program, Links>();

/**
 * The links of a program, found once and kept as long as the program is.
 *
 * @example linksOf(program).controlsFor({ framework: "soc2", id: "CC6.1" }).primary.map(({ title }) => title);
 */
export function linksOf(program: Program): Links {
  const found = known.get(program) ?? findLinks(program);
  // What is not frozen may be another program the next time.
  if (Object.isFrozen(program)) known.set(program, found);
  return found;
}

function findLinks(program: Program): Links {
  const { controls, policies, risks, waivers, providers, settings, populations = [] } = program;
  const { accessReviews = [] } = program;
  const tasks = Object.freeze(controls.flatMap(tasksOfControl));
  const checks = onePerId(tasks.map((task) => task.check));
  const statements = Object.freeze(policies.flatMap((policy) => policy.statements));
  const evidence = Object.freeze(controls.flatMap(requirementsOfControl));
  const asking = evidence.map(({ requirement }) => requirement);
  const unclaimed =
    asking.length > 0 && readsRecords(program) ? unclaimedBy([...asking, answers]) : undefined;
  const parameters = onePerId([
    ...statements.flatMap(shownParameters),
    ...controls.flatMap((control) => parametersReadBy(control)),
    ...accessReviews.flatMap(({ dormantAfter }) => ("kind" in dormantAfter ? [dormantAfter] : [])),
  ]);
  const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map((one) => one.id);
  const claiming = (relation: CriterionReference["relation"]) =>
    groupsOf(controls, ({ satisfies }) =>
      satisfies
        .filter((claim) => claim.relation === relation)
        .map(({ framework, criterion }) => criterionKey(framework, criterion)),
    );
  const [primary, supporting] = [claiming("primary"), claiming("supporting")];
  const byId = new Map<string, AnyTask>([...tasks, ...evidence].map((task) => [task.id, task]));
  const byControl = groupsOf(tasks, ({ control }) => [control.id]);
  const asked = groupsOf(evidence, ({ control }) => [control.id]);
  const byCheck = groupsOf(tasks, ({ check }) => [check.id]);
  const byListing = groupsOf(checks, (check) => ids(listingsOfCheck(check)));
  const verified = groupsOf(statements, ({ verifiedBy }) => ids(verifiedBy));
  const homes = groupsOf(policies, (policy) => ids(policy.statements));
  const showing = groupsOf(statements, (statement) => ids(shownParameters(statement)));
  const reading = groupsOf(tasks, ({ use }) => ids(Object.values(use.bindings)));
  const asks = groupsOf(evidence, ({ requirement }) => ids(requirement.parameters));
  const earning = groupsOf(risks, (risk) => ids(risk.controls));
  const waiving = groupsOf(waivers, ({ check }) => [check.id]);
  return Object.freeze({
    tasks,
    requirements: evidence,
    taskOf: (id) => byId.get(id),
    checks,
    listings: onePerId(checks.flatMap(listingsOfCheck)),
    collectors: Object.freeze(
      [
        ...onePerId([
          ...checks.flatMap(collectorsOfCheck),
          ...evidence.flatMap((task) => collectorsOfRequirement(program, task)),
          ...populations.flatMap(({ of }) => collectorsOf(of)),
          ...accessReviews.flatMap(({ of }) => of.flatMap(collectorsOf)),
          // Nothing that check judges reads answers: the coverage of a period does, also from what a run has kept.
          ...(unclaimed === undefined ? [] : [unclaimed, recordsOf(answers)]),
        ]),
      ].sort((a, b) => byCodeUnits(a.id, b.id)),
    ),
    statements,
    parameters,
    ...(unclaimed !== undefined && { unclaimed }),
    environments: onePerId(
      [...providers, ...settings, ...tasks.map(({ use }) => use)].flatMap(
        ({ environment = [] }) => environment,
      ),
    ),
    controlsFor: ({ framework, id }) => {
      const key = criterionKey(framework, id);
      return { primary: primary(key), supporting: supporting(key) };
    },
    tasksOf: (of) => (of.kind === "control" ? byControl(of.id) : byCheck(of.id)),
    requirementsOf: (control) => asked(control.id),
    checksOf: (listing) => byListing(listing.id),
    statementsOf: (of) => {
      if ("kind" in of) return verified(of.id);
      const all = verified(of.control.id);
      return "check" in of ? enforcedBy(of, all, byControl(of.control.id)) : shownBy(of, all);
    },
    policyOf: (statement) => homes(statement.id)[0],
    readersOf: ({ id }) => ({ statements: showing(id), tasks: reading(id), evidence: asks(id) }),
    risksOf: (control) => earning(control.id),
    waiversOf: (check) => waiving(check.id),
  } satisfies Links);
}
