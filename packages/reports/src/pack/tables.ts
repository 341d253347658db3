import type { Coverage, JudgedPopulation, RequirementCoverage, SeenRun, TaskTally } from "@bylaw/core/run";
import { type Cell, csvText } from "./csv.ts";
import type { PackedRecord } from "./input.ts";
import { recordPath } from "./names.ts";

/** `runs.csv`: every run of the period, those that do not count as well. */
export function runsText({ counted, notCounted }: Coverage): string {
  const rows = [...counted.map((run) => ({ run, why: "" })), ...notCounted]
    .toSorted((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1))
    .map(({ run, why }): readonly Cell[] => [
      run.today,
      run.startedAt,
      run.finishedAt,
      why === "" ? "yes" : "no",
      why,
      run.exitCode,
      run.revision?.commit,
      run.revision?.branch,
      run.revision === undefined ? undefined : run.revision.clean ? "yes" : "no",
      run.pipeline?.name,
      run.pipeline?.run,
      Object.entries(run.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
      run.digest,
      run.after.join(" "),
    ]);
  const heads = ["day", "started at", "finished at", "counts", "why not", "exit code", "commit", "branch"];
  return csvText(
    [...heads, "clean", "pipeline", "pipeline run", "versions", "sha-256", "runs seen before"],
    rows,
  );
}

/** `checks.csv`: what each check came to, run by run; runs in a row that are alike are one line. */
export function checksText(tallies: readonly TaskTally[]): string {
  const heads = ["control", "check", "environment", "from", "to", "runs"];
  return csvText(
    [...heads, "pass", "fail", "waived", "undecided", "not applicable"],
    tallies.map(({ control, task, environment, from, to, runs, counts }) => [
      ...[control, task, environment, from, to, runs],
      ...[counts.pass, counts.fail, counts.waived, counts.error, counts["not-applicable"]],
    ]),
  );
}

/** `populations/<check>.csv`: every resource that a check judged, to draw a sample from. */
export function populationText({ members }: JudgedPopulation): string {
  const heads = ["no", "scope", "resource", "first judged", "last judged", "runs", "failing", "waived"];
  return csvText(
    [...heads, "undecided", "selected"],
    members.map(({ scope, id, from, to, runs, failing, waived, undecided }, at) => [
      ...[at + 1, scope, id, from, to, runs, failing, waived],
      ...[undecided, undefined],
    ]),
  );
}

/** `populations.csv`: each population, how many it holds, and how complete the lists were that it comes from. */
export function populationsText(
  populations: readonly (JudgedPopulation & { readonly path: string })[],
  requirements: readonly RequirementCoverage[],
): string {
  const heads = ["of", "environment", "items", "listed in runs", "of them listed to the end", "where"];
  return csvText(heads, [
    ...populations.map((one) => [
      ...[one.task, one.environment, one.members.length, one.runs, one.complete, one.path],
    ]),
    ...requirements.map(({ task, occurrences }) => [
      ...[task, undefined, countOf(occurrences), undefined, undefined, "index.csv"],
    ]),
  ]);
}

/** Whom or which window it was owed by or for, each once. */
function countOf(occurrences: RequirementCoverage["occurrences"]): number {
  return new Set(occurrences.flatMap(({ subject, window }) => subject ?? window ?? [])).size;
}

/** `records.csv`: every record of the pack. */
export function recordsText(records: readonly PackedRecord[]): string {
  const heads = ["requirement", "record", "day", "last day", "for", "submitted by", "reviewed by"];
  return csvText(
    [...heads, "sha-256", "in the pack", "faults"],
    records.map(({ requirement, record, files, problem }) => {
      const days = Object.values(record.people ?? {}).sort();
      return [
        requirement,
        record.id,
        record.on ?? record.from ?? days[0],
        record.to ?? record.on ?? days.at(-1),
        record.for,
        record.submittedBy,
        record.reviewedBy,
        record.digest,
        problem ?? files.map(({ name }) => recordPath(record.id, name)).join(" "),
        record.faults.map(({ line, message }) => `line ${line}: ${message}`).join("; "),
      ];
    }),
  );
}

/** `originals.csv`: what the records name, with its digest and where it lives. It is not in the pack. */
export function originalsText(records: readonly PackedRecord[]): string {
  return csvText(
    ["requirement", "record", "original", "sha-256", "where it lives"],
    records.flatMap(({ requirement, record }) =>
      record.files.map(({ name, sha256, at }) => [requirement, record.id, name, sha256, at]),
    ),
  );
}

/** `changes.csv`: what changed in the plan within the period. */
export function changesText({ changes }: Coverage): string {
  return csvText(
    ["day", "of", "id", "what", "asks for less"],
    changes.map(({ day, noun, id, what, looser }) => [day, noun, id, what, looser ? "yes" : "no"]),
  );
}

/** `people.csv`: everybody whom a plan of the period names, by id. */
export function peopleText(runs: readonly SeenRun[]): string {
  const people = new Map(
    runs.flatMap(({ held }) => (held.plan.people ?? []).map((one) => [one.id, one] as const)),
  );
  return csvText(
    ["id", "start", "end", "selected"],
    [...people.values()]
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, start, end }) => [id, start, end, undefined]),
  );
}
