import { selectionText, stillDueText } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { gistOf, type Open, openAs } from "../../run/open.ts";
import { headlineOf, mendingLines, resourceLines, sentencesOf } from "../../run/telling.ts";
import { countsWords } from "../../run/words.ts";
import { clip } from "../../text/clip.ts";
import { markdownText } from "../../text/markdown.ts";
import type { Format } from "../format.ts";
import { type Section, sectionText } from "./section.ts";

/** How many resources of each check are named. */
const NAMED = 10;

/**
 * Markdown for the summary of a job: the verdict, then what fails, what could not be decided, what is known and not counted, and
 * what is due. GitHub drops a summary of more than 1 MiB whole, so each section has its bound, 900,000 bytes together.
 */
export const githubSummary = {
  id: "github-summary",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  yield verdictText(run);
  for (const section of sectionsOf(run)) yield* sectionText(section);
}

/** The bounds are in bytes; what stands around the sections has 20,000. */
function sectionsOf(run: ExportedRun): readonly Section[] {
  const of = (...open: readonly (Open | undefined)[]): readonly Asked[] =>
    run.asked.filter((one) => open.includes(openAs(one)) && openAs(one) !== undefined);
  const known = of("planned", "advisory", "waived");
  const due = dueLines(run);
  return [
    { title: "What fails", most: 400_000, items: of("fail").map((one) => () => detailText(run, one)) },
    {
      title: "What could not be decided",
      most: 300_000,
      items: of("undecided").map((one) => () => detailText(run, one)),
    },
    {
      title: "What fails and is not counted",
      most: 100_000,
      items: known.map((one) => () => lineText(run, one)),
    },
    { title: "What people still have to show", most: 80_000, items: due.map((one) => async () => one) },
  ];
}

function verdictText({ report, revision }: ExportedRun): string {
  const part = selectionText(report);
  const { exitCode, total, gaps, waiting, missing, program, startedAt } = report;
  const apart = [...gaps, ...waiting].length;
  return [
    `# ${markdownText(clip(program.organization.name, 200))}${part === undefined ? "" : ", in part"}: ${verdicts[exitCode]}`,
    ...(part === undefined ? [] : [`**${markdownText(clip(part, 2_000))}**`]),
    `${countsWords(total.counts) || "Nothing was observed"}.`,
    ...(apart > 0 ? [`Criteria without a control that stands behind them: ${apart}.`] : []),
    ...(missing.length > 0 ? [`Asked for, and not observed: ${missing.length}.`] : []),
    `As of ${startedAt}${revision === undefined ? "" : `, of ${markdownText(revision)}`}.`,
  ]
    .join("\n\n")
    .concat("\n");
}

const verdicts = {
  0: "nothing fails that counts",
  1: "it fails",
  2: "something could not be decided",
  3: "something was not run",
} as const;

async function detailText(run: ExportedRun, asked: Asked): Promise<string> {
  const { control, rule, severity } = asked;
  const gist = await gistOf(run, asked, NAMED);
  const from = [
    control === undefined ? undefined : `Control ${control.id}, owned by ${control.ownerName}`,
    rule,
    severity,
  ];
  return [
    `### ${markdownText(headlineOf(asked, openAs(asked) as Open, gist))}`,
    markdownText(clip(from.filter((one) => one !== undefined).join("; "), 400)),
    resourceLines(gist)
      .map((line) => `- ${markdownText(line)}`)
      .join("\n"),
    ...sentencesOf(asked).map((line) => `> ${markdownText(line)}`),
    ...mendingLines(asked).map((line) => markdownText(clip(line, 1_000))),
  ]
    .join("\n\n")
    .concat("\n");
}

async function lineText(run: ExportedRun, asked: Asked): Promise<string> {
  const gist = await gistOf(run, asked, 1);
  return `- ${markdownText(headlineOf(asked, openAs(asked) as Open, gist))}\n`;
}

function dueLines({ report }: ExportedRun): readonly string[] {
  return report.controls.flatMap(({ control, requirements }) =>
    requirements.flatMap(({ task, stillDue, excused }) =>
      stillDue === undefined || excused
        ? []
        : [
            `- ${markdownText(clip(`${control.id}, ${task.requirement.id}: ${stillDueText(stillDue)}`, 400))}\n`,
          ],
    ),
  );
}
