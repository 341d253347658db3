import { type Coverage, type Occurrence, plainText } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { columns } from "../../output/table.ts";
import { fold } from "../../output/width.ts";
import { counted } from "../../output/words.ts";
import type { CoverageGiven } from "./given.ts";
import type { Told } from "./json.ts";
import { daysText, deviationLines, owedLines, waivedLine } from "./owed.ts";
import { monthsOf, SIGNS, stripOf } from "./strip.ts";

type Page = Pick<Io, "color" | "columns">;

/** How a period went, as text: a strip for each control, then everything that a person has to look at. */
export function coverageText(
  { coverage, stored }: Told,
  { all }: Pick<CoverageGiven, "all">,
  io: Page,
): string {
  const { organization, period, today } = coverage;
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ""
      : `\n${io.color.bold(title)}\n${fold(lines.map((line) => `  ${plainText(line)}\n`).join(""), io.columns)}`;
  return [
    `${io.color.bold(plainText(organization))}, ${period.from} to ${period.to}, as of ${today}\n`,
    fold(runsText(coverage), io.columns),
    section("Runs that were lost or changed", [
      ...stored.damaged.map(({ path, why }) => `${path}: ${why}`),
      ...stored.missing.map(
        ({ digest, seenBy }) => `the run ${digest.slice(0, 12)}, which ${seenBy} saw, is not there`,
      ),
    ]),
    `\n${io.color.bold("Controls")}  ${LEGEND}\n${stripsText(coverage, io)}`,
    section(
      "Gaps, and what was late or undecided",
      coverage.controls.flatMap((one) => owedLines(one, all)),
    ),
    section(
      "Could not be decided",
      coverage.undecided.map(
        ({ task, environment, ...span }) =>
          `${task}${environment === "" ? "" : ` in ${environment}`}: ${daysText(span)} no run could decide it`,
      ),
    ),
    section(
      "Deviations",
      coverage.controls.flatMap(({ deviations }) =>
        deviations.flatMap((one) => deviationLines(one, coverage.waived)),
      ),
    ),
    section("Failures that were waived", coverage.waived.map(waivedLine)),
    section(
      "Records that are not what a run saw",
      coverage.records.map(
        ({ id, seen, on, what }) => `${id} ${what}: seen on ${seen}, and otherwise on ${on}`,
      ),
    ),
    section("Answers to look at", [
      ...coverage.answers.unused.map(({ id, why }) => `${id}: ${why}`),
      ...(coverage.answers.problem === undefined
        ? []
        : [`answers could not be read: ${coverage.answers.problem.message}`]),
    ]),
    section(
      "Changes of the plan, - where less is asked",
      coverage.changes.map(
        ({ day, noun, id, what, looser }) => `${day} ${looser ? "-" : " "} ${noun} ${id} ${what}`,
      ),
    ),
    section("Criteria, and what kind of proof stands behind each", criteriaLines(coverage)),
    `\n${summaryText(coverage)}`,
  ].join("");
}

const LEGEND = `${SIGNS.good} operated  ${SIGNS.late} late  ${SIGNS.gap} gap or deviation  ${SIGNS.waived} waived  ${SIGNS.undecided} undecided  ${SIGNS.ahead} to come`;

function runsText({ counted: runs, notCounted, unobserved }: Coverage): string {
  const [first, last] = [runs[0], runs.at(-1)];
  const days = first === undefined || last === undefined ? "" : `, from ${first.today} to ${last.today}`;
  const why = new Map<string, number>();
  for (const one of notCounted) why.set(one.why, (why.get(one.why) ?? 0) + 1);
  return [
    `${counted(runs.length, "run")} of the period ${runs.length === 1 ? "counts" : "count"}${days}\n`,
    ...[...why].map(([reason, number]) => `  ${counted(number, "run")} not: ${plainText(reason)}\n`),
    ...unobserved.map((span) => `  no run ${daysText(span)}\n`),
  ].join("");
}

function stripsText(coverage: Coverage, io: Page): string {
  const months = monthsOf(coverage.period);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].join(" and ");
  const rows = coverage.controls.map((control) => [
    plainText(control.id),
    stripOf(control, coverage)
      .map((mark) => ` ${SIGNS[mark]}`)
      .join(" "),
    control.assurance + (control.until === undefined ? "" : `, until ${control.until}`),
  ]);
  const head = [years, months.map((month) => month.slice(5)).join(" "), ""];
  return columns([head, ...rows], { width: io.columns, cut: 0 });
}

function criteriaLines({ criteria }: Coverage): readonly string[] {
  const kinds = ["inspected", "attested", "on file", "nothing"] as const;
  return kinds.flatMap((kind) => {
    const own = criteria.filter(({ assurance, reason }) => assurance === kind && reason === undefined);
    return own.length === 0 ? [] : [`${kind}: ${own.map(({ id }) => id).join(", ")}`];
  });
}

function summaryText({ controls, exitCode, unobserved, undecided }: Coverage): string {
  const answered = controls.reduce(
    (sum, { requirements, deviations: own }) =>
      sum +
      [...requirements.flatMap(({ occurrences }) => occurrences), ...own].filter(
        ({ answer }) => answer !== undefined && !answer.isOverdue,
      ).length,
    0,
  );
  const items = controls.flatMap(({ requirements }) =>
    requirements.flatMap(({ occurrences }) => occurrences),
  );
  const number = (state: Occurrence["state"]): number => items.filter((one) => one.state === state).length;
  const deviations = controls.reduce((sum, one) => sum + one.deviations.length, 0);
  const parts = [
    counted(number("gap"), "gap"),
    `${number("late")} late`,
    counted(deviations, "deviation"),
    `${number("undecided") + undecided.length} undecided`,
    ...(answered === 0 ? [] : [`${answered} answered`]),
  ];
  const meaning = {
    0:
      answered === 0
        ? "nothing of what is past is missing."
        : "nothing of what is past is missing without an answer.",
    1: "something is late, missing or deviated, and nobody has answered for it.",
    2:
      unobserved.length > 0
        ? "there are days of which no run was kept that counts."
        : "something of what is past could not be decided, or no run was kept.",
  };
  return `${parts.join(", ")}\nexit code ${exitCode}: ${meaning[exitCode]}\n`;
}
