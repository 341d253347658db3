import { listText } from "../../language/values/quantity.ts";
import { counted } from "../../language/values/text.ts";
import type { Answer } from "../answer.ts";
import type { Deviation, Ending, Judging } from "../checks/deviations.ts";
import type { WaivedDays } from "../checks/waived.ts";
import type { ControlCoverage } from "../controls.ts";
import type { Occurrence } from "../owed/occurrence.ts";
import type { RequirementCoverage } from "../owed/occurrences.ts";
import type { RecordChange } from "../records/record-changes.ts";
import type { Span } from "../span.ts";

const TOLD: ReadonlySet<Occurrence["state"]> = new Set(["gap", "late", "undecided", "waived"]);

/** So many windows in a row of which the same is to be told are one line. */
const MANY = 3;

/** What was owed for a control and has to be looked at: all of it, or what did not operate on time. */
export function owedLines({ requirements }: ControlCoverage, all: boolean): readonly string[] {
  return requirements.flatMap((one) => [
    ...(all
      ? one.occurrences.flatMap((item) => linesOf(one, [item]))
      : inRows(one.occurrences).flatMap((row) => linesOf(one, row))),
    ...(one.until === undefined ? [] : [`${atHead(one.task)}: asked for until ${one.until}, and no more`]),
  ]);
}

/** Windows that follow each other, of which the same is to be told; what operated ends a row and is not told. */
function inRows(occurrences: readonly Occurrence[]): readonly (readonly Occurrence[])[] {
  const rows: Occurrence[][] = [];
  let before: Occurrence | undefined;
  for (const item of occurrences) {
    const row = rows.at(-1);
    if (TOLD.has(item.state)) {
      if (row !== undefined && before !== undefined && isAlike(before, item)) row.push(item);
      else rows.push([item]);
    }
    before = item;
  }
  return rows.flatMap((row) => (row.length < MANY ? row.map((item) => [item]) : [row]));
}

function isAlike(a: Occurrence, b: Occurrence): boolean {
  const plain = (one: Occurrence): boolean =>
    one.window !== undefined && one.by === undefined && one.answer === undefined && one.subject === undefined;
  return a.state === b.state && a.why === b.why && plain(a) && plain(b);
}

function linesOf(one: RequirementCoverage, row: readonly Occurrence[]): readonly string[] {
  const task = atHead(one.task);
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first === last) return [occurrenceLine(task, first), ...answerLines(first.answer)];
  const why = first.why === undefined ? "" : ` (${first.why})`;
  const what = first.state === "gap" ? counted(row.length, "gap") : `${row.length} ${first.state}`;
  return [`${task} ${first.window} to ${last.window}: ${what}, due ${first.due} to ${last.due}${why}`];
}

function occurrenceLine(task: string, item: Occurrence): string {
  const { state, subject, window, due, by, why } = item;
  const what = [subject, window].filter((part) => part !== undefined).join(", ");
  const answer = by === undefined ? "" : `, by ${by.id} of ${by.on}`;
  const when = window === undefined ? ` ${daysText(item)}` : due === undefined ? "" : `, due ${due}`;
  return `${task}${what === "" ? "" : ` ${what}`}: ${state}${when}${answer}${why === undefined ? "" : ` (${why})`}`;
}

const ENDED: Readonly<Record<Ending, string>> = {
  mended: "mended",
  gone: "judged no more",
  waived: "waived",
  redefined: "redefined",
  excused: "another verification of its alternative holds",
};

const JUDGING: Readonly<Record<Judging, string>> = {
  code: "the code of its check",
  limits: "its limits",
  versions: "the versions of Bylaw",
};

/** What of the judging changed with the first run that saw a failure; undefined where nothing did. */
export function judgedAnewText({ judgedAnew = [] }: Pick<Deviation, "judgedAnew">): string | undefined {
  if (judgedAnew.length === 0) return undefined;
  return `begins with a change of ${listText(judgedAnew.map((one) => JUDGING[one]))}: the world may be as it was`;
}

/** A deviation, and what is said of it. */
export function deviationLines(one: Deviation, waived: readonly WaivedDays[]): readonly string[] {
  const { from, to, ended, seenEnded, failing, decided, regressed, resources } = one;
  const end = ended === undefined ? "fails still" : `${ENDED[ended]}, seen ${seenEnded}`;
  const which = resources.length === 1 ? (resources[0]?.id ?? "") : counted(resources.length, "resource");
  const again = regressed ? ", again after it was mended" : "";
  const line = `${placeText(one)}: ${daysText({ from, to })}, ${failing} of ${decided} runs, ${which}; ${end}${again}`;
  const before = waived.findLast(
    ({ id, scope, until, ...own }) =>
      placeText(own) === placeText(one) &&
      until < from &&
      resources.some((resource) => resource.id === id && resource.scope === scope),
  );
  const ran = before === undefined ? [] : [`  its waiver ended on ${before.until}: ${before.reason}`];
  const anew = judgedAnewText(one);
  return [line, ...(anew === undefined ? [] : [`  ${anew}`]), ...ran, ...answerLines(one.answer)];
}

/** A failure that a waiver covered, and what the waiver says. */
export function waivedLine(one: WaivedDays): string {
  const { id, until, approvedBy, reason } = one;
  return `${placeText(one)}: ${daysText(one)}, ${id}; waived until ${until} by ${approvedBy}: ${reason}`;
}

export function placeText({ task, environment }: Pick<WaivedDays, "task" | "environment">): string {
  const head = atHead(task);
  return environment === "" ? head : `${head} in ${environment}`;
}

/** A name that a line begins with. Spaces before it would make the line say more of the one before. */
export function atHead(name: string): string {
  return name.trimStart();
}

/** A record that is not what a run saw, and what is said of it. */
export function recordLines({ id, seen, on, what, answer }: RecordChange): readonly string[] {
  return [`${atHead(id)} ${recordText({ seen, on, what })}`, ...answerLines(answer)];
}

/** What became of a record, as its name goes on: `is of 2026-02-10, and no run saw it before 2026-06-01`. */
export function recordText({ seen, on, what }: Pick<RecordChange, "seen" | "on" | "what">): string {
  switch (what) {
    case "came late":
      return `is of ${seen}, and no run saw it before ${on}`;
    case "was reviewed late":
      return `is of ${seen}, and no run saw it reviewed before ${on}`;
    case "was answered later":
      return `was answered later: it has an answer on ${on} that it did not have on ${seen}`;
    case "was missing":
      return `was missing in runs from ${seen} to ${on}, and its restricted records say now that it was not`;
    default:
      return `${what}: seen on ${seen}, and otherwise on ${on}`;
  }
}

/** What is said of it, a step further in. */
function answerLines(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return [];
  const { id, on, cause, extent, action, response, lapsed } = answer;
  const when = action.done === undefined ? `due ${action.due}` : `done ${action.done}`;
  const no = lapsed === undefined ? "" : `; it answers no more: ${lapsed}`;
  return [
    `  answered by ${id} of ${on}: ${cause} (${extent}); ${action.what}, by ${action.owner}, ${when}${no}`,
    ...(response === undefined ? [] : [`  response: ${response}`]),
  ];
}

export function daysText({ from, to }: Span): string {
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}
