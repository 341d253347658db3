import { plainText, selectionText, sha256 } from "@bylaw/core/run";
import { type Asked, mendingOf } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { type Standing, standings, type Weight, weightOf } from "../../run/standing.ts";
import { sentenceText, standingText } from "../../run/words.ts";
import { xmlAttributes, xmlText } from "../../text/xml.ts";
import type { Format } from "../format.ts";

/** What a test case holds: nothing where it passes. */
type Word = "failure" | "error" | "skipped" | undefined;

/**
 * JUnit XML as Jenkins' `junit-10.xsd` has it: a suite for each control, a test case for each resource of each check. What could
 * not be decided is an `error`, and never skipped: readers show a suite of skipped cases as passed.
 */
export const junit = {
  id: "junit",
  write: (run) => write(run, "error"),
} as const satisfies Format;

/** The same for readers that show an `error` as passed. */
export const junitFailures = {
  id: "junit-failures",
  write: (run) => write(run, "failure"),
} as const satisfies Format;

async function* write(run: ExportedRun, undecided: "error" | "failure"): AsyncIterable<string> {
  const { organization } = run.report.program;
  const part = selectionText(run.report);
  const suites = suitesOf(run.asked);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  // Without totals: a reader that finds them takes what was skipped for passed.
  yield `<testsuites${xmlAttributes({ name: `${organization.name}${part === undefined ? "" : `, in part. ${part}`}` })}>\n`;
  for (const [name, asked] of suites) {
    yield `<testsuite${xmlAttributes({ name, ...totals(asked, undecided), timestamp: run.report.startedAt })}>\n`;
    if (part !== undefined)
      yield `<properties><property${xmlAttributes({ name: "part", value: part })}/></properties>\n`;
    for (const one of asked)
      for await (const entry of run.entriesOf(one)) yield await caseText(one, entry, undecided);
    yield "</testsuite>\n";
  }
  yield "</testsuites>\n";
}

/** By control, and what belongs to none under the program's name. */
function suitesOf(all: readonly Asked[]): ReadonlyMap<string, readonly Asked[]> {
  const suites = new Map<string, Asked[]>();
  for (const asked of all) {
    const { control } = asked;
    const name = control === undefined ? "program" : `${control.id}: ${control.title}`;
    suites.set(name, [...(suites.get(name) ?? []), asked]);
  }
  return suites;
}

/** A suite's numbers, by the words that its cases have. */
function totals(
  all: readonly Asked[],
  undecided: "error" | "failure",
): Readonly<Record<"tests" | "failures" | "errors" | "skipped", number>> {
  const numbers = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const asked of all) {
    for (const standing of standings) {
      const count = asked.counts[standing];
      const word = wordOf(asked, standing, undecided);
      numbers.tests += count;
      if (word === "failure") numbers.failures += count;
      if (word === "error") numbers.errors += count;
      if (word === "skipped") numbers.skipped += count;
    }
  }
  return numbers;
}

function wordOf(asked: Asked, standing: Standing, undecided: "error" | "failure"): Word {
  const word = words[weightOf(asked, standing)];
  return word === "error" ? undecided : word;
}

const words: Readonly<Record<Weight, Word>> = {
  excused: "skipped",
  pass: undefined,
  fail: "failure",
  error: "error",
  skipped: "error",
  waived: "skipped",
  planned: "skipped",
  advisory: "skipped",
  manual: "skipped",
  "not-applicable": "skipped",
};

async function caseText(asked: Asked, entry: Entry, undecided: "error" | "failure"): Promise<string> {
  const { control, rule, selector } = asked;
  const classname = control === undefined ? "program" : `${control.id}.${rule}`;
  const subject = [entry.subject, ...(selector === "all" ? [] : [`[${selector}]`])];
  const name = [...subject, ...(await markOf(entry))].join(" ");
  const open = `<testcase${xmlAttributes({ classname, name })}`;
  const word = wordOf(asked, entry.standing, undecided);
  if (word === undefined) return `${open}/>\n`;
  const message = messageOf(asked, entry);
  if (word === "skipped") return `${open}><skipped${xmlAttributes({ message })}/></testcase>\n`;
  const type = entry.observation.problem?.code ?? (entry.standing === "skipped" ? "not-run" : entry.standing);
  return `${open}><${word}${xmlAttributes({ message, type })}>${xmlText(bodyOf(asked, entry))}</${word}></testcase>\n`;
}

/**
 * What tells a case from another whose words are the same, where a resource's id allows that: of two cases with one name readers keep
 * one, and the other may be the failure.
 */
async function markOf({ key, observation: { resource } }: Entry): Promise<readonly string[]> {
  const { id, whole } = resource;
  const isPlain = whole === true || (!id.includes("(") && plainText(id) === id);
  return isPlain ? [] : [`~${(await sha256(key)).slice(0, 12)}`];
}

function messageOf(asked: Asked, { standing, lines }: Entry): string {
  const text = standingText(asked, standing);
  if (asked.excused) return text;
  if (standing === "fail") return lines[0] ?? text;
  return `${text}: ${(standing === "error" ? lines[0] : lines.at(-1)) ?? ""}`;
}

/** All that a reader of the failure needs: its words, the sentences that it breaks, what mends it. */
function bodyOf(asked: Asked, { standing, lines }: Entry): string {
  const { title, statements } = asked;
  const fix = mendingOf(asked, [standing]);
  return [
    title,
    ...lines,
    ...statements.map(sentenceText),
    ...(fix === undefined ? [] : [`fix: ${fix}`]),
  ].join("\n");
}
