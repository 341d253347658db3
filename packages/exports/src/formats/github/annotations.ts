import { selectionText } from "@bylaw/core/run";
import type { Asked } from "../../run/asked.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { type Gist, gistOf, openAs } from "../../run/open.ts";
import { headlineOf, mendingLines, resourceLines, sentencesOf } from "../../run/telling.ts";
import { clip } from "../../text/clip.ts";
import { workflowCommand } from "../../text/workflow-command.ts";
import type { Format } from "../format.ts";

/** GitHub shows no more of a step, of errors and of warnings, and hides the rest without a word. */
const SHOWN = 10;

/** How many resources an annotation names. */
const NAMED = 3;

/** How long a title is, in characters. */
const TITLE = 250;

/**
 * Workflow commands of GitHub Actions, which a step prints: what fails as errors, what could not be decided as warnings, so that
 * neither takes the other's room. The exit code of the check, and not these, says that a run does not pass.
 */
export const githubAnnotations = {
  id: "github-annotations",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  yield* part(run);
  yield* commands(run, "error", "fail");
  yield* commands(run, "warning", "undecided");
  yield* notice(run);
}

/** That only a part was judged: else few annotations read as few failures. */
async function* part(run: ExportedRun): AsyncIterable<string> {
  const only = selectionText(run.report);
  const [first] = run.asked;
  if (only === undefined || first === undefined) return;
  const title = "Only a part of the program was judged";
  yield workflowCommand("notice", { ...fileOf(run, first), title }, [clip(only, 2_000)]);
}

async function* commands(
  run: ExportedRun,
  name: "error" | "warning",
  open: "fail" | "undecided",
): AsyncIterable<string> {
  const all = run.asked.filter((one) => openAs(one) === open);
  const told = all.length > SHOWN ? all.slice(0, SHOWN - 1) : all;
  for (const asked of told) {
    const gist = await gistOf(run, asked, NAMED);
    const title = clip(headlineOf(asked, open, gist), TITLE);
    const lines = [...resourceLines(gist), ...sentencesOf(asked), ...mendingLines(asked)];
    yield workflowCommand(name, { ...placeOf(run, asked, gist), title }, lines);
  }
  const [next] = all.slice(told.length);
  if (next === undefined) return;
  const title = `${all.length - told.length} more ${open === "fail" ? "fail" : "could not be decided"}`;
  yield workflowCommand(name, { ...fileOf(run, next), title }, [
    "This is the first of them. The job summary and bylaw check tell all.",
  ]);
}

/** How many failures are known and not counted: one line, so that nobody takes them for mended. */
async function* notice(run: ExportedRun): AsyncIterable<string> {
  // Of checks that fail elsewhere too.
  const of = (one: "planned" | "advisory" | "waived"): readonly Asked[] =>
    run.asked.filter((asked) => openAs(asked) !== undefined && asked.counts[one] > 0);
  const known = (["planned", "advisory", "waived"] as const).map((open) => ({ open, all: of(open) }));
  const [first] = known.flatMap(({ all }) => all);
  if (first === undefined) return;
  const title = known
    .filter(({ all }) => all.length > 0)
    .map(({ open, all }) => `${all.length} ${open}`)
    .join(", ");
  yield workflowCommand("notice", { ...fileOf(run, first), title: `Failing, and not counted: ${title}` }, [
    "Checks of controls, and criteria. The job summary and bylaw check tell which, and until when.",
  ]);
}

/** Where the first resource is written that does not pass, of what is read from the company's own files; else where the control is. */
function placeOf(run: ExportedRun, asked: Asked, { first }: Gist): ReturnType<typeof fileOf> {
  const [at] = first.flatMap(({ observation: { resource } }) => resource.location ?? []);
  return at === undefined ? fileOf(run, asked) : { file: at.path, line: at.line };
}

function fileOf(run: ExportedRun, asked: Asked): { readonly file: string; readonly line: number } {
  const { path, line } = run.locationOf(asked);
  return { file: path, line };
}
