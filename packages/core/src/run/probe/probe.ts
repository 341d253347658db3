import { isObserved, known, peek } from "../../language/values/observed.ts";
import type { Problem } from "../../language/values/problem.ts";
import { tracedBy } from "../../language/values/tracing.ts";
import { ignoreRejection } from "../answer.ts";
import { keeping, smuggled, usedAsPlain } from "./fault.ts";
import { createRound, type Instead, objectsIn, type Round, type Take } from "./round.ts";
import { ITSELF, leavesIn, literalsIn, STAND_INS } from "./stand-ins.ts";
import { createCopier } from "./traced-copy.ts";
import { type Assignment, assignments, byPath, pathOf, type Takes } from "./trials.ts";

/**
 * Finds code that uses an observed value, or an assertion, as a plain one. Both are objects whatever they say, so
 * `users.filter((user) => user.mfa)` keeps everybody, and not all of that can be refused by a type. Code is therefore given
 * copies that tell what it takes, and what of that it opens, hands on, or looks into by hand. What it neither opened nor
 * handed on cannot matter: so it is asked again with other things in its place, and an answer that then differs in any
 * word, or that was come by another way, shows that it did. What it did open is handed out as a primitive that only who
 * opens it sees through. docs/decisions/0010 has the reasons.
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
  /** True when two answers say the same apart from what `made` and `otherMade` hold of. */
  readonly sameApart?: (answer: T, other: T, made: IsMade, otherMade: IsMade) => boolean;
  /** True when some part of an answer is not made of anything. */
  readonly hasPlain?: (answer: T, made: IsMade) => boolean;
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

/** True for what was made of the takes that a trial is about. */
export type IsMade = (value: unknown) => boolean;

/** The same resource or listing, traced. */
export type Trace = <T>(value: T) => T;

/** Which of a scope's resources are worth a probe in a run: the first, and then ever fewer. */
function isSampled(number: number): boolean {
  return number <= 25 || (number & (number - 1)) === 0;
}

/** How often code that leaves the same things unused is asked again, before it is taken at its word. */
const TRIALS = 3;

/** How many are tried alone, to tell which of them it was. */
const SUSPECTS = 25;

/** How many further askings there are at most, and how many things they may take together. */
const ASKINGS = 1_500;
const TAKINGS = 400_000;

/** How many drawn and single assignments are tried once code was taken at its word, of what could not be read. */
const REPEATED = 16;

/** What stands for an observed value that is opened, as far as code gives no such value itself. JSON has no 0n. */
const MARKS = [0n, false, true, 1e12, "text"];

/** Of how many single takes of one path it is tried. */
const MARKED = 3;

/** Code that keeps answers is never asked in vain again: it may find them kept, and take nothing. */
const keepers = new WeakMap<object, Problem>();

