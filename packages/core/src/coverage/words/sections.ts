import { counted } from "../../language/values/text.ts";
import type { Coverage } from "../coverage.ts";
import { isUnanswered } from "../exit-code.ts";
import type { Occurrence } from "../owed/occurrence.ts";
import { isLost, type LostRuns, lostLines } from "./lost.ts";
import { atHead, daysText, deviationLines, owedLines, placeText, recordLines, waivedLine } from "./owed.ts";

/** Lines under a heading; one that begins with two spaces says more of the line before it. What they name is hostile. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Everything that a person has to look at in a period, in the order in which it is read; nothing of what there is none of. */
export function coverageSections(coverage: Coverage, lost: LostRuns, all: boolean): readonly Section[] {
  const { controls, undecided, waived, nothingJudged, records, changes, answers } = coverage;
  const sections: readonly Section[] = [
    { title: "Runs that were lost or changed", lines: lostLines(lost, all) },
    {
      title: "Gaps, and what was late or undecided",
      lines: controls.flatMap((one) => owedLines(one, all)),
    },
    {
      title: "Could not be decided",
      lines: undecided.map((one) => `${placeText(one)}: ${daysText(one)} no run could decide it`),
    },
    {
      title: "Deviations",
      lines: controls.flatMap(({ deviations }) => deviations.flatMap((one) => deviationLines(one, waived))),
    },
    { title: "Failures that were waived", lines: waived.map(waivedLine) },
    {
      title: "Checks that had nothing to judge",
      lines: nothingJudged.map((one) => `${atHead(one.task)}: ${daysText(one)}`),
    },
    {
      title: "Records that are not what a run saw",
      lines: records.flatMap(recordLines),
    },
    {
      title: "Answers to look at",
      lines: [
        ...answers.unused.map(({ id, why }) => `${atHead(id)}: ${why}`),
        ...(answers.problem === undefined ? [] : [`answers could not be read: ${answers.problem.message}`]),
      ],
    },
    {
      title: "Changes of the plan, - where less is asked",
      lines: changes.map(
        ({ day, noun, id, what, looser }) => `${day} ${looser ? "-" : " "} ${noun} ${id} ${what}`,
      ),
    },
    { title: "Criteria, and what kind of proof stands behind each", lines: criteriaLines(coverage) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Which runs count, which do not, and which days have none. */
export function runLines({
  counted: runs,
  notCounted,
  unobserved,
  branches,
  every,
}: Coverage): readonly string[] {
  const [first, last] = [runs[0], runs.at(-1)];
  const days = first === undefined || last === undefined ? "" : `, from ${first.today} to ${last.today}`;
  const why = new Map<string, number>();
  for (const one of notCounted) why.set(one.why, (why.get(one.why) ?? 0) + 1);
  return [
    `${counted(runs.length, "run")} of the period ${runs.length === 1 ? "counts" : "count"}${days}`,
    `  of the branch ${branches.join(" or ")}, at most ${counted(every, "day")} apart`,
    ...[...why].map(([reason, number]) => `  ${counted(number, "run")} not: ${reason}`),
    ...unobserved.map((span) => `  no run ${daysText(span)}`),
  ];
}

function criteriaLines({ criteria }: Coverage): readonly string[] {
  const kinds = ["inspected", "attested", "on file", "nothing"] as const;
  return kinds.flatMap((kind) => {
    const own = criteria.filter(({ assurance, reason }) => assurance === kind && reason === undefined);
    return own.length === 0 ? [] : [`${kind}: ${own.map(({ id }) => id).join(", ")}`];
  });
}

/** `2 gaps, 3 late, 4 deviations, 0 undecided, 1 answered`. */
export function coverageTally({ controls, undecided }: Coverage): string {
  const items = controls.flatMap(({ requirements }) =>
    requirements.flatMap(({ occurrences }) => occurrences),
  );
  const deviations = controls.flatMap((one) => one.deviations);
  const number = (state: Occurrence["state"]): number => items.filter((one) => one.state === state).length;
  const answered = [...items, ...deviations].filter(
    ({ answer }) => answer !== undefined && answer.lapsed === undefined,
  ).length;
  return [
    counted(number("gap"), "gap"),
    `${number("late")} late`,
    counted(deviations.length, "deviation"),
    `${number("undecided") + undecided.length} undecided`,
    ...(answered === 0 ? [] : [`${answered} answered`]),
  ].join(", ");
}

/** What the exit code of a period means, as a sentence. */
export function coverageVerdict(coverage: Coverage, lost: LostRuns): string {
  const { exitCode, unobserved, controls } = coverage;
  const missing = isUnanswered(coverage)
    ? ["something was late, missed, deviated or changed, and nobody has answered for it"]
    : [];
  const reasons = [...(isLost(lost) ? ["runs were lost or changed"] : []), ...missing];
  if (exitCode === 1) return `${reasons.join("; ")}.`;
  if (exitCode === 2) {
    const first =
      unobserved.length > 0
        ? "there are days of which no run was kept that counts"
        : "something of what is past could not be decided, or no run was kept";
    return `${[first, ...reasons].join("; ")}.`;
  }
  const isAnswered = controls.some(
    ({ requirements, deviations }) =>
      requirements.some(({ occurrences }) => occurrences.some(({ answer }) => answer !== undefined)) ||
      deviations.length > 0,
  );
  return isAnswered
    ? "nothing of what is past is missing without an answer."
    : "nothing of what is past is missing.";
}
