import { counted, DRAWING, type PopulationRead, type Sample } from "@bylaw/core/run";
import { codeSpan, escapeText } from "../markdown.ts";
import { sampleTable } from "./columns.ts";

/** A sample as Markdown: what it was drawn from and how, then its items. */
export function sampleText(sample: Sample): string {
  const { population, seed, n, drawn } = sample;
  const { id, title, organization, period, timeZone, items, digest, runs, places, explained } = population;
  const { heads, rows } = sampleTable(sample);
  const head: readonly (readonly [string, string])[] = [
    ["Population", `${codeSpan(id)}: ${escapeText(title)}, of ${escapeText(organization)}`],
    ["Period", `${period.from} to ${period.to}, both included, as days of ${escapeText(timeZone)}`],
    ["Read from", escapeText(sourceText(population))],
    ["Complete", escapeText(completenessText(population))],
    ["Size", counted(items.length, "item")],
    ["Digest", `${codeSpan(digest)}, the SHA-256 of \`population.jsonl\``],
    ["Seed", codeSpan(seed)],
    ["Drawn", `${drawn.length} of ${items.length}; ${n} were asked for`],
    ["How", escapeText(DRAWING)],
  ];
  return [
    `# Sample of ${escapeText(title)}`,
    ...(explained.length === 0
      ? []
      : [
          "**The population is not shown to be complete.** Nobody looked at this, and the company says why:",
          table(
            ["What", "From", "To", "Why nobody looked", "What the company says"],
            explained.map(({ what, from = "", to = "", why, explained: reason = "" }) =>
              [what, from, to, why, reason].map(escapeText),
            ),
          ),
        ]),
    table(["", ""], head),
    "An item is as the first run read it that read all of it. `Changed by` is the day of the first later run that read another state.",
    "## Items",
    drawn.length === 0
      ? "There is none: every run listed what there was to the end, and nothing of it is of this period."
      : table(
          heads.map(escapeText),
          rows.map((row) => row.map((cell) => escapeText(String(cell ?? "")))),
        ),
    "## Scopes",
    table(
      ["Scope", "Items", "Runs that listed it to the end", "First", "Last"],
      places.map((place) => [
        escapeText(place.scope),
        ...[place.items, place.runs].map(String),
        place.first,
        place.last,
      ]),
    ),
    "## Runs",
    table(
      ["Began", "SHA-256", "Commit"],
      runs.map((run) => [run.startedAt, codeSpan(run.digest), escapeText(run.revision?.commit ?? "")]),
    ),
  ]
    .map((part) => `${part}\n`)
    .join("\n");
}

function sourceText({ listing, source, resource }: PopulationRead): string {
  const through = source === undefined || source === listing ? "" : `, from each resource of ${source}`;
  return `The listing ${listing}, one ${resource} an item${through}, as kept runs hold it.`;
}

/** What a complete population was held to, and what no run can have seen. */
export function completenessText({ source, dated, every, gaps, explained }: PopulationRead): string {
  if (gaps.length > 0) return "No.";
  const begins = explained.length === 0 ? "Yes" : "But for what the company explains";
  if (source !== undefined)
    return `${begins}: of each resource of ${source} the times that runs looked at touch, over the whole period. A resource that was made and deleted between two runs was seen by none.`;
  const listed = `${begins}: each scope was listed to the end at least every ${counted(every, "day")}`;
  const after = dated ? ", and once more after the period" : "";
  return `${listed}${after}. What came and went between two runs was seen by none.`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}
