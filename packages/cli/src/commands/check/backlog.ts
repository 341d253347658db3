import {
  areFailures,
  type BacklogGroup,
  type BacklogReport,
  counted,
  criterionKey,
  dayIn,
  lastPlannedDay,
  mayWait,
  plainText,
  type Report,
  whenOwnerLeft,
} from "@bylaw/core/run";
import { fold } from "../../output/width.ts";
import type { Page } from "./findings.ts";

/** What a person has to look at on the backlog: what is mended and still on it, overdue, too far away, not judged, or without an owner. */
export function backlogText(report: Report, page: Page): string {
  const lines = [...report.backlog.flatMap(failureLines), ...criteriaLines(report), ...ownerLines(report)];
  return fold(lines.map((line) => `  ${plainText(line)}\n`).join(""), page.columns);
}

function failureLines({ group, overdue, tooFar, entries }: BacklogReport): readonly string[] {
  const number = (state: (typeof entries)[number]["state"]): number =>
    entries.filter((one) => one.state === state).length;
  const [mended, fails, gone] = [number("mended"), number("fails"), number("not-judged")];
  const over = number("other-window");
  return [
    ...(overdue && fails > 0
      ? [
          `${group.check}: ${counted(fails, "failure")} should have been mended by ${group.until}, by ${group.owner}`,
        ]
      : []),
    ...(tooFar ? [tooFarText(group.check, group)] : []),
    ...(mended > 0
      ? [
          `${group.check}: ${mended} of ${entries.length} no longer ${mended === 1 ? "fails" : "fail"}: bylaw backlog takes ${mended === 1 ? "it" : "them"} off`,
        ]
      : []),
    ...(over > 0
      ? [
          `${group.check}: ${over} of ${entries.length} of a window that is judged no more: bylaw backlog takes ${over === 1 ? "it" : "them"} off, and coverage tells whether it was answered`,
        ]
      : []),
    ...(gone > 0
      ? [
          `${group.check}: ${counted(gone, "failure")} in scopes where nothing was judged: mend the file by hand`,
        ]
      : []),
  ];
}

/** Whoever left mends nothing. */
function ownerLines({ program, selection, startedAt }: Report): readonly string[] {
  if (selection !== undefined) return [];
  const today = dayIn(new Date(startedAt), program.organization.timeZone ?? "UTC");
  const owners = new Set((program.backlog?.groups ?? []).map(({ owner }) => owner));
  return [...owners].flatMap((owner) => {
    const left = whenOwnerLeft(program, owner, today);
    return left === undefined
      ? []
      : [`${owner} left on ${left}, and is to mend what is on it: name another owner`];
  });
}

/** Of a run of a part criteria are not told, nor what is planned for them. */
function criteriaLines({
  program,
  selection,
  startedAt,
  criteria,
  gaps,
  waiting,
}: Report): readonly string[] {
  if (selection !== undefined) return [];
  const nameOf = ({ criterion: { framework, id } }: (typeof criteria)[number]): string =>
    criterionKey(framework, id);
  const bare = new Set([...gaps, ...waiting].map(nameOf));
  const undecided = new Set(criteria.filter(mayWait).map(nameOf));
  const today = dayIn(new Date(startedAt), program.organization.timeZone ?? "UTC");
  return (program.backlog?.groups ?? []).flatMap((group): readonly string[] => {
    if (areFailures(group)) return [];
    const open = group.criteria.filter((id) => bare.has(id));
    const rest = group.criteria.filter((id) => !bare.has(id) && !undecided.has(id));
    const isOver = group.until < today;
    return [
      ...(isOver && open.length > 0
        ? [
            `${open.join(", ")}: nothing stands behind yet, and something should have by ${group.until}, by ${group.owner}`,
          ]
        : []),
      ...(open.length > 0 && group.until > lastPlannedDay(today) ? [tooFarText(open.join(", "), group)] : []),
      ...(rest.length > 0
        ? [`${rest.join(", ")}: no plan is needed any more: bylaw backlog takes it off`]
        : []),
    ];
  });
}

function tooFarText(what: string, { until, owner }: Pick<BacklogGroup, "until" | "owner">): string {
  return `${what}: ${until}, by ${owner}, is more than a year after the run, and so plans nothing`;
}
