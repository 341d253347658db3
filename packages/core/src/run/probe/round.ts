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
}

/** What code does in one asking. */
export interface Round extends Tracer {
  /** By how it was come by, and the how-manyeth time: the same in each asking as long as the code goes the same way. */
  readonly takes: ReadonlyMap<string, Take>;
  /** The first observed value that was looked into by hand. */
  readonly looked: Take | undefined;
  /** Hands out the observed value `field`, as a take of its own each time. */
  read(field: number, path: string, value: Observed<unknown>): unknown;
}

/** A round in which `standIns` are handed out in the place of takes. */
export function createRound(
  standIns: ReadonlyMap<string, unknown>,
  handOut: (value: unknown, path: string) => unknown,
): Round {
  const takes = new Map<string, Take>();
  const byValue = new Map<unknown, Take>();
  const times = new Map<string, number>();
  let looked: Take | undefined;

  function hand(
    way: string,
    kind: Take["kind"],
    path: string,
    sources: readonly Take[],
    make: (take: () => Take) => unknown,
  ): unknown {
    const time = times.get(way) ?? 0;
    times.set(way, time + 1);
    const key = `${way} ${time}`;
    const value = standIns.has(key) ? standIns.get(key) : make(() => take);
    const take: Take = { kind, path, value, sources, opened: false };
    takes.set(key, take);
    byValue.set(value, take);
    return value;
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
  const weighed = (value: Assertion) => (take: () => Take) =>
    new Proxy(value, {
      get(target, key): unknown {
        if (key === "outcome" && target.outcome !== "error") take().opened = true;
        return Reflect.get(target, key);
      },
    });

  return {
    takes,
    get looked() {
      return looked;
    },
    read: (field, path, value) => hand(`field ${field}`, "value", path, [], traced(value, path)),
    made(value, by, source) {
      const sources = Array.isArray(source) ? source : [source];
      // What a map hands on as it stands is a source too: from(door, (one) => one.locked).
      const from = [...new Set([...sources, value])].flatMap((one) => byValue.get(one) ?? []);
      if (isObserved(value)) {
        const path = [...new Set(from.map((one) => one.path))].join(" and ");
        return hand(`made ${String(by)}`, "value", path, from, traced(value, path)) as typeof value;
      }
      const name = String(by);
      if (isAssertion(value))
        return hand(`assertion ${name}`, "assertion", name, from, weighed(value)) as typeof value;
      return hand(`fact ${name}`, "fact", name, from, () => value) as typeof value;
    },
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
