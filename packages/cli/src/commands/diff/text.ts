import { plainText, type VerdictChange, verdictKinds } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { fold } from "../../output/width.ts";
import type { DiffDocument } from "../../pull-request/document.ts";
import { causesOf, kindTitles, NOTHING_COMPARED, sectionsOf, tallyOf } from "../../pull-request/words.ts";

type Page = Pick<Io, "color" | "columns">;

/** What a change does as text: the verdicts that turn, the worst first, what else changed, and what to do next. */
export function diffText(document: DiffDocument, page: Page): string {
  const { organization, name, commit, startedAt, notes } = document;
  const base = commit === undefined ? name : `${name} (${commit.slice(0, 12)})`;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", page.color.bold(title), ...lines];
  const lines = [
    `${page.color.bold(plainText(organization))} against ${plainText(base)}, on the recording of ${startedAt}`,
    ...notes.map((note) => `  ${plainText(note)}`),
    ...verdictKinds.flatMap((kind) =>
      section(
        kindTitles[kind],
        document.verdicts.filter((one) => one.kind === kind).flatMap((one) => verdictLines(one, page)),
      ),
    ),
    ...sectionsOf(document).flatMap((one) =>
      section(
        one.title,
        one.lines.map((line) => `  ${indented(line)}`),
      ),
    ),
    "",
    tallyOf(document),
    `  exit code ${document.exitCode}: ${meaningOf(document)}`,
  ];
  return fold(`${lines.join("\n")}\n`, page.columns);
}

/** The indent is ours; what follows it is anybody's. */
function indented(line: string): string {
  const [indent = ""] = /^ */.exec(line) ?? [];
  return `${indent}${plainText(line.slice(indent.length))}`;
}

function verdictLines(change: VerdictChange, page: Page): readonly string[] {
  const { task, formerTask, severity, statements, total, shown, fix, kind } = change;
  const was = formerTask === undefined ? "" : ` (was ${plainText(formerTask)})`;
  const isWorse = WORSE.has(kind);
  // What is only added, or taken away and was not failing, is counted.
  const told = isWorse || kind === "newly-passing" || kind === "decided" ? shown : [];
  const more = told.length === 0 ? 0 : total - told.length;
  return [
    `  ${page.color.bold(plainText(task))}${was}: ${total}${severity === undefined ? "" : `, ${severity}`}`,
    ...statements.map((one) => `    ${plainText(one)}`),
    ...causesOf(change).map((one) => `    because ${plainText(one)}`),
    ...told.flatMap(({ subject, was: before, is, lines }) => [
      `    ${sign(change, page)} ${plainText(subject)}: ${is ?? "not judged"}, and was ${before ?? "not judged"}`,
      ...lines.map((line) => `        ${plainText(line)}`),
    ]),
    ...(more > 0 ? [page.color.dim(`      and ${more} more; --all shows them`)] : []),
    ...(kind === "newly-failing" ? [`    fix: ${plainText(fix)}`] : []),
  ];
}

const WORSE: ReadonlySet<VerdictChange["kind"]> = new Set([
  "newly-failing",
  "newly-undecided",
  "not-compared",
  "no-longer-judged",
  "newly-waiting",
  "newly-waived",
  "newly-planned",
  "newly-advisory",
]);

function sign({ kind }: VerdictChange, { color }: Page): string {
  if (kind === "newly-failing" || kind === "no-longer-judged") return color.red("✗");
  if (kind === "newly-undecided" || kind === "not-compared" || kind === "newly-waiting")
    return color.magenta("?");
  return WORSE.has(kind) ? color.yellow("~") : color.green("✓");
}

function meaningOf({ exitCode, blind }: DiffDocument): string {
  if (blind) return NOTHING_COMPARED;
  if (exitCode === 0) return "nothing gets worse.";
  if (exitCode === 1)
    return "something newly fails, or failed and is judged no more. Mend it, or say in the pull request why it is meant.";
  return "something is newly undecided, is asked otherwise and was not read, or nothing stands behind a criterion any more. Undecided counts as not passing.";
}
