import type { KeptOutcome } from "../../keep/kept-outcomes.ts";
import type { SeenRun } from "../runs/seen-run.ts";
import { judgedIn } from "../runs/sight.ts";
import type { Span } from "../span.ts";
import type { DayState } from "./stretches.ts";

/** The worst first: of two runs of a day none is quieter for the other. */
const WORST = ["overdue", "undecided", "waived", "excused", "holds"] as const;

type Said = (typeof WORST)[number];

/** By subject, what the runs of a span said of it, a state for each day that has a run of the task. */
export function subjectsIn(
  runs: readonly SeenRun[],
  task: string,
  { from, to }: Span,
): ReadonlyMap<string, readonly DayState[]> {
  const found = new Map<string, Map<DayState["day"], Said>>();
  for (const run of runs) {
    const { today: day, held } = run;
    if (day < from || day > to) continue;
    const isExcused = held.outcomes.excused.includes(task);
    for (const [environment, outcome] of Object.entries(held.outcomes.tasks[task] ?? {}))
      for (const [subject, said] of saidIn(run, task, environment, outcome)) {
        const own = found.get(subject) ?? new Map<DayState["day"], Said>();
        found.set(subject, own);
        own.set(day, worse(own.get(day), isExcused && said !== "holds" ? "excused" : said));
      }
  }
  return new Map(
    [...found].map(([subject, days]) => [
      subject,
      [...days].map(([day, state]): DayState => ({ day, state })),
    ]),
  );
}

function saidIn(
  run: SeenRun,
  task: string,
  environment: string,
  { failing, undecided, waived }: KeptOutcome,
): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const [, id] of judgedIn(run, task, environment).values()) said.set(id, "holds");
  for (const [, id] of waived) said.set(id, "waived");
  for (const [, id] of undecided) said.set(id, "undecided");
  for (const [, id] of failing) said.set(id, "overdue");
  return said;
}

function worse(known: Said | undefined, now: Said): Said {
  return known === undefined || WORST.indexOf(now) < WORST.indexOf(known) ? now : known;
}
