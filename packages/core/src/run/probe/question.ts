import { isObserved, peek } from "../../language/values/observed.ts";
import { type Instead, objectsIn, type Round, type Take } from "./round.ts";
import { pathOf } from "./trials.ts";

/** What code is asked under a probe, and how its answers are compared. */
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

/** True for what was made of the takes that a trial is about. */
export type IsMade = (value: unknown) => boolean;

/** The same resource or listing, traced. */
export type Trace = <T>(value: T) => T;

/** An answer, and what was taken and made on the way to it. */
export interface Asked<T> {
  readonly answer: T;
  readonly round: Round;
}

/** Asks once, with other things in the place of takes. */
export type Ask = <T>(ask: Question<T>["ask"], instead: Instead) => Asked<T>;

/** True when two answers differ in what is not made of the takes `keys`. */
export function differsApart<T>(
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

export function hasSources(take: Take | undefined): boolean {
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
export function unusedOf({ answer, round }: Asked<unknown>): ReadonlyMap<string, Take> {
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
export function namesOf(takes: Iterable<Take>): string {
  return [...new Set([...takes].map(pathOf))].sort().join(", ");
}

/** True when something is taken that was not before, or no more, or is looked into: the way hangs on what cannot matter. */
export function goesElsewhere(before: Round, after: Round): boolean {
  const known = before.byKey();
  const found = after.byKey();
  if (after.looked !== undefined || known.size !== found.size) return true;
  return [...found.keys()].some((key) => !known.has(key));
}

export function isUnread({ value }: Take): boolean {
  return isObserved(value) && peek(value).state === "unreadable";
}

/** What a take holds, when it is known. */
export function itself(take: Take | undefined): unknown {
  if (!isObserved(take?.value)) return undefined;
  const state = peek(take.value);
  return state.state === "known" ? state.value : undefined;
}
