import { isObserved, known, peek } from "../../language/values/observed.ts";
import type { Problem } from "../../language/values/problem.ts";
import { tracedBy } from "../../language/values/tracing.ts";
import { ignoreRejection } from "../answer.ts";
import { createRound, objectsIn, type Round, type Take } from "./round.ts";
import { createCopier } from "./traced-copy.ts";

/**
 * Finds code that uses an observed value, or an assertion, as a plain one. Both are objects whatever they say, so
 * `users.filter((user) => user.mfa)` keeps everybody, and not all of that can be refused by a type. Code is therefore given
 * copies that tell what it takes, and what of that it opens, hands on, or looks into by hand. What it neither opened nor
 * handed on cannot matter: so it is asked again with other things in its place, and an answer that then differs in any
 * word, or that was come by another way, shows that it did. docs/decisions/0010 has the reasons.
 */
export interface Probe {
  /** True for the resource of that number, when it is worth a probe. */
  samples(number: number): boolean;
  /** Asks with the copies that `trace` makes, and again as need be. `what` names the code that is asked. */
  ask<T>(what: string, question: Question<T>): Probed<T>;
}

export interface Question<T> {
  readonly ask: (trace: Trace) => T;
  /** True for answers that are worth a second question. */
  readonly matters: (answer: T) => boolean;
  readonly same: (answer: T, other: T) => boolean;
  /** The functions that are asked: what stands in their text is what they may compare with. */
  readonly code: readonly unknown[];
  /** True for what stands for an exception. */
  readonly threw?: (answer: T) => boolean;
}

/** The answer, and the problem of a value that was used as a plain one. */
export interface Probed<T> {
  readonly answer: T;
  readonly problem?: Problem;
}

/** The same resource or listing, traced. */
export type Trace = <T>(value: T) => T;

/** Which of a scope's resources are worth a probe in a run: the first, and then ever fewer. */
function isSampled(number: number): boolean {
  return number <= 25 || (number & (number - 1)) === 0;
}

/** Stands for the value itself, as if it had been opened. */
const ITSELF = Symbol("itself");

/** What is handed out in the place of what cannot matter: something of each kind that code may ask for. */
const STAND_INS = [undefined, false, null, true, 0, -1, 1e12, "", "text", [], ITSELF];

/** How many texts and numbers of the code are tried as well. */
const LITERALS = 50;

/** How often code that leaves the same things unused is asked again, before it is taken at its word. */
const TRIALS = 3;

/** How many are tried alone, to tell which of them it was. */
const SUSPECTS = 25;

/** A probe of a sample, or of everything. */
export function createProbe({ everything }: { readonly everything: boolean }): Probe {
  let round: Round | undefined;
  /** How often what was left unused turned out not to matter. */
  const tried = new Map<string, number>();
  const copier = createCopier((field, path, value) =>
    round === undefined ? value : round.read(field, path, value),
  );
  const trace: Trace = (value) =>
    (Array.isArray(value) ? copier.listing(value) : copier.resource(value)) as typeof value;

  function answerOf<T>(ask: Question<T>["ask"], standIns: ReadonlyMap<string, unknown>): Asked<T> {
    const own = createRound(standIns, copier.resource);
    round = own;
    try {
      const answer = tracedBy(own, () => ask(trace));
      ignoreRejection(answer);
      return { answer, round: own };
    } finally {
      round = undefined;
    }
  }

  /** True when code answers otherwise, or goes another way, with `standIn` in the place of what cannot matter. */
  function differs<T>(first: Asked<T>, question: Question<T>, { takes, standIn, open }: Trial): boolean {
    const entries = [...takes].map(([key, take]) => {
      const value = standIn === ITSELF ? itself(take) : standIn;
      return [key, open ? known(value) : value] as const;
    });
    try {
      const other = answerOf(question.ask, new Map(entries));
      if (open && question.threw?.(other.answer) === true) return false;
      return !question.same(first.answer, other.answer) || goesElsewhere(first.round, other.round);
    } catch {
      // What cannot do without a value has used it. Only what was opened may ask for more than a stand-in has.
      return !open;
    }
  }

  function faultOf<T>(what: string, first: Asked<T>, question: Question<T>): Problem | undefined {
    const unused = unusedOf(first);
    if (unused.size === 0) return undefined;
    const left = `${what} ${namesOf(unused.values())}`;
    const times = tried.get(left) ?? 0;
    if (times >= TRIALS && !everything && ![...unused.values()].some(isUnread)) return undefined;
    tried.set(left, times + 1);
    const standIns = [...STAND_INS, ...literalsIn(question.code)];
    const hidden = new Set([...unused.values()].flatMap((take) => take.sources));
    const groups = [
      { open: false, takes: new Map([...unused].filter(([, take]) => !hidden.has(take))) },
      { open: true, takes: new Map([...unused].filter(([, take]) => hidden.has(take))) },
    ];
    for (const { open, takes } of groups) {
      const telling = (some: Trial["takes"]): boolean =>
        standIns.some((standIn) => differs(first, question, { takes: some, standIn, open }));
      if (takes.size === 0 || !telling(takes)) continue;
      const culprit = [...takes].slice(0, SUSPECTS).find((one) => telling(new Map([one])));
      const [take] = culprit === undefined ? takes.values() : [culprit[1]];
      return open ? smuggled(what, take as Take) : usedAsPlain(what, take as Take);
    }
    return undefined;
  }

  return {
    samples: (number) => everything || isSampled(number),
    ask(what, question) {
      copier.forget();
      const first = answerOf(question.ask, new Map());
      const { answer } = first;
      const { looked } = first.round;
      if (looked !== undefined) return { answer, problem: usedAsPlain(what, looked) };
      const problem = question.matters(answer) ? faultOf(what, first, question) : undefined;
      return problem === undefined ? { answer } : { answer, problem };
    },
  };
}

