import {
  counted,
  type VerdictChange,
  type VerdictKind,
  verdictKinds,
  waiverStateText,
} from "@bylaw/core/run";
import type { DiffDocument } from "./document.ts";

/** Lines of one kind of change; words of people and clouds among them, and not yet safe for any output. */
export interface Lines {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What a kind of change of verdicts is called above a list of them. */
export const kindTitles: Readonly<Record<VerdictKind, string>> = {
  "newly-failing": "Newly failing",
  "newly-undecided": "Newly undecided",
  "not-compared": "Asked otherwise, and undecided by both: what that changes is not known",
  "no-longer-judged": "No longer judged, and not passing before",
  "newly-waiting": "Passed, and wait for people now",
  "newly-waived": "Newly waived",
  "newly-planned": "Newly on the backlog",
  "newly-advisory": "Newly advisory",
  decided: "Undecided before, and passing now",
  "newly-passing": "Passing now, by what is asked and not by what was mended",
  dropped: "No longer judged, and not failing before",
  new: "Newly judged",
};

const COUNTED: Readonly<Record<VerdictKind, string>> = {
  "newly-failing": "newly failing",
  "newly-undecided": "newly undecided",
  "not-compared": "not compared",
  "no-longer-judged": "no longer judged",
  "newly-waiting": "newly waiting",
  "newly-waived": "newly waived",
  "newly-planned": "newly planned",
  "newly-advisory": "newly advisory",
  decided: "decided",
  "newly-passing": "newly passing",
  dropped: "dropped",
  new: "new",
};

/** Said where all that checks come to is undecided, by either program. */
export const NOTHING_COMPARED =
  "No check came to a verdict by either program, so nothing is compared. Judge a recording in which something was read.";

/** How many verdicts a kind has. */
function totalOf({ verdicts }: DiffDocument, kind: VerdictKind): number {
  return verdicts.filter((one) => one.kind === kind).reduce((sum, { total }) => sum + total, 0);
}

/** `2 newly failing, 3 newly passing; 41 unchanged`. */
export function tallyOf(document: DiffDocument): string {
  const parts = verdictKinds.flatMap((kind) => {
    const total = totalOf(document, kind);
    return total === 0 ? [] : [`${total} ${COUNTED[kind]}`];
  });
  const gaps = document.criteria.filter(({ was, is }) => is === "gap" && was !== "gap").length;
  const all = [...parts, ...(gaps === 0 ? [] : [counted(gaps, "new gap")])];
  const { unchanged, undecided } = document;
  const unread = undecided === 0 ? "" : `, ${undecided} of them undecided`;
  return `${all.length === 0 ? "no verdict changes" : all.join(", ")}; ${unchanged} unchanged${unread}`;
}

/** Said where a check says otherwise, and neither it nor what it is given shows why. */
const UNSEEN =
  "its own code and limits are as they were: something that it calls has changed, or what it is given";

/** The kinds of what a check says otherwise of what it said something of before. */
const OTHERWISE: ReadonlySet<VerdictKind> = new Set([
  "newly-failing",
  "newly-undecided",
  "decided",
  "newly-passing",
]);

/** Why verdicts of a task turned, as far as its definition shows it. */
export function causesOf({ kind, because, severity, was }: VerdictChange): readonly string[] {
  if (because.length > 0) return because.map((cause) => `it ${cause}`);
  const isAllowed = was.waived !== undefined || was.planned !== undefined || was.advisory !== undefined;
  // Only a check has a severity; what people owe hangs on days and texts that are told elsewhere.
  const isUnseen = severity !== undefined && OTHERWISE.has(kind) && !isAllowed && was.none === undefined;
  return isUnseen ? [UNSEEN] : [];
}

/** Everything else that changed, a section each; those without lines are left out. */
export function sectionsOf(document: DiffDocument): readonly Lines[] {
  const { criteria, policies, sentences, parameters, waivers, backlog, scopes, moved, code, others } =
    document;
  const all: readonly Lines[] = [
    { title: "Criteria", lines: criteria.flatMap(criterionLines) },
    { title: "Approvals and acknowledgements", lines: policies.flatMap(policyLines) },
    { title: "Sentences", lines: sentences.flatMap(sentenceLines) },
    {
      title: "Numbers",
      lines: parameters.map(
        ({ id, environment, was, is, turn }) =>
          `${id}${environment === undefined ? "" : ` in ${environment}`} is ${turn}: ${is}, and was ${was}`,
      ),
    },
    {
      title: "Checks of other code",
      lines: code.map((check) => `${check} is judged by other code: ${turned(document, check)}`),
    },
    { title: "Waivers", lines: waivers.map(waiverLine) },
    { title: "Backlog", lines: backlog.map(backlogLine) },
    {
      title: "Where it looks",
      lines: scopes.map(
        ({ scope, environment, what }) =>
          `${scope}${environment === undefined ? "" : ` (${environment})`} is ${what}`,
      ),
    },
    { title: "Undecided by both", lines: unreadLines(document) },
    { title: "Moved, and judged the same", lines: moved.map(({ was, is }) => `${was} is ${is}`) },
    {
      title: "Asked otherwise",
      lines: others.map(({ noun, id, what, looser }) => `${noun} ${id} ${what}${looser ? " (looser)" : ""}`),
    },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function unreadLines({ unread }: DiffDocument): readonly string[] {
  const more = unread.length - NAMED;
  const lines = unread.slice(0, NAMED).map(({ why, total }) => `${total}: ${why}`);
  return more > 0 ? [...lines, `and ${counted(more, "more reason")}`] : lines;
}

function criterionLines({
  id,
  title,
  gained,
  lost,
  was,
  is,
}: DiffDocument["criteria"][number]): readonly string[] {
  const named = ({ control, relation }: (typeof gained)[number]): string =>
    relation === "primary" ? control : `${control} (supporting)`;
  const stands = was === is ? `${is} as before` : `${is}, and was ${was}`;
  return [
    `${id} ${title}: ${stands}`,
    ...(lost.length === 0 ? [] : [`  loses ${lost.map(named).join(", ")}`]),
    ...(gained.length === 0 ? [] : [`  gains ${gained.map(named).join(", ")}`]),
  ];
}

/** How many names a line has. */
const NAMED = 12;

function policyLines(policy: DiffDocument["policies"][number]): readonly string[] {
  const { policy: id, was, is, voids, approval, acknowledgements, untilApproved } = policy;
  const by = voids?.reviewedBy ?? voids?.submittedBy;
  const more = acknowledgements.length - NAMED;
  const names = `${acknowledgements.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const people = counted(acknowledgements.length, "acknowledgement");
  return [
    `${id} has another text: ${is.slice(0, 12)}, and was ${was.slice(0, 12)}`,
    ...(voids === undefined
      ? [`  the new text is ${approval.replace("-", " ")}`]
      : [`  voids the approval of ${voids.on}${by === undefined ? "" : ` by ${by}`} (${voids.id})`]),
    ...(acknowledgements.length === 0
      ? ["  voids no acknowledgement"]
      : [
          untilApproved
            ? `  voids ${people} once the new text is approved, unless an editorial record keeps them: ${names}`
            : `  voids ${people}: ${names}`,
        ]),
  ];
}

function sentenceLines({ of, id, was, is }: DiffDocument["sentences"][number]): readonly string[] {
  const full = ({ level, text }: NonNullable<typeof is>): string =>
    level === undefined ? text : `(${level}) ${text}`;
  const where = of === "control" ? `control ${id}` : `${id} of ${(is ?? was)?.by}`;
  if (was === undefined) return is === undefined ? [] : [`${where} is new`, `  now: ${full(is)}`];
  if (is === undefined) return [`${where} is there no more`, `  was: ${full(was)}`];
  const [before, after] = [was.verifiedBy ?? [], is.verifiedBy ?? []];
  const lost = before.filter((one) => !after.includes(one));
  const gained = after.filter((one) => !before.includes(one));
  const says = full(was) === full(is) ? [] : [`  was: ${full(was)}`, `  now: ${full(is)}`];
  return [
    says.length > 0 ? `${where} says something else` : `${where} stands as it did`,
    ...says,
    ...(was.by === is.by ? [] : [`  moves from ${was.by}`]),
    ...(lost.length === 0 ? [] : [`  is verified by ${lost.join(", ")} no more`]),
    ...(gained.length === 0 ? [] : [`  is verified by ${gained.join(", ")} as well`]),
  ];
}

function turned({ verdicts }: DiffDocument, check: string): string {
  const own = verdicts.filter((one) => one.check === check);
  if (own.length === 0) return "nothing turns on this recording";
  return own.map(({ kind, total }) => `${total} ${COUNTED[kind]}`).join(", ");
}

function waiverLine(waiver: DiffDocument["waivers"][number]): string {
  const { turn, check, resource, scope, until, reason, requestedBy, approvedBy, state } = waiver;
  const what = `${check} for ${resource}${scope === undefined ? "" : ` in ${scope}`}`;
  const terms = `until ${until}, requested by ${requestedBy}, approved by ${approvedBy} (${reason})`;
  if (turn === "removed") return `no more: ${what}, ${terms}`;
  return `granted: ${what}, ${terms}${state === "active" ? "" : `; it ${waiverStateText(state, until as never)}`}`;
}

function backlogLine({ turn, check, items, owner, until, reason }: DiffDocument["backlog"][number]): string {
  const more = items.length - NAMED;
  const what = `${items.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${turn === "removed" ? "no more" : "planned"}: ${check ?? "criteria"}, by ${owner} until ${until} (${reason}): ${what}`;
}
