import { absent, inspect, isObserved, known, type Observed, unreadable } from "../values/observed.ts";
import type { Problem } from "../values/problem.ts";

/** Whether a resource is meant. One that cannot be told leaves undecided only what depends on it. */
export type ResourceTest<TResource> = (resource: TResource) => boolean | Observed<boolean>;

/**
 * A joined listing of which a part may be missing. It can only be asked, and answers with observed values: what was
 * read decides where it can, and what may be missing leaves the rest unreadable, with the listing's own problem.
 */
export interface Lookup<TResource> {
  /** The first resource that is meant. Absent only when the listing is complete and none is. */
  find(test: ResourceTest<TResource>): Observed<TResource>;
  /** True when one resource is meant; false only when the listing is complete and none is. */
  some(test: ResourceTest<TResource>): Observed<boolean>;
  /** False when one resource is not meant; true only when the listing is complete and all are. Of none it is absent. */
  every(test: ResourceTest<TResource>): Observed<boolean>;
  /** The resources that are meant. Known only when the listing is complete. */
  filter(test: ResourceTest<TResource>): Observed<readonly TResource[]>;
}

type Trace = <T>(value: T) => T;

/** The same lookup as it is handed to code that is probed. */
const TRACED = Symbol.for("bylaw.lookup");

/** A lookup over what was read of the listing `id`; `problem` says why that may not be all. For the runner. */
export function lookupOf<TResource>(
  id: string,
  resources: readonly TResource[],
  problem?: Problem,
): Lookup<TResource> {
  const told = new Map<unknown, object>();
  // The same answer is the same object in each asking, or the probe would not know it again.
  const traced = (trace: Trace): Lookup<TResource> => {
    const tell: Tell = (method, key, answer) => {
      const field = `${id}.${method}(...)`;
      const one = told.get(key) ?? { [field]: answer };
      told.set(key, one);
      return (trace(one) as Record<string, typeof answer>)[field] as typeof answer;
    };
    return asked({ id, resources, seen: trace(resources), problem, tell });
  };
  const lookup = asked({ id, resources, seen: resources, problem, tell: (_method, _key, answer) => answer });
  return Object.freeze({ ...lookup, [TRACED]: traced });
}

/** What a check or a view receives of a joined listing while it is probed. For the runner. */
export function traceJoined(joined: unknown, trace: Trace): unknown {
  if (typeof joined !== "object" || joined === null || !(TRACED in joined)) return trace(joined);
  return (joined[TRACED] as (trace: Trace) => unknown)(trace);
}

/** Hands an answer out. What has the same key is the same answer. */
type Tell = <T>(method: keyof Lookup<unknown>, key: unknown, answer: Observed<T>) => Observed<T>;

interface Asked<TResource> {
  readonly id: string;
  readonly resources: readonly TResource[];
  /** The resources as tests see them. */
  readonly seen: readonly TResource[];
  readonly problem: Problem | undefined;
  readonly tell: Tell;
}

function asked<TResource>({ id, resources, seen, problem, tell }: Asked<TResource>): Lookup<TResource> {
  const undecided = (answers: readonly (boolean | Problem)[]) =>
    answers.find((answer) => typeof answer !== "boolean") ?? problem;
  const ask = (test: ResourceTest<TResource>) => seen.map((resource) => settled(id, test(resource)));
  /** Known when one answer is `wanted`, else what stands in the way, else `otherwise`. */
  const search = (answers: readonly (boolean | Problem)[], wanted: boolean, otherwise: Observed<boolean>) => {
    if (answers.includes(wanted)) return known(wanted);
    const why = undecided(answers);
    return typeof why === "object" ? unreadable(why) : otherwise;
  };
  const keyOf = (method: string, answer: Observed<unknown>) => {
    const state = inspect(answer);
    return `${method} ${state.state === "known" ? state.value : state.state}`;
  };
  return {
    find(test) {
      const answers = ask(test);
      const at = answers.indexOf(true);
      if (at >= 0) return tell("find", resources[at], known(resources[at] as TResource));
      const why = undecided(answers);
      const none = typeof why === "object" ? unreadable(why) : absent(id, "none in the complete listing");
      return tell("find", keyOf("find", none), none);
    },
    some(test) {
      const answer = search(ask(test), true, known(false));
      return tell("some", keyOf("some", answer), answer);
    },
    every(test) {
      const all = resources.length === 0 ? absent(id, "none in the complete listing") : known(true);
      const answer = search(ask(test), false, all);
      return tell("every", keyOf("every", answer), answer);
    },
    filter(test) {
      const answers = ask(test);
      const why = undecided(answers);
      if (typeof why === "object") return tell("filter", "filter unreadable", unreadable(why));
      const meant = resources.filter((_, at) => answers[at] === true);
      const places = answers.flatMap((answer, at) => (answer === true ? [at] : []));
      return tell("filter", `filter ${places.join()}`, known(meant));
    },
  };
}

/** Only a boolean decides. Anything else, such as a promise, would look like no. */
function settled(id: string, answer: unknown): boolean | Problem {
  if (!isObserved(answer)) {
    if (typeof answer === "boolean") return answer;
    if (answer instanceof Promise) answer.catch(() => undefined);
    throw new TypeError(`What a lookup in ${id} is asked with must answer true or false, and not a promise.`);
  }
  const state = inspect(answer);
  if (state.state === "unreadable") return state.problem;
  return state.state === "known" && settled(id, state.value) === true;
}