/** A probe of a sample, or of everything. */
export function createProbe({ everything }: { readonly everything: boolean }): Probe {
  let round: Round | undefined;
  let subjects: Set<unknown> | undefined;
  /** How often what was taken turned out not to matter. */
  const tried = new Map<string, number>();
  const copier = createCopier((field, path, value) =>
    round === undefined ? value : round.read(field, path, value),
  );
  const trace: Trace = (value) => {
    subjects?.add(value);
    return (Array.isArray(value) ? copier.listing(value) : copier.resource(value)) as typeof value;
  };

  function answerOf<T>(ask: Question<T>["ask"], instead: Instead): Asked<T> {
    const own = createRound(instead, copier.resource);
    round = own;
    try {
      const answer = tracedBy(own, () => ask(trace));
      ignoreRejection(answer);
      return { answer, round: own };
    } finally {
      round = undefined;
    }
  }

  /** True when code answers otherwise, or goes another way, with other things in the place of what cannot matter. */
  function differs<T>(
    first: Asked<T>,
    question: Question<T>,
    assignment: Assignment,
    open: boolean,
  ): boolean {
    const entries = [...assignment].map(([key, standIn]) => {
      const value = standIn === ITSELF ? itself(first.round.byKey().get(key)) : standIn;
      return [key, open ? known(value) : value] as const;
    });
    try {
      const other = answerOf(question.ask, { standIns: new Map(entries) });
      if (open && question.threw?.(other.answer) === true) return false;
      return !question.same(first.answer, other.answer) || goesElsewhere(first.round, other.round);
    } catch {
      // What cannot do without a value has used it. Only what was opened may ask for more than a stand-in has.
      return !open;
    }
  }

  /** True when code that opens what it takes answers otherwise with a primitive in its place that stands for it. */
  function seesThrough<T>(
    first: Asked<T>,
    question: Question<T>,
    keys: readonly string[],
    mark: unknown,
  ): boolean {
    try {
      const other = answerOf(question.ask, { marks: new Map(keys.map((key) => [key, mark])) });
      // Nothing was handed on: code took it for an optional value that is left out, and opens it where it is there.
      if (!other.round.met) return false;
      if (keys.length > 1) return differsApart(first, other, question, keys);
      const same = tracedBy(other.round, () => question.same(first.answer, other.answer));
      return !same || goesElsewhere(first.round, other.round);
    } catch {
      return keys.length === 1;
    }
  }

  function keeps<T>(first: Asked<T>, question: Question<T>): boolean {
    try {
      const again = answerOf(question.ask, {});
      return !question.same(first.answer, again.answer) || goesElsewhere(first.round, again.round);
    } catch {
      return true;
    }
  }

  function faultOfUnused<T>(
    first: Asked<T>,
    takes: Takes,
    question: Question<T>,
    plan: Plan,
  ): Problem | undefined {
    const hidden = new Set([...takes.values()].flatMap((take) => take.sources));
    for (const open of [false, true]) {
      const group = new Map([...takes].filter(([, take]) => hidden.has(take) === open));
      if (group.size === 0) continue;
      const most = Math.min(
        ASKINGS,
        Math.max(plan.standIns.length + REPEATED, TAKINGS / first.round.takes.length),
      );
      const few = plan.standIns.length + byPath(group).length + REPEATED;
      let askings = everything ? most : few;
      for (const assignment of assignments(group, plan.standIns)) {
        if (askings <= 0) break;
        askings -= 1;
        if (!differs(first, question, assignment, open)) continue;
        const telling = (key: string): boolean =>
          plan.standIns.some((standIn) => differs(first, question, new Map([[key, standIn]]), open));
        const keys = [...assignment.keys()];
        const culprit = keys.slice(0, SUSPECTS).find(telling) ?? keys[0];
        const take = group.get(culprit ?? "") as Take;
        return open ? smuggled(plan.what, take) : usedAsPlain(plan.what, take);
      }
    }
    return undefined;
  }

  function faultOfUsed<T>(
    first: Asked<T>,
    takes: Takes,
    question: Question<T>,
    plan: Plan,
  ): Problem | undefined {
    const values = new Map([...takes].filter(([, { kind }]) => kind === "value"));
    const possible = [...MARKS, ...plan.literals].filter((mark) => !first.round.plain.has(mark));
    for (const group of byPath(values)) {
      const [[, take] = []] = group;
      if (take === undefined || (plan.repeated && ![...group.values()].some(isUnread))) continue;
      const keys = [...group.keys()];
      const alone = keys.length <= MARKED ? keys : [...keys.slice(0, MARKED - 1), ...keys.slice(-1)];
      // What is made of a value by hand, as with inspect, cannot be told from what is not.
      const together = keys.length > 1 && ![...group.values()].some(({ opened }) => opened);
      const trials = [...alone.map((key) => [key]), ...(together ? [keys] : [])];
      const held = new Set([...group.values()].map(itself));
      const marks = (everything ? possible : possible.slice(0, 1)).filter((mark) => !held.has(mark));
      if (trials.some((one) => marks.some((mark) => seesThrough(first, question, one, mark))))
        return keeps(first, question) ? condemn(plan.what, question.code) : usedAsPlain(plan.what, take);
    }
    for (const [key, take] of takes) {
      if (!take.asked) continue;
      const other = answerOf(question.ask, { failed: new Set([key]) });
      if (differsApart(first, other, question, [key])) return usedAsPlain(plan.what, take);
    }
    return undefined;
  }

  function faultOf<T>(what: string, first: Asked<T>, question: Question<T>): Problem | undefined {
    const unused = unusedOf(first);
    if (first.round.takes.length === 0) return undefined;
    const isMade: IsMade = (value) => hasSources(first.round.takeOf(value));
    const hasPlain = question.hasPlain?.(first.answer, isMade);
    // Where each part of an answer is made of what was taken, it cannot stand beside it.
    if (unused.size === 0 && hasPlain === false) return undefined;
    const used = new Map([...first.round.byKey()].filter(([key]) => !unused.has(key)));
    const left = `${what} ${namesOf(unused.values())} / ${namesOf([...used.values()].filter(({ kind }) => kind === "value"))}`;
    const times = tried.get(left) ?? 0;
    const repeated = times >= TRIALS && !everything;
    const unread = (takes: Takes): boolean => [...takes.values()].some(isUnread);
    if (repeated && !unread(unused) && !unread(used)) return undefined;
    if (unused.size > 0 && keeps(first, question)) return condemn(what, question.code);
    if (!question.matters(first.answer)) return undefined;
    tried.set(left, times + 1);
    const literals = literalsIn(question.code);
    const standIns = [...new Set([...STAND_INS, ...literals, ...leavesIn([...(subjects ?? [])])])];
    const plan = { what, repeated, literals, standIns };
    const asked = !repeated || unread(unused) ? faultOfUnused(first, unused, question, plan) : undefined;
    if (asked !== undefined || hasPlain === false || (repeated && hasPlain === undefined)) return asked;
    // Once tells as much as three times here: only a value that could not be read is looked at again.
    return faultOfUsed(first, used, question, { ...plan, repeated: times > 0 && !everything });
  }

  return {
    samples: (number) => everything || isSampled(number),
    ask(what, question) {
      copier.forget();
      subjects = new Set();
      const first = answerOf(question.ask, {});
      const { answer } = first;
      const { looked } = first.round;
      if (looked !== undefined) return { answer, problem: usedAsPlain(what, looked) };
      const problem = keeperAmong(question.code) ?? faultOf(what, first, question);
      return problem === undefined ? { answer } : { answer, problem };
    },
  };
}

