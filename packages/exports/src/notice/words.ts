import type { ChangeKind } from "@bylaw/core/run";
import { changeKinds, counted, plainText } from "@bylaw/core/run";
import type { HeldTo, Notice, NoticeChange, NoticeDue, NoticeResource } from "./notice.ts";

/** A part of a notice in words, whatever it is shown by. */
export interface NoticeSection {
  /** Our own words. */
  readonly title: string;
  readonly items: readonly NoticeItem[];
}

/** One thing that is told. All of it is safe for a line of a terminal, and may hold names from anywhere. */
export interface NoticeItem {
  readonly title: string;
  /** Who, where and how, a line each. */
  readonly about: readonly string[];
  /** What was observed, a line each. */
  readonly observed: readonly string[];
}

const KINDS: Readonly<Record<ChangeKind, readonly [title: string, short: string]>> = {
  failing: ["Newly failing", "newly failing"],
  undecided: ["Newly undecided", "newly undecided"],
  unjudged: ["No longer judged, and not known to hold", "no longer judged"],
  waived: ["Newly waived", "newly waived"],
  decided: ["Decided again", "decided again"],
  mended: ["Mended", "mended"],
  gone: ["Listed no more, or asked about no more", "gone"],
};

/** Of a first run nothing is new, for nobody looked before. */
const FIRST: Readonly<Partial<typeof KINDS>> = {
  failing: ["Failing", "failing"],
  undecided: ["Undecided", "undecided"],
  waived: ["Waived", "waived"],
};

function wordsOf(kind: ChangeKind, { before }: Notice): readonly [title: string, short: string] {
  return (before === undefined ? FIRST[kind] : undefined) ?? KINDS[kind];
}

const DUE: Readonly<Record<NoticeDue["state"], string>> = {
  overdue: "overdue",
  due: "due",
  undecided: "due or not is undecided",
};

/**
 * A notice in one line of our own words, with no name in it: `2 newly failing, 1 mended since 2026-03-01; 1 overdue`.
 *
 * @example headlineOf(notice);
 */
export function headlineOf(notice: Notice): string {
  const { before, late, lost, run, counts, heldTo, due } = notice;
  const looser = heldTo.filter((one) => one.looser).length;
  const changed = [
    ...changeKinds.flatMap((kind) =>
      counts[kind] === 0 ? [] : [`${counts[kind]} ${wordsOf(kind, notice)[1]}`],
    ),
    ...(looser === 0 ? [] : [`${counted(looser, "demand")} loosened`]),
  ];
  const since = before === undefined ? "" : ` since ${before.day}`;
  const owed = (["overdue", "due", "undecided"] as const).flatMap((state) => {
    const number = due.filter((one) => one.state === state).length;
    return number === 0 ? [] : [`${number} ${DUE[state]}`];
  });
  const told =
    before === undefined
      ? [[`the first run, of ${run.day}`, ...(changed.length === 0 ? [] : [changed.join(", ")])].join(": ")]
      : [changed.length === 0 ? `nothing changed${since}` : `${changed.join(", ")}${since}`];
  return [
    ...(late === undefined ? [] : [`no run since ${run.day}`]),
    ...(lost.damaged === 0 ? [] : [`${counted(lost.damaged, "file")} of kept runs unreadable`]),
    ...(lost.missing === 0 ? [] : [`${counted(lost.missing, "kept run")} missing`]),
    ...told,
    ...owed,
  ].join("; ");
}

/** Everything that a notice tells, the worst first. */
export function noticeSections(notice: Notice): readonly NoticeSection[] {
  const { changes, heldTo, due, ahead } = notice;
  const looser = heldTo.filter((one) => one.looser);
  const others = heldTo.length - looser.length;
  const parts: readonly NoticeSection[] = [
    { title: "First of all", items: firstOf(notice) },
    ...changeKinds.map((kind) => ({
      title: wordsOf(kind, notice)[0],
      items: changes.filter((one) => one.kind === kind).map(changeItem),
    })),
    { title: "Less is asked than before", items: looser.map(heldItem) },
    {
      title: "Held to something else since",
      items:
        others === 0
          ? []
          : [
              bare(
                `${counted(others, "change")} of the program that ${others === 1 ? "asks" : "ask"} for no less`,
              ),
            ],
    },
    ...(["overdue", "due", "undecided"] as const).map((state) => ({
      title: dueTitle(state, ahead),
      items: due.filter((one) => one.state === state).map(dueItem),
    })),
    { title: "Not told", items: notice.notes.map(bare) },
  ];
  return parts.filter(({ items }) => items.length > 0);
}

