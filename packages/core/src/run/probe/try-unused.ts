import { known } from "../../language/values/observed.ts";
import type { Problem } from "../../language/values/problem.ts";
import { smuggled, usedAsPlain } from "./fault.ts";
import { type Ask, type Asked, goesElsewhere, itself, type Question } from "./question.ts";
import type { Take } from "./round.ts";
import { ITSELF } from "./stand-ins.ts";
import { type Assignment, assignments, byPath, type Takes, type Trial } from "./trials.ts";

/** How many are tried alone, to tell which of them it was. */
const SUSPECTS = 25;

/** How many further askings there are at most, and how many things they may take together. */
const ASKINGS = 1_500;
const TAKINGS = 400_000;

/** How many drawn and single assignments are tried once code was taken at its word, of what could not be read. */
const REPEATED = 16;

/** The problem of code that what it left unused mattered to after all. */
export function faultOfUnused<T>(
  ask: Ask,
  first: Asked<T>,
  takes: Takes,
  question: Question<T>,
  trial: Trial,
): Problem | undefined {
  const hidden = new Set([...takes.values()].flatMap((take) => take.sources));
  for (const open of [false, true]) {
    const group = new Map([...takes].filter(([, take]) => hidden.has(take) === open));
    if (group.size === 0) continue;
    const most = Math.min(
      ASKINGS,
      Math.max(trial.standIns.length + REPEATED, TAKINGS / first.round.takes.length),
    );
    const few = trial.standIns.length + byPath(group).length + REPEATED;
    let askings = trial.everything ? most : few;
    for (const assignment of assignments(group, trial.standIns)) {
      if (askings <= 0) break;
      askings -= 1;
      if (!differs(ask, first, question, assignment, open)) continue;
      const telling = (key: string): boolean =>
        trial.standIns.some((standIn) => differs(ask, first, question, new Map([[key, standIn]]), open));
      const keys = [...assignment.keys()];
      const culprit = keys.slice(0, SUSPECTS).find(telling) ?? keys[0];
      const take = group.get(culprit ?? "") as Take;
      return open ? smuggled(trial.what, take) : usedAsPlain(trial.what, take);
    }
  }
  return undefined;
}

/** True when code answers otherwise, or goes another way, with other things in the place of what cannot matter. */
function differs<T>(
  ask: Ask,
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
    const other = ask(question.ask, { standIns: new Map(entries) });
    if (open && question.threw?.(other.answer) === true) return false;
    return !question.same(first.answer, other.answer) || goesElsewhere(first.round, other.round);
  } catch {
    // What cannot do without a value has used it. Only what was opened may ask for more than a stand-in has.
    return !open;
  }
}