interface Asked<T> {
  readonly answer: T;
  readonly round: Round;
}

/** How the things that code took are tried. */
interface Plan {
  readonly what: string;
  /** True when it was taken at its word, and only what could not be read is tried again. */
  readonly repeated: boolean;
  readonly literals: readonly unknown[];
  readonly standIns: readonly unknown[];
}

function condemn(what: string, code: readonly unknown[]): Problem {
  const problem = keeping(what);
  for (const one of code) if (typeof one === "function") keepers.set(one, problem);
  return problem;
}

/** The problem of code of which every function was found to keep answers, in whatever run. */
function keeperAmong(code: readonly unknown[]): Problem | undefined {
  const found = code.filter((one) => typeof one === "function").map((one) => keepers.get(one));
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}

/** True when two answers differ in what is not made of the takes `keys`. */
function differsApart<T>(
  first: Asked<T>,
  other: Asked<T>,
  question: Question<T>,
  keys: readonly string[],
): boolean {
  const { sameApart } = question;
  return (
    sameApart !== undefined &&
    !sameApart(first.answer, other.answer, madeOf(first.round, keys), madeOf(other.round, keys))
  );
}

function hasSources(take: Take | undefined): boolean {
  return take !== undefined && (take.kind === "value" || take.sources.some(hasSources));
}

function madeOf({ byKey, takeOf }: Round, keys: readonly string[]): IsMade {
  const roots = new Set(keys.map((key) => byKey().get(key)));
  const isMade = (take: Take | undefined): boolean =>
    take !== undefined && (roots.has(take) || take.sources.some(isMade));
  return (value) => isMade(takeOf(value));
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
  return [...new Set([...takes].map(pathOf))].sort().join(", ");
}

/** True when something is taken that was not before, or no more, or is looked into: the way hangs on what cannot matter. */
function goesElsewhere(before: Round, after: Round): boolean {
  const known = before.byKey();
  const found = after.byKey();
  if (after.looked !== undefined || known.size !== found.size) return true;
  return [...found.keys()].some((key) => !known.has(key));
}

function isUnread({ value }: Take): boolean {
  return isObserved(value) && peek(value).state === "unreadable";
}

function itself(take: Take | undefined): unknown {
  if (!isObserved(take?.value)) return undefined;
  const state = peek(take.value);
  return state.state === "known" ? state.value : undefined;
}
