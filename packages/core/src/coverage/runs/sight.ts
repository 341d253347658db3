import type { KeptOutcome, KeptResource } from "../../keep/kept-outcomes.ts";
import type { KeptPlan, KeptTask } from "../../keep/kept-plan.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import type { SeenRun } from "./seen-run.ts";

/** What a run saw of one resource, judged by one task. */
export type Sight = "fails" | "waived" | "undecided" | "holds" | "gone" | "not-seen";

/** What a run came to for one task in one environment; undefined where it did not judge it there. */
export function outcomeIn(run: SeenRun, task: string, environment: string): KeptOutcome | undefined {
  return run.held.outcomes.tasks[task]?.[environment];
}

/** How a run sees resources that a task judged before. What is not asked for is not looked up: most tasks never fail. */
export function sightOf(run: SeenRun, task: string, environment: string): (resource: KeptResource) => Sight {
  const outcome = outcomeIn(run, task, environment);
  const failing = lazily(() => byKey(outcome?.failing));
  const waived = lazily(() => byKey(outcome?.waived));
  const undecided = lazily(() => byKey(outcome?.undecided));
  const judged = lazily(() => judgedIn(run, task, environment));
  const complete = lazily(() => completeIn(run, task));
  return (resource) => {
    const key = keyOf(resource);
    const [scope] = resource;
    if (failing().has(key)) return "fails";
    if (waived().has(key)) return "waived";
    // What could not be decided of a whole listing may be this one.
    if (undecided().has(key) || undecided().has(keyOf([scope, scope]))) return "undecided";
    if (judged().has(key)) return "holds";
    return complete().has(scope) ? "gone" : "not-seen";
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const tasks = new WeakMap<KeptPlan, ReadonlyMap<string, KeptTask>>();

/** The task of a plan by its id. */
export function taskIn(plan: KeptPlan, id: string): KeptTask | undefined {
  const known = tasks.get(plan) ?? new Map(plan.tasks.map((task) => [task.id, task]));
  tasks.set(plan, known);
  return known.get(id);
}

export function keyOf([scope, id]: KeptResource): string {
  return `${scope}\n${id}`;
}

const keyed = new WeakMap<readonly KeptResource[], ReadonlyMap<string, KeptResource>>();

/** By key. A list that many runs share is one object, and is looked through once. */
export function byKey(resources: readonly KeptResource[] = NONE): ReadonlyMap<string, KeptResource> {
  const known = keyed.get(resources) ?? new Map(resources.map((one) => [keyOf(one), one]));
  keyed.set(resources, known);
  return known;
}

const NONE: readonly KeptResource[] = [];

/** What a run judged by a task in one environment, by key. */
export function judgedIn({ held }: SeenRun, task: string, environment: string): ReturnType<typeof byKey> {
  for (const { tasks, sets } of held.judged) {
    const at = tasks[task]?.[environment];
    if (at !== undefined) return byKey(sets[at]);
  }
  return byKey();
}

/** The scopes in which everything that the task reads first was read to the end. */
function completeIn({ held }: SeenRun, task: string): ReadonlySet<string> {
  const planned = taskIn(held.plan, task);
  const own = held.collectors.filter(({ collector }) => planned?.collectors.includes(collector));
  const scopes = own.flatMap((one) => one.scopes.map((listing) => ({ ...listing, key: scopeKey(listing) })));
  const broken = new Set(scopes.filter(({ state }) => state === "incomplete").map(({ key }) => key));
  return new Set(scopes.map(({ key }) => key).filter((key) => !broken.has(key)));
}
