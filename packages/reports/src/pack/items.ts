import {
  type Answer,
  type ControlCoverage,
  type Coverage,
  type Deviation,
  judgedAnewText,
  type Occurrence,
  type RequirementCoverage,
  recordText,
  type TaskTally,
} from "@bylaw/core/run";
import { type Cell, csvText } from "./csv.ts";
import type { PackedRecord } from "./input.ts";
import { recordPath } from "./names.ts";

/** One line of the index: what was owed, a check over the period, a deviation, a waived failure, or days that nobody could decide. */
export interface Item {
  readonly control: ControlCoverage;
  readonly kind: "owed" | "check" | "deviation" | "waived" | "undecided";
  readonly task: string;
  readonly environment?: string;
  readonly subject?: string;
  readonly window?: string;
  readonly from?: string;
  readonly to?: string;
  readonly due?: string;
  readonly result: string;
  readonly failing?: number;
  readonly decided?: number;
  /** The record that answered it, or those that name whom it is of; none that may not be handed on. */
  readonly records: readonly PackedRecord[];
  readonly recordDay?: string;
  readonly answer?: Answer;
  readonly why?: string;
}

/** Every item of a coverage, control by control. */
export function itemsOf(
  { controls, waived, undecided, records: changes }: Coverage,
  tallies: readonly TaskTally[],
  records: readonly PackedRecord[],
): readonly Item[] {
  const changed = new Map(changes.map((one) => [one.id, recordText(one)]));
  return controls.flatMap((control) => [
    ...control.requirements.flatMap((one) =>
      one.occurrences.map((occurrence) => owed(control, one, occurrence, records, changed)),
    ),
    ...checked(control, tallies),
    ...control.deviations.map((one) => deviated(control, one)),
    ...waived.filter((one) => one.control === control.id).map((one) => excepted(control, one)),
    ...undecided.filter((one) => one.control === control.id).map((one) => unknown(control, one)),
  ]);
}

function excepted(control: ControlCoverage, one: Coverage["waived"][number]): Item {
  const { task, environment, id, from, to, until, reason, approvedBy } = one;
  return {
    control,
    kind: "waived",
    task,
    ...(environment !== "" && { environment }),
    subject: id,
    from,
    to,
    result: `failed, and was waived until ${until} by ${approvedBy}`,
    records: [],
    why: reason,
  };
}

function unknown(control: ControlCoverage, one: Coverage["undecided"][number]): Item {
  const { task, environment, from, to } = one;
  return {
    control,
    kind: "undecided",
    task,
    ...(environment !== "" && { environment }),
    from,
    to,
    result: "no run could decide it",
    records: [],
  };
}

function owed(
  control: ControlCoverage,
  { task, kept }: RequirementCoverage,
  { state, by, subject, window, from, to, due, answer, why }: Occurrence,
  records: readonly PackedRecord[],
  changed: ReadonlyMap<string, string>,
): Item {
  const isOf = ({ requirement, record }: PackedRecord): boolean =>
    requirement === kept.requirement &&
    (by === undefined ? subject !== undefined && names(record, subject, kept.about) : record.id === by.id);
  const own = kept.restricted ? [] : records.filter(isOf);
  const told = own.flatMap(({ record: { id } }) => {
    const what = changed.get(id);
    return what === undefined ? [] : [`${id} ${what}`];
  });
  const said = kept.restricted
    ? "its records are restricted, and so are their days: ask whoever keeps them"
    : [...(why === undefined ? [] : [why]), ...told].join("; ");
  return {
    control,
    kind: "owed",
    task,
    ...(subject !== undefined && { subject }),
    ...(window !== undefined && { window }),
    // From when to when somebody's restricted record was missing is the day that it says.
    ...(kept.restricted ? {} : { from, to }),
    ...(due !== undefined && { due }),
    result: state,
    records: own,
    ...(by !== undefined && !kept.restricted && { recordDay: by.on }),
    ...(answer !== undefined && { answer }),
    ...(said !== "" && { why: said }),
  };
}