/** Which runs it is about: `run of 2026-03-02, against the one of 2026-03-01; 3 failing, 1 undecided as before`. */
export function runsText({ run, before, still }: Notice): string {
  const against = before === undefined ? "with none before it" : `against the one of ${before.day}`;
  const same = (["failing", "undecided", "waived"] as const).flatMap((kind) =>
    still[kind] === 0 ? [] : [`${still[kind]} ${kind}`],
  );
  return `run of ${run.day}, ${against}${same.length === 0 ? "" : `; ${same.join(", ")} as before`}`;
}

function firstOf({ late, lost, run }: Notice): readonly NoticeItem[] {
  return [
    ...(late === undefined
      ? []
      : [bare(`No run since ${run.day}: nobody looked from ${late.from} to ${late.to}.`)]),
    ...(lost.damaged === 0
      ? []
      : [bare(`${counted(lost.damaged, "file")} of kept runs cannot be read: bylaw coverage tells which.`)]),
    ...(lost.missing === 0
      ? []
      : [
          bare(
            `Missing, and another run saw them: ${counted(lost.missing, "kept run")}. bylaw coverage tells which.`,
          ),
        ]),
  ];
}

function changeItem(one: NoticeChange): NoticeItem {
  const { task, title, environment, severity, owner, fix, statements = [], location, resources, count } = one;
  const facts = [
    ...(title === undefined ? [] : [task]),
    ...(environment === undefined ? [] : [`in ${environment}`]),
    ...(severity === undefined ? [] : [severity]),
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(location === undefined ? [] : [`${location.path}:${location.line}`]),
    ...(one.heldToElse ? ["held to something else since"] : []),
  ];
  const isToMend = one.kind === "failing" || one.kind === "undecided";
  const more = count - resources.length;
  return {
    title: plainText(`${title ?? task}${count > 1 || resources.length === 0 ? ` (${count})` : ""}`),
    about: [
      ...(facts.length === 0 ? [] : [facts.join(", ")]),
      ...(isToMend ? statements : []),
      ...(isToMend && fix !== undefined ? [`fix: ${fix}`] : []),
    ].map(plainText),
    observed: [
      ...resources.flatMap(resourceLines),
      ...(more > 0 && resources.length > 0 ? [`and ${more} more`] : []),
    ],
  };
}

const WAS: Readonly<Partial<Record<NoticeResource["before"], string>>> = {
  fails: "failed before",
  waived: "was waived before",
  undecided: "was undecided before",
};

function resourceLines({ id, scope, before, lines }: NoticeResource): readonly string[] {
  const where = id === scope ? `all in ${scope}` : `${id} in ${scope}`;
  const was = WAS[before] === undefined ? "" : ` (${WAS[before]})`;
  return [`${where}${was}`, ...lines.map((line) => `  ${line}`)].map(plainText);
}

function heldItem({ noun, id, what }: HeldTo): NoticeItem {
  return bare(`${noun} ${id} ${what}`);
}

function dueItem({ requirement, title, due, count, owners = [] }: NoticeDue): NoticeItem {
  const facts = [
    ...(title === undefined ? [] : [title]),
    ...(due === undefined ? [] : [due]),
    ...(count > 1 ? [`${count} of them`] : []),
    ...(owners.length === 0 ? [] : [`${owners.join(", ")} to see to it`]),
  ];
  return {
    title: plainText(requirement),
    about: facts.length === 0 ? [] : [plainText(facts.join(", "))],
    observed: [],
  };
}

function dueTitle(state: NoticeDue["state"], ahead: number): string {
  if (state === "overdue") return "Evidence overdue";
  return state === "due"
    ? `Evidence due within ${counted(ahead, "day")}`
    : "Evidence of which nobody can tell";
}

function bare(text: string): NoticeItem {
  return { title: plainText(text), about: [], observed: [] };
}
