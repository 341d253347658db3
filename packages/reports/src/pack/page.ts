import {
  type Coverage,
  coverageSections,
  coverageTally,
  coverageVerdict,
  type LostRuns,
  markLegend,
  markSigns,
  monthsOf,
  proofText,
  runLines,
  showUnseen,
  stripOf,
} from "@bylaw/core/run";
import { nested } from "../parts/nested.ts";
import type { Item } from "./items.ts";
import { recordPath } from "./names.ts";

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1f24; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { text-align: left; vertical-align: top; padding: .2rem .6rem; border: 1px solid #d5d9de; }
th { background: #f3f5f7; } td.gap { background: #f6c9c4; } td.undecided { background: #ddd0ee; } td.late { background: #f8e2ae; }
td.waived { background: #d9dde2; } td.good { background: #cfe8d2; } td.mark { text-align: center; min-width: 1.6rem; }
li ul, pre { color: #444b53; } code { overflow-wrap: anywhere; } section { border-top: 2px solid #d5d9de; margin-top: 2rem; }
`;

/** `index.html`: how the period went, for whoever opens the pack in a browser. It loads nothing. */
export function pageText(coverage: Coverage, asked: string, items: readonly Item[], lost: LostRuns): string {
  const { organization, period, today } = coverage;
  const title = `${organization}: ${asked}, ${period.from} to ${period.to}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${text(title)}</h1>
<p>As of ${today}: ${text(coverageTally(coverage))}. Management's own monitoring. <a href="README.txt">What is in this pack, and what it cannot show</a>.
The tables: <a href="index.csv">index</a>, <a href="controls.csv">controls</a>, <a href="runs.csv">runs</a>, <a href="checks.csv">checks</a>, <a href="populations.csv">populations</a>, <a href="records.csv">records</a>, <a href="originals.csv">originals</a>, <a href="changes.csv">changes of the plan</a>, <a href="people.csv">people</a>.</p>
${list(runLines(coverage))}
<p>Of the whole program <code>bylaw coverage</code> ends with exit code ${coverage.exitCode}: ${text(coverageVerdict(coverage, lost))}</p>
<h2>Month by month</h2>
${strips(coverage)}
${coverageSections(withoutRestricted(coverage), lost, false)
  .map(({ title: heading, lines }) => `<h2>${text(heading)}</h2>\n${list(lines)}`)
  .join("\n")}
${coverage.controls.map((control) => section(control, items)).join("\n")}
</body>
</html>
`;
}

/** What somebody's restricted record says is its days. */
function withoutRestricted(coverage: Coverage): Coverage {
  return {
    ...coverage,
    controls: coverage.controls.map((control) => ({
      ...control,
      requirements: control.requirements.filter(({ kept }) => !kept.restricted),
    })),
  };
}

function strips(coverage: Coverage): string {
  const months = monthsOf(coverage.period);
  const head = ["Control", ...months, "Proof"].map((cell) => `<th>${text(cell)}</th>`).join("");
  const rows = coverage.controls.map((control) => {
    const marks = stripOf(control, coverage).map((mark) => {
      const { sign, word } = markSigns[mark];
      return `<td class="mark ${mark}" title="${word}">${sign}</td>`;
    });
    return `<tr><td><a href="#${anchorOf(control.id)}">${text(control.id)}</a></td>${marks.join("")}<td>${text(proofText(control))}</td></tr>`;
  });
  const legend = markLegend.map(({ sign, word }) => `${sign} ${word}`).join(", ");
  return `<p>${legend}</p>\n<table>\n<tr>${head}</tr>\n${rows.join("\n")}\n</table>`;
}

function section(
  { id, title, statement, owner, primary, supporting }: Coverage["controls"][number],
  items: readonly Item[],
): string {
  const own = items.map((item, at) => ({ ...item, no: at + 1 })).filter(({ control }) => control.id === id);
  const supports = supporting.length === 0 ? "" : `, supports ${supporting.join(", ")}`;
  const heads = ["No", "What", "Subject", "Days", "Due", "Result", "Records"].map(
    (cell) => `<th>${cell}</th>`,
  );
  return `<section id="${anchorOf(id)}">
<h2>${text(title)}</h2>
<p>${text(statement)}</p>
<p><code>${text(id)}</code>, owned by ${text(owner)}; satisfies ${text(primary.join(", ") || "no criterion")}${text(supports)}.</p>
<table>
<tr>${heads.join("")}</tr>
${own.map(rowOf).join("\n")}
</table>
</section>`;
}

function rowOf(item: Item & { readonly no: number }): string {
  const { no, task, environment, subject, window, from, to, due, result, failing, decided, records, why } =
    item;
  const numbers = failing === undefined ? "" : ` (${failing} of ${decided} runs)`;
  const said = [`${result}${numbers}`, ...(why === undefined ? [] : [why])].join("; ");
  const what = environment === undefined ? task : `${task} in ${environment}`;
  const links = records.map(({ record: { id } }) => linkTo(recordPath(id), id)).join(" ");
  const answer =
    item.answer === undefined ? "" : ` answered by ${linkTo(recordPath(item.answer.id), item.answer.id)}`;
  const cells = [String(no), what, [subject, window].filter((one) => one !== undefined).join(", ")];
  const days = from === undefined ? "" : from === to ? from : `${from} to ${to}`;
  return `<tr>${[...cells, days, due ?? "", said].map((cell) => `<td>${text(cell)}</td>`).join("")}<td>${links}${answer}</td></tr>`;
}

function list(lines: readonly string[]): string {
  const shown = nested(lines).map(({ line, more }) => {
    const under = more.length === 0 ? "" : `<ul>${more.map((one) => `<li>${text(one)}</li>`).join("")}</ul>`;
    return `<li>${text(line)}${under}</li>`;
  });
  return `<ul>\n${shown.join("\n")}\n</ul>`;
}

function linkTo(path: string, shown: string): string {
  return `<a href="${text(path.split("/").map(encodeURIComponent).join("/"))}">${text(shown)}</a>`;
}

/** Ids are slugs, but an id of a plan that was kept is read from a file. */
function anchorOf(id: string): string {
  return `control-${encodeURIComponent(id).replaceAll(/[^A-Za-z0-9_.-]/g, "_")}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML shows it: whatever an account is called. */
function text(value: string): string {
  return showUnseen(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
