import { groupsOf } from "../../language/links/groups.ts";
import type { Observation } from "../observation.ts";
import { problemLine } from "./explain.ts";
import { countedAs } from "./tally.ts";

/** What one task came to on some of its resources: the first few observations, and how many there are. */
export interface Finding {
  /** The task's id. */
  readonly task: string;
  readonly shown: readonly Observation[];
  readonly total: number;
}

/** One problem, and what could not be decided because of it. */
export interface Obstacle {
  /** What it is and what would mend it. */
  readonly line: string;
  readonly tasks: readonly Finding[];
}

/**
 * What a person has to look at, by task, in the order in which it was met. Tasks that count for nothing, because an
 * alternative is enough, are not in it.
 */
export interface Findings {
  readonly failing: readonly Finding[];
  readonly waived: readonly Finding[];
  /** What is on the backlog and not overdue. */
  readonly planned: readonly Finding[];
  /** What fails where a check is advisory. */
  readonly advisory: readonly Finding[];
  readonly undecided: readonly Finding[];
  readonly notApplicable: readonly Finding[];
  /** What people still have to show. */
  readonly manual: readonly Finding[];
  /** What is undecided, by what stands in the way: one grant often mends many. */
  obstacles(): readonly Obstacle[];
}

/** Gathers findings while a run is judged. */
export interface FindingsBook {
  add(observation: Observation): void;
  /** The findings but for those of `excused` tasks. */
  findings(excused: ReadonlySet<string>): Findings;
}

type Kind = "failing" | "waived" | "planned" | "advisory" | "undecided" | "notApplicable" | "manual";

interface Entry {
  readonly task: string;
  /** Why it could not be decided; else empty. */
  readonly line: string;
  readonly shown: Observation[];
  total: number;
}

/**
 * A book that keeps the first `shown` observations of each task and problem, so that a run of any size stays small; of what
 * people owe, the first 500.
 *
 * @example
 * const book = createFindings({ shown: 20 });
 * await evaluate(plan, recording, book.add);
 */
export function createFindings({ shown }: { readonly shown: number }): FindingsBook {
  const books = {
    failing: book(shown),
    waived: book(shown),
    planned: book(shown),
    advisory: book(shown),
    undecided: book(shown),
    notApplicable: book(shown),
    manual: book(shown),
  };
  return {
    add(observation) {
      const kind = kindOf(observation);
      if (kind !== undefined) books[kind].add(observation);
    },
    findings(excused) {
      const undecided = books.undecided.entries(excused);
      return Object.freeze({
        failing: books.failing.entries(excused),
        waived: books.waived.entries(excused),
        planned: books.planned.entries(excused),
        advisory: books.advisory.entries(excused),
        undecided: perTask(undecided, shown),
        notApplicable: books.notApplicable.entries(excused),
        manual: books.manual.entries(excused),
        obstacles: () => perProblem(undecided),
      });
    },
  };
}

function kindOf(observation: Observation): Kind | undefined {
  const { outcome } = observation;
  const counted = countedAs(observation);
  if (counted === "fail") return "failing";
  if (counted === "waived" || counted === "planned" || counted === "advisory") return counted;
  if (outcome === "error") return "undecided";
  if (outcome === "manual") return "manual";
  return outcome === "not-applicable" ? "notApplicable" : undefined;
}

interface Book {
  add(observation: Observation): void;
  entries(excused: ReadonlySet<string>): readonly Entry[];
}

function book(limit: number): Book {
  const all = new Map<string, Entry>();
  return {
    add(observation) {
      const { task, problem } = observation;
      const line = problem === undefined ? "" : problemLine(problem);
      const key = line === "" ? task : `${task}\n${line}`;
      const entry = all.get(key) ?? { task, line, shown: [], total: 0 };
      all.set(key, entry);
      entry.total += 1;
      if (entry.shown.length < limitOf(observation, limit)) entry.shown.push(observation);
    },
    entries: (excused) => [...all.values()].filter(({ task }) => !excused.has(task)),
  };
}

/** Of what people owe so many are kept: who they are is the finding. */
const OWING = 500;

function limitOf({ due }: Observation, limit: number): number {
  return due === undefined ? limit : Math.max(limit, OWING);
}

function perTask(entries: readonly Entry[], limit: number): readonly Finding[] {
  return grouped(entries, ({ task }) => task).map(([task, own]) => ({
    task,
    shown: own.flatMap((entry) => entry.shown).slice(0, longest(own, limit)),
    total: own.reduce((sum, entry) => sum + entry.total, 0),
  }));
}

function longest(entries: readonly Entry[], limit: number): number {
  return Math.max(limit, ...entries.flatMap(({ shown }) => shown.map((one) => limitOf(one, limit))));
}

function perProblem(entries: readonly Entry[]): readonly Obstacle[] {
  return grouped(entries, ({ line }) => line).map(([line, tasks]) => ({ line, tasks }));
}

function grouped(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly (readonly [string, readonly Entry[]])[] {
  const keys = [...new Set(entries.map(keyOf))];
  const groupOf = groupsOf(entries, (entry) => [keyOf(entry)]);
  return keys.map((key) => [key, groupOf(key)] as const);
}
