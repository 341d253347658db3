import type { Program } from "../company/program.ts";
import { shownParameters } from "../company/statement.ts";
import { linksOf } from "../links/links.ts";
import { listingsOfCheck, withSources } from "../links/reads.ts";
import type { Task } from "../links/task.ts";
import { placeOf } from "./place.ts";
import type { ProgramProblem } from "./problem.ts";

interface Placed {
  readonly noun: string;
  readonly id: string;
  readonly place: string;
  /** Definitions that may be met twice are the same when they are the same object. */
  readonly definition?: unknown;
}

/** No two definitions share an id. */
export function duplicateIds(program: Program): readonly ProgramProblem[] {
  const { tasks } = linksOf(program);
  const { populations = [], accessReviews = [] } = program;
  const all: readonly Placed[] = [
    ...program.frameworks.map((scope, at) => ({
      noun: "framework",
      id: scope.framework,
      place: `framework[${at}]`,
    })),
    ...program.policies.map((policy, at) => ({ noun: "policy", id: policy.id, place: `policies[${at}]` })),
    ...program.policies.flatMap((policy) =>
      policy.statements.map((statement, at) => ({
        noun: "statement",
        id: statement.id,
        place: `policy ${policy.id} › statements[${at}]`,
      })),
    ),
    ...program.controls.map((control, at) => ({ noun: "control", id: control.id, place: `controls[${at}]` })),
    ...program.risks.map((risk, at) => ({ noun: "risk", id: risk.id, place: `risks[${at}]` })),
    ...(program.vendors ?? []).map((vendor, at) => ({
      noun: "vendor",
      id: vendor.id,
      place: `vendors[${at}]`,
    })),
    ...populations.map(({ id }, at) => ({ noun: "population", id, place: `populations[${at}]` })),
    ...accessReviews.map(({ id }, at) => ({ noun: "access review", id, place: `accessReviews[${at}]` })),
    ...accessReviews.map(({ id, requirement }) => ({
      noun: "reviewed requirement",
      id: requirement,
      place: `access review ${id}`,
    })),
    ...program.controls.flatMap((control) =>
      control.evidence.map((requirement) => ({
        noun: "evidence requirement",
        id: `${control.id} / ${requirement.id}`,
        place: `control ${control.id} › evidence ${requirement.id}`,
      })),
    ),
    ...program.controls.flatMap((control) =>
      control.evidence.map((requirement) => ({
        noun: "evidence folder",
        id: requirement.id,
        place: `control ${control.id} › evidence ${requirement.id}`,
        definition: requirement,
      })),
    ),
    ...tasks.map((task) => ({ noun: "task", id: task.id, place: placeOf(task) })),
    ...tasks.map((task) => ({
      noun: "check",
      id: task.check.id,
      place: placeOf(task),
      definition: task.check,
    })),
    ...tasks.flatMap((task) =>
      listingsOfCheck(task.check).map((listing) => ({
        noun: "listing",
        id: listing.id,
        place: placeOf(task),
        definition: listing,
      })),
    ),
    ...[
      ...populations.map(({ id, of }) => ({ place: `population ${id}`, of: [of] })),
      ...accessReviews.map(({ id, of }) => ({ place: `access review ${id}`, of })),
    ].flatMap(({ place, of }) =>
      of
        .flatMap(withSources)
        .map((listing) => ({ noun: "listing", id: listing.id, place, definition: listing })),
    ),
    ...parametersWithPlace(program, tasks),
  ];
  return clashes(all);
}

const NEXT: Readonly<Record<string, string>> = {
  "reviewed requirement":
    "Put the listings of both into one: a window is answered by one record, and the other review would go unnoticed.",
  task: "Use the check once, or tell the uses apart with .where or .in.",
  "evidence folder":
    "Ask for the same requirement in both, or give one of them another id: it names the folder.",
  "evidence requirement": "Ask for it once, outright or in one anyOf, or give one of them another id.",
};

function clashes(all: readonly Placed[]): readonly ProgramProblem[] {
  const first = new Map<string, Placed>();
  const problems: ProgramProblem[] = [];
  for (const one of all) {
    const key = `${one.noun} ${one.id}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    else if (one.definition === undefined || one.definition !== other.definition) {
      problems.push({
        code: "duplicate-id",
        place: one.place,
        message: `The ${one.noun} id ${one.id} is already taken at ${other.place}.`,
        next: NEXT[one.noun] ?? "Give one of them another id.",
      });
    }
  }
  return problems;
}

function parametersWithPlace(program: Program, tasks: readonly Task[]): readonly Placed[] {
  const bound = tasks.flatMap((task) =>
    Object.values(task.use.bindings).map((parameter) => ({ parameter, place: placeOf(task) })),
  );
  const shown = program.policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      shownParameters(statement).map((parameter) => ({
        parameter,
        place: `policy ${policy.id} › statement ${statement.id}`,
      })),
    ),
  );
  const held = program.controls.flatMap((control) =>
    control.evidence.flatMap((requirement) =>
      requirement.parameters.map((parameter) => ({
        parameter,
        place: `control ${control.id} › evidence ${requirement.id}`,
      })),
    ),
  );
  const dormant = (program.accessReviews ?? []).flatMap(({ id, dormantAfter }) =>
    "kind" in dormantAfter ? [{ parameter: dormantAfter, place: `access review ${id}` }] : [],
  );
  const set = program.settings.map(({ parameter }) => ({ parameter, place: `setting ${parameter.id}` }));
  return [...bound, ...shown, ...held, ...dormant, ...set].map(({ parameter, place }) => ({
    noun: "parameter",
    id: parameter.id,
    place,
    definition: parameter.default,
  }));
}
