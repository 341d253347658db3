import { counted, type VerdictChange, verdictKinds } from "@bylaw/core/run";
import { clip, markdownText } from "@bylaw/exports";
import { z } from "zod";
import type { DiffDocument } from "./document.ts";
import { causesOf, kindTitles, NOTHING_COMPARED, sectionsOf, tallyOf } from "./words.ts";

/** In characters: GitHub refuses more than 65,536. */
const BUDGET = 60_000;
/** Of the footer and the notice of a cut. */
const RESERVE = 2_500;
/** Of one cell. */
const LONGEST = 600;

/** What a comment on a program begins with, and no other does; it shows nothing. */
export function markerOf({ organization, config }: Pick<DiffDocument, "organization" | "config">): string {
  return `<!-- bylaw-diff ${Buffer.from(JSON.stringify([organization, config])).toString("base64url")} -->`;
}

/** The comment on what a change does. Nothing in it is a mention, a link, HTML or mark-up of anybody's but ours. */
export function commentOf(document: DiffDocument): string {
  const page = createPage(BUDGET - RESERVE);
  page.add(`${markerOf(document)}\n### ${titleOf(document)}\n`);
  for (const note of document.notes) page.add(`\n${text(note)}\n`);
  if (document.blind) page.add(`\n**${NOTHING_COMPARED}**\n`);
  for (const kind of verdictKinds) {
    const own = document.verdicts.filter((one) => one.kind === kind);
    if (own.length === 0) continue;
    const title = `${kindTitles[kind]} (${own.reduce((sum, { total }) => sum + total, 0)})`;
    if (OPEN.has(kind)) page.table(`\n**${title}**\n\n${HEAD}`, own.map(rowOf), "");
    else page.table(`\n<details><summary>${title}</summary>\n\n${HEAD}`, own.map(rowOf), "\n</details>\n");
  }
  for (const { title, lines } of sectionsOf(document)) {
    const items = lines.map((line) => (line.startsWith("  ") ? `  - ${text(line)}\n` : `- ${text(line)}\n`));
    page.table(`\n<details><summary>${title} (${items.length})</summary>\n\n`, items, "\n</details>\n");
  }
  return page.end(footerOf(document));
}

/**
 * What a comment on the program of a config says once a commit could not be compared: else it would go on telling of the one before.
 * Undefined of a comment on anything else.
 */
export function notCompared(was: string, config: string, head: string): string | undefined {
  const [organization, of] = programIn(was);
  if (organization === undefined || of !== config) return undefined;
  return [
    markerOf({ organization, config }),
    `### ${text(organization)}: not compared`,
    "",
    "What the change does is not known: it could not be compared with its base. The log of the job says why.",
    "",
    `<sub>Of \`${head.slice(0, 12)}\`. Undecided counts as not passing.</sub>\n`,
  ].join("\n");
}

/** The organization and the config that a comment is on; nothing of one that is on none. Anybody may have written it. */
function programIn(body: string): readonly string[] {
  const [, encoded = ""] = /^<!-- bylaw-diff ([\w-]+) -->/.exec(body) ?? [];
  try {
    return z.tuple([z.string(), z.string()]).parse(JSON.parse(Buffer.from(encoded, "base64url").toString()));
  } catch {
    return [];
  }
}

/** What a reader must not have to open. */
const OPEN: ReadonlySet<VerdictChange["kind"]> = new Set([
  "newly-failing",
  "newly-undecided",
  "not-compared",
  "no-longer-judged",
  "newly-waiting",
]);

const HEAD = "| what | which | sentence | mend |\n| --- | --- | --- | --- |\n";

function titleOf(document: DiffDocument): string {
  return `${text(document.organization)}: ${text(tallyOf(document))}`;
}

function rowOf(change: VerdictChange): string {
  const { task, formerTask, severity, total, shown, statements, fix, kind } = change;
  const more = total - shown.length;
  const named = [
    text(task),
    ...(formerTask === undefined ? [] : [`was ${text(formerTask)}`]),
    ...(severity === undefined ? [] : [severity]),
    ...causesOf(change).map((one) => `because ${text(one)}`),
  ];
  const which = [
    ...shown.map(({ subject, was, is, lines }) =>
      text(`${subject}: ${is ?? "not judged"}, and was ${was ?? "not judged"}. ${lines.join("; ")}`),
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  const mend = kind === "newly-failing" ? text(fix) : "";
  return `| ${[named, which, statements.map(text), [mend]].map((cell) => cell.join("<br>")).join(" | ")} |\n`;
}

function footerOf({ head, name, commit, startedAt }: DiffDocument): string {
  const base = commit === undefined ? text(name) : `${text(name)} (\`${commit.slice(0, 12)}\`)`;
  const of = head === undefined || head === "" ? "" : `Of \`${head.slice(0, 12)}\`, `;
  return `\n<sub>${of}${of === "" ? "Against" : "against"} ${base}, both on the recording of ${text(startedAt)}. On one recording nothing was mended. Undecided counts as not passing.</sub>\n`;
}

function text(given: string): string {
  return markdownText(clip(given, LONGEST));
}

/** Gathers a text within a budget, row by row, and says how much did not fit. */
function createPage(budget: number) {
  const parts: string[] = [];
  let left = budget;
  let cut = 0;
  const add = (part: string): void => {
    parts.push(part);
    left -= part.length;
  };
  return {
    add,
    /** Rows between a head and a foot, which stand where a row does. */
    table(head: string, rows: readonly string[], foot: string): void {
      const around = head.length + foot.length;
      const fitting: string[] = [];
      let used = around;
      for (const row of rows) {
        if (used + row.length > left) break;
        fitting.push(row);
        used += row.length;
      }
      cut += rows.length - fitting.length;
      if (fitting.length > 0) add(`${head}${fitting.join("")}${foot}`);
    },
    end(footer: string): string {
      const notice = `\n**${counted(cut, "line")} did not fit here.** The log of the job has them all.\n`;
      return [...parts, ...(cut === 0 ? [] : [notice]), footer].join("");
    },
  };
}
