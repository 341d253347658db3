import type { Problem } from "../../language/values/problem.ts";
import { tracedBy } from "../../language/values/tracing.ts";
import { ignoreRejection } from "../answer.ts";
import { usedAsPlain } from "./fault.ts";
import { condemn, keeperAmong, keeps } from "./keepers.ts";
import {
  type Ask,
  type Asked,
  hasSources,
  type IsMade,
  isUnread,
  namesOf,
  type Question,
  type Trace,
  unusedOf,
} from "./question.ts";
import { createRound, type Round } from "./round.ts";
import { leavesIn, literalsIn, STAND_INS } from "./stand-ins.ts";
import { createCopier } from "./traced-copy.ts";
import type { Takes } from "./trials.ts";
import { faultOfUnused } from "./try-unused.ts";
import { faultOfUsed } from "./try-used.ts";

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

/** The answer, and the problem of a value that was used as a plain one. */
export interface Probed<T> {
  readonly answer: T;
  readonly problem?: Problem;
}

/** Which of a scope's resources are worth a probe in a run: the first, and then ever fewer. */
function isSampled(number: number): boolean {
  return number <= 25 || (number & (number - 1)) === 0;
}

/** How often code that leaves the same things unused is asked again, before it is taken at its word. */
const TRIALS = 3;

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

  const answerOf: Ask = (ask, instead) => {
    const own = createRound(instead, copier.resource);
    round = own;
    try {
      const answer = tracedBy(own, () => ask(trace));
      ignoreRejection(answer);
      return { answer, round: own };
    } finally {
      round = undefined;
    }
  };

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
    if (unused.size > 0 && keeps(answerOf, first, question)) return condemn(what, question.code);
    if (!question.matters(first.answer)) return undefined;
    tried.set(left, times + 1);
    const literals = literalsIn(question.code);
    const standIns = [...new Set([...STAND_INS, ...literals, ...leavesIn([...(subjects ?? [])])])];
    const trial = { what, everything, repeated, literals, standIns };
    const asked =
      !repeated || unread(unused) ? faultOfUnused(answerOf, first, unused, question, trial) : undefined;
    if (asked !== undefined || hasPlain === false || (repeated && hasPlain === undefined)) return asked;
    // Once tells as much as three times here: only a value that could not be read is looked at again.
    return faultOfUsed(answerOf, first, used, question, { ...trial, repeated: times > 0 && !everything });
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