/** True for a record that says something of a person, a policy, or of what a person makes of a policy: `ana/encryption`. */
function names(
  { people, policies }: PackedRecord["record"],
  subject: string,
  about: RequirementCoverage["kept"]["about"],
): boolean {
  const [first = "", ...rest] = subject.split("/");
  const isNamed = (all: Readonly<Record<string, string>> | undefined, id: string): boolean =>
    all !== undefined && Object.hasOwn(all, id);
  if (about === "policy") return isNamed(policies, subject);
  if (about === "person-policy") return isNamed(people, first) && isNamed(policies, rest.join("/"));
  return isNamed(people, subject);
}

/** A check is one line for each environment: in how many runs it failed, of those that could decide it. */
function checked(control: ControlCoverage, tallies: readonly TaskTally[]): readonly Item[] {
  const own = tallies.filter((one) => one.control === control.id);
  const places = [...new Set(own.map(({ task, environment }) => `${task}\n${environment}`))];
  return places.map((place) => {
    const [task = "", environment = ""] = place.split("\n");
    const rows = own.filter((one) => one.task === task && one.environment === environment);
    const sum = (of: (row: TaskTally) => boolean): number =>
      rows.filter(of).reduce((total, { runs }) => total + runs, 0);
    const failing = sum(({ counts }) => counts.fail > 0);
    const decided = sum(({ counts }) => counts.fail > 0 || counts.error === 0);
    return {
      control,
      kind: "check",
      task,
      ...(environment !== "" && { environment }),
      from: rows[0]?.from ?? "",
      to: rows.at(-1)?.to ?? "",
      result: failing > 0 ? "failed in some runs" : decided > 0 ? "failed in no run" : "could not be decided",
      failing,
      decided,
      records: [],
    };
  });
}

function deviated(control: ControlCoverage, one: Deviation): Item {
  const { task, environment, from, to, ended, seenEnded, failing, decided, resources, regressed, answer } =
    one;
  const end = ended === undefined ? "fails still" : `${ended}, seen ${seenEnded}`;
  const why = [...(regressed ? ["again after it was mended"] : []), judgedAnewText(one) ?? []].flat();
  return {
    control,
    kind: "deviation",
    task,
    ...(environment !== "" && { environment }),
    subject: resources.map(({ id }) => id).join(" "),
    from,
    to,
    result: end,
    failing,
    decided,
    records: [],
    ...(answer !== undefined && { answer }),
    ...(why.length > 0 && { why: why.join("; ") }),
  };
}

/** What whoever tests fills in. */
const BLANK = [
  "selected",
  "tested by",
  "tested on",
  "test performed",
  "result of test",
  "exception",
  "reference",
];

const HEADS = [
  ...["no", "control", "title", "criteria", "supports", "proof", "kind", "task", "environment", "subject"],
  ...["window", "from", "to", "due", "result", "runs failing", "runs decided", "records", "record day"],
  ...["submitted by", "reviewed by", "record sha-256", "originals", "answered by", "cause", "extent"],
  ...["corrective action", "why"],
];

/** `index.csv`: every item with the columns that an auditor fills. */
export function indexText(items: readonly Item[]): string {
  const rows = items.map((item, at): readonly Cell[] => [
    at + 1,
    item.control.id,
    item.control.title,
    item.control.primary.join(", "),
    item.control.supporting.join(", "),
    item.control.assurance,
    item.kind,
    item.task,
    item.environment,
    item.subject,
    item.window,
    item.from,
    item.to,
    item.due,
    item.result,
    item.failing,
    item.decided,
    item.records.map(({ record }) => recordPath(record.id)).join(" "),
    item.recordDay,
    each(item, ({ submittedBy }) => submittedBy),
    each(item, ({ reviewedBy }) => reviewedBy),
    each(item, ({ digest }) => digest),
    item.records.length === 0
      ? undefined
      : item.records.reduce((sum, { record }) => sum + record.files.length, 0),
    item.answer?.id,
    item.answer?.cause,
    item.answer?.extent,
    item.answer === undefined ? undefined : actionText(item.answer),
    item.why,
    ...BLANK.map(() => undefined),
  ]);
  return csvText([...HEADS, ...BLANK], rows);
}

/** What its records say, each once. */
function each({ records }: Item, of: (record: PackedRecord["record"]) => string | undefined): string {
  return [...new Set(records.flatMap(({ record }) => of(record) ?? []))].join(" ");
}

function actionText({ action: { what, owner, due, done } }: Answer): string {
  return `${what}, by ${owner}, due ${due}${done === undefined ? "" : `, done ${done}`}`;
}
