import { type Asked, isJudged, mendingOf } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";
import { untilOf } from "../../run/open.ts";
import { countsOf } from "../../run/standing.ts";
import { cell } from "../../text/csv.ts";
import type { Format } from "../format.ts";

/** A row for each resource of each check, as RFC 4180 has it. The columns are an interface: none is renamed or moved. */
export const csv = {
  id: "csv",
  write,
} as const satisfies Format;

async function* write(run: ExportedRun): AsyncIterable<string> {
  yield row(Object.keys(columns));
  for (const asked of run.asked) {
    for await (const entry of run.entriesOf(asked))
      yield row(Object.values(columns).map((of) => of(asked, entry, run) ?? ""));
  }
}

function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

type Column = (asked: Asked, entry: Entry, run: ExportedRun) => string | undefined;

const columns: Readonly<Record<string, Column>> = {
  started_at: (_, __, { report }) => report.startedAt,
  revision: (_, __, { revision }) => revision,
  control: ({ control }) => control?.id,
  criteria: ({ criteria }) => criteria.join(";"),
  kind: ({ kind }) => kind,
  check: (asked) => (isJudged(asked) ? asked.rule : ""),
  selector: ({ selector }) => selector,
  severity: ({ severity }) => severity,
  scope: (_, { observation }) => observation.scope,
  environment: (_, { observation }) => observation.environment,
  resource_type: (_, { observation }) => observation.resource.type,
  resource_id: (_, { observation }) => observation.resource.id,
  resource_name: (_, { observation }) => observation.resource.name,
  whole_listing: ({ kind }, { observation }) =>
    kind === "check" && observation.resource.whole === true ? "yes" : "no",
  standing: (_, { standing }) => standing,
  counts: countsOf,
  until: (_, entry) => untilOf(entry),
  reason: (_, { observation: { problem } }) => problem?.code,
  permission: (_, { observation: { problem } }) => problem?.permission,
  told: (_, { lines }) => lines.join("; "),
  title: ({ title }) => title,
  fix: (asked, { standing }) => mendingOf(asked, [standing]),
  owner: ({ control }) => control?.owner,
  key: (_, { key }) => key,
  only: (_, __, { report }) => report.selection?.ids.join(";"),
};