interface Asked<T> {
  readonly answer: T;
  readonly round: Round;
}

interface Trial {
  readonly takes: ReadonlyMap<string, Take>;
  readonly standIn: unknown;
  /** True when they are opened by `from` alone, whose result is dropped: then the stand-in is a known value. */
  readonly open: boolean;
}

const NOTHING: ReadonlyMap<string, Take> = new Map();

/** What was taken or made, and neither opened nor handed on in the answer, itself or by what was made of it. */
function unusedOf({ answer, round }: Asked<unknown>): ReadonlyMap<string, Take> {
  const { takes } = round;
  if (takes.length === 0) return NOTHING;
  const handedOn = objectsIn(answer);
  const used = new Set<Take>();
  const use = (take: Take): void => {
    if (used.has(take)) return;
    used.add(take);
    take.sources.forEach(use);
  };
  for (const take of takes) if (take.opened || handedOn.has(take.value)) use(take);
  if (takes.every((take) => used.has(take))) return NOTHING;
  return new Map([...round.byKey()].filter(([, take]) => !used.has(take)));
}

/** What was left unused, each once, wherever in a list it stood. */
function namesOf(takes: Iterable<Take>): string {
  const names = [...takes].map(({ kind, path }) => `${kind} ${path.replaceAll(/\[\d+\]/g, "[]")}`);
  return [...new Set(names)].sort().join(", ");
}

/** True when something is taken, or looked into, that was not before: the way there hangs on what cannot matter. */
function goesElsewhere(before: Round, after: Round): boolean {
  const known = before.byKey();
  return after.looked !== undefined || [...after.byKey().keys()].some((key) => !known.has(key));
}

const LITERAL = /"([^"\\\n]*)"|'([^'\\\n]*)'|\b\d+(?:\.\d+)?\b/g;

function literalsIn(code: readonly unknown[]): readonly unknown[] {
  const found = [...code.map(String).join("\n").matchAll(LITERAL)];
  return [...new Set(found.map(([text, double, single]) => double ?? single ?? Number(text)))].slice(
    0,
    LITERALS,
  );
}

function isUnread({ value }: Take): boolean {
  return isObserved(value) && peek(value).state === "unreadable";
}

function itself({ value }: Take): unknown {
  if (!isObserved(value)) return undefined;
  const state = peek(value);
  return state.state === "known" ? state.value : undefined;
}

function usedAsPlain(what: string, { kind, path, sources }: Take): Problem {
  if (kind !== "value") {
    const next =
      kind === "fact" ? "end it with .is(...) or the like" : "return it, or weigh it with anyOf or allOf";
    const message = `${what} uses the ${kind} "${path}" as a plain value. It is an object, and always true: ${next}.`;
    return { code: "unopened-value", message };
  }
  const made = sources.length === 0 ? path : `what it makes of ${path}`;
  const message = `${what} uses ${made === "" ? "what it makes" : made} as a plain value. It is observed, and always true: hand it to fact, or map it with from.`;
  return { code: "unopened-value", message };
}

function smuggled(what: string, { path }: Take): Problem {
  const message = `${what} drops what from makes of ${path}, and keeps what it saw there. Nothing is seen of a value that was not read: use what from returns.`;
  return { code: "unopened-value", message };
}
