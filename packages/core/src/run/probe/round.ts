import { type Assertion, isAssertion } from "../../language/checks/assertion.ts";
import { isObserved, type Observed, peek } from "../../language/values/observed.ts";
import { tracedValue } from "../../language/values/traced-value.ts";
import type { Tracer } from "../../language/values/tracing.ts";

/** What code took or made while it was asked. All of it is an object, and so always true. */
export interface Take {
  readonly kind: "value" | "fact" | "assertion";
  /** Where an observed value stands in its resource, or the name of a fact or an assertion. */
  readonly path: string;
  readonly value: unknown;
  /** What it was made of. */
  readonly sources: readonly Take[];
  opened: boolean;
  /** True when it is an undecided assertion that was asked how it came out. */
  asked: boolean;
}

/** What is handed out in the place of takes, by the key of each. */
export interface Instead {
  /** In the place of what cannot matter. */
  readonly standIns?: ReadonlyMap<string, unknown>;
  /** A primitive in the place of observed values that are used: whoever opens it finds one of them. */
  readonly marks?: ReadonlyMap<string, unknown>;
  /** The undecided assertions that say of themselves that they failed. */
  readonly failed?: ReadonlySet<string>;
}

/** What code does in one asking. */
export interface Round extends Tracer {
  readonly takes: readonly Take[];
  /** By how it was come by, and the how-manyeth time: the same in each asking as long as the code goes the same way. */
  byKey(): ReadonlyMap<string, Take>;
  /** The plain values that were given where an observed one could have been: none of them can be a mark. */
  readonly plain: ReadonlySet<unknown>;
  /** True when a mark was handed on to what sees through it. */
  readonly met: boolean;
  /** The take that handed `value` out. */
  takeOf(value: unknown): Take | undefined;
  /** The first observed value that was looked into by hand. */
  readonly looked: Take | undefined;
  /** Hands out the observed value `field`, as a take of its own each time. */
  read(field: number, path: string, value: Observed<unknown>): unknown;
}

/** How a take is come by: which field is read, or what is made and by what. */
type Way = readonly [what: "field" | "made" | "fact" | "assertion", by: unknown];

const NONE: readonly Take[] = Object.freeze([]);

/** A round in which other things are handed out in the place of takes. */
export function createRound(
  { standIns, marks, failed }: Instead,
  handOut: (value: unknown, path: string) => unknown,
): Round {
  const isFirst = standIns === undefined && marks === undefined && failed === undefined;
  const takes: Take[] = [];
  const ways: Way[] = [];
  const keyed = new Map<string, Take>();
  const keyOf = createKeys();
  const byValue = new Map<unknown, Take>();
  const plain = new Set<unknown>();
  const marked = new Map<unknown, object>();
  let looked: Take | undefined;
  let met = false;

  function hand(
    way: Way,
    { kind, path, sources }: Pick<Take, "kind" | "path" | "sources">,
    make: (take: () => Take, key: string) => unknown,
  ): unknown {
    // A key holds the text of a function: the first asking makes them only when it comes to a second.
    const key = isFirst ? undefined : keyOf(way);
    const value =
      key !== undefined && standIns?.has(key) === true ? standIns.get(key) : make(() => take, key ?? "");
    const take: Take = { kind, path, value, sources, opened: false, asked: false };
    takes.push(take);
    if (key === undefined) ways.push(way);
    else keyed.set(key, take);
    byValue.set(value, take);
    if (key === undefined || marks?.has(key) !== true || !isObserved(value)) return value;
    const mark = marks.get(key);
    if (!marked.has(mark)) marked.set(mark, value);
    return mark;
  }

  /** What a map hands on as it stands is a source too: from(door, (one) => one.locked). */
  function sourcesOf(value: unknown, source: unknown): readonly Take[] {
    const all = new Set<Take>();
    for (const one of Array.isArray(source) ? source : [source]) {
      const take = byValue.get(marked.get(one) ?? one);
      if (take !== undefined) all.add(take);
    }
    const itself = byValue.get(value);
    if (itself !== undefined) all.add(itself);
    return all.size === 0 ? NONE : [...all];
  }

  const traced = (value: Observed<unknown>, path: string) => (take: () => Take) =>
    tracedValue(value, {
      onOpen: () => {
        take().opened = true;
      },
      onLook: () => {
        looked ??= take();
      },
      handOut: (inner) => handOut(inner, path),
    });

  // Who reads how an assertion came out knows what it does, but for one that is undecided: that is to be handed on.
  const weighed = (value: Assertion) => (take: () => Take, own: string) =>
    new Proxy(value, {
      get(target, key): unknown {
        if (key !== "outcome") return Reflect.get(target, key);
        if (target.outcome !== "error") take().opened = true;
        else take().asked = true;
        return failed?.has(own) === true ? "fail" : target.outcome;
      },
    });

  return {
    takes,
    byKey() {
      for (const [at, way] of ways.splice(0).entries()) keyed.set(keyOf(way), takes[at] as Take);
      return keyed;
    },
    plain,
    takeOf: (value) => byValue.get(value),
    standsFor(value) {
      if (marks === undefined) plain.add(value);
      met ||= marked.has(value);
      return marked.get(value);
    },
    get met() {
      return met;
    },
    get looked() {
      return looked;
    },
    read: (field, path, value) =>
      hand(["field", field], { kind: "value", path, sources: NONE }, traced(value, path)),
    made(given, by, source) {
      const value = (marked.get(given) as typeof given | undefined) ?? given;
      const sources = sourcesOf(value, source);
      if (isObserved(value)) {
        const path = pathOf(sources);
        return hand(["made", by], { kind: "value", path, sources }, traced(value, path)) as typeof value;
      }
      const kind = isAssertion(value) ? "assertion" : "fact";
      const make = isAssertion(value) ? weighed(value) : () => value;
      return hand([kind, by], { kind, path: String(by), sources }, make) as typeof value;
    },
  };
}

function pathOf(sources: readonly Take[]): string {
  if (sources.length === 1) return (sources[0] as Take).path;
  return [...new Set(sources.map((one) => one.path))].join(" and ");
}

/** Tells takes apart that are come by the same way. */
function createKeys(): (way: Way) => string {
  const times = new Map<string, number>();
  return ([what, by]) => {
    const way = `${what} ${String(by)}`;
    const time = times.get(way) ?? 0;
    times.set(way, time + 1);
    return `${way} ${time}`;
  };
}

/** Every object within, also within known observed values. */
export function objectsIn(value: unknown, met: Set<unknown> = new Set()): ReadonlySet<unknown> {
  if (typeof value !== "object" || value === null || met.has(value)) return met;
  met.add(value);
  for (const part of partsOf(value)) objectsIn(part, met);
  return met;
}

function partsOf(value: object): readonly unknown[] {
  if (isObserved(value)) {
    const state = peek(value);
    return state.state === "known" ? [state.value] : [];
  }
  return value instanceof Map || value instanceof Set ? [...value.values()] : Object.values(value);
}
