import { coverageSections, type Section } from "@bylaw/core/run";
import { headingOf, whenText, whoText } from "../evidence/due/words.ts";
import type { Ahead, OwedAhead } from "./ahead.ts";
import type { CoverageRead } from "./read.ts";

/** Everything that a person has to look at, and what is ahead where that was asked for. */
export function sectionsOf(
  { coverage, lost, reviews, ahead }: Pick<CoverageRead, "coverage" | "lost" | "reviews" | "ahead">,
  all: boolean,
): readonly Section[] {
  const told = [...coverageSections(coverage, lost, all), ...reviewSection(reviews)];
  return ahead === undefined ? told : [...told, aheadSection(ahead)];
}

function reviewSection(reviews: CoverageRead["reviews"]): readonly Section[] {
  if (reviews.length === 0) return [];
  const lines = reviews.map(({ review, period, path, why }) => `${review} ${period}, ${path}: ${why}`);
  return [{ title: "Access reviews", lines }];
}

/** In order of day, and last that of which nobody can tell the day. */
function aheadSection(ahead: Ahead): Section {
  const { days, from, until, owed, undecided, waivers, actions } = ahead;
  const dated = [
    ...groupsOf(owed, ({ task, due, window }) => `${task}\n${due}\n${window}`).map((group) => ({
      day: group[0].due,
      line: owedLine(group, from),
    })),
    ...waivers.map(({ check, resource, scope, until: day, reason, approvedBy }) => {
      const where = scope === undefined ? "" : ` in ${scope}`;
      return {
        day,
        line: `waiver of ${check} for ${resource}${where}: ends ${day}, approved by ${approvedBy} (${reason})`,
      };
    }),
    ...actions.map(({ answer, task, what, owner, due: day }) => ({
      day,
      line: `action of ${answer} for ${task}: by ${day}, ${owner} (${what})`,
    })),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const open = groupsOf(undecided, ({ task, why }) => `${task}\n${why}`).map((group) => {
    const [{ task, why }] = group;
    return `${headOf(task, namesOf(group))}: undecided (${why})`;
  });
  const lines = [...dated.map(({ line }) => line), ...open];
  return {
    title: headingOf("due", days),
    lines: lines.length === 0 ? [`Nothing is due by ${until}.`] : lines,
  };
}

type Group<T> = readonly [T, ...T[]];

function owedLine(group: Group<OwedAhead>, asOf: Ahead["from"]): string {
  const [{ task, about, window, due }] = group;
  // Whoever owes something as a person is named as who.
  const names = about === "policy" || about === "company" ? namesOf(group) : "";
  const who = whoText([...new Set(group.map((one) => one.who))], asItIs);
  return `${headOf(task, window ?? names)}: ${whenText({ due }, asOf)}, ${who}`;
}

function namesOf(group: readonly { readonly subject?: string }[]): string {
  return whoText(
    group.flatMap(({ subject }) => subject ?? []),
    asItIs,
  );
}

function headOf(task: string, what: string): string {
  return what === "" ? task : `${task} ${what}`;
}

/** Whoever prints a line writes out what cannot be seen in it. */
function asItIs(name: string): string {
  return name;
}

/** What has the same key, in the order of the first of each. */
function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): readonly Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return [...groups.values()];
}
