import { basename, relative } from "node:path";
import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { assertValidProgram, counted, plainText } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import { fold } from "../../../output/width.ts";
import { digestsIn } from "../add/about.ts";
import { type Asked, askedFor } from "../asked.ts";
import { todayOf } from "../days.ts";
import { addCommand } from "../owed/command.ts";
import { submitterOf } from "../people/submitter.ts";
import { blanksParts } from "../record/blanks.ts";
import { type Draft, draftOf } from "../record/draft.ts";
import { openFolder, placesOf } from "../record/places.ts";
import { putNew } from "../record/put.ts";
import { blanksText, originalText, reviewComment, reviewText } from "../record/told.ts";
import { assertFile, digestOfFile, fileOf } from "../sha256.ts";
import { rowsOf } from "./csv.ts";
import { dateReaderOf } from "./date-format.ts";
import type { ImportGiven } from "./given.ts";
import { linesText, type Roster, rosterOf, rosterText } from "./roster.ts";

/** Makes a record out of what another system exported. */
export async function run(given: ImportGiven, io: Io): Promise<number> {
  const columns = { person: columnOf("--person", given.person), on: columnOf("--on", given.on) };
  const format = given["date-format"] === undefined ? undefined : dateReaderOf(given["date-format"]);
  const path = fileOf("<csv>", given.csv, io.cwd);
  const loaded = await loadConfig(io, given.config);
  const { program } = loaded;
  assertValidProgram(program);
  const asked = askedFor(program, given.requirement);
  assertAboutPersons(asked, program);
  placesOf(program);
  const today = todayOf(program);
  const by = submitterOf({ by: given.by, on: today }, program, io);
  await assertFile("<csv>", path);
  const rows = await rowsOf(path, columns);
  const roster = rosterOf(relative(io.cwd, path), rows, program, {
    today,
    skipUnknown: given["skip-unknown"],
    format,
  });
  const isOfPolicies = asked.requirement.of.about === "person-policy";
  const policies = isOfPolicies ? await digestsIn(program, []) : undefined;
  const original = await originalOf(path, asked);
  const draftAs = (name: string): Draft =>
    draftFor(asked, { by, today, roster: `${name}.csv`, policies, original, program });
  const folder = await openFolder(asked.requirement, loaded, io);
  const put = await putNew(folder, today, (name) => [
    { end: ".csv", text: rosterText(roster) },
    { end: ".md", text: draftAs(name).text },
  ]);
  const named = put.map((one) => `${plainText(relative(io.cwd, one))}\n`).join("");
  const { blanks } = draftAs(basename(put[0] ?? "", ".csv"));
  const review = reviewText(asked.requirement, today, by, program);
  const told = `${rosterTold(roster, rows.length)}${blanksText(blanks)}${originalText(asked.requirement)}${review}`;
  await write(io.stdout, `${named}${fold(told, io.columns)}`);
  return 0;
}

function columnOf(option: string, given: string | undefined): string {
  if (given !== undefined && given.trim() !== "") return given;
  throw new BylawError("usage", `${option} was given no column.`, {
    next: `Name one as the CSV's first line does: ${option} <column>.`,
  });
}

function assertAboutPersons(asked: Asked, program: Program): void {
  const { id, of } = asked.requirement;
  if (of.about === "person" || of.about === "person-policy") return;
  throw new BylawError("usage", `${id} is not about persons, and a CSV of persons does not answer it.`, {
    next: `Write its record: ${addCommand(asked, [], program)}`,
  });
}

interface Known {
  readonly by: string;
  readonly today: IsoDate;
  /** The name of the CSV beside it. */
  readonly roster: string;
  readonly policies: Readonly<Record<string, string>> | undefined;
  readonly original: object;
  readonly program: Program;
}

function draftFor({ requirement }: Asked, { by, today, roster, policies, original, program }: Known): Draft {
  const comment = reviewComment(requirement, today, program);
  return draftOf([
    { key: "submittedBy", value: by },
    ...(comment === undefined ? [] : [{ comment }]),
    { key: "people", value: roster },
    ...(policies === undefined ? [] : [{ key: "policies", value: policies }]),
    { key: "files", value: [original] },
    ...blanksParts(requirement),
  ]);
}

/** What was exported, by its digest; it stays where it is. Of a restricted kind neither name nor place is kept. */
async function originalOf(path: string, { requirement: { of, originals } }: Asked): Promise<object> {
  const sha256 = await digestOfFile("<csv>", path);
  if (of.restricted) return { sha256 };
  return { name: basename(path).toWellFormed(), sha256, ...(originals !== undefined && { at: originals }) };
}

/** How many rows became how many people, and what became of the others. */
function rosterTold({ days, repeated, unknown, undone, coming }: Roster, rows: number): string {
  const twice = [...repeated].map(([id, lines]) => `${plainText(id)} (${linesText(lines)})`);
  const lines = [
    `${counted(days.size, "person").replace("persons", "people")} out of ${counted(rows, "row")}`,
    ...(twice.length === 0 ? [] : [`more than once, and the latest day is kept: ${twice.join(", ")}`]),
    ...(undone.length === 0 ? [] : [`without a day, and left out: ${linesText(undone)}`]),
    ...(coming.length === 0 ? [] : [`still to come, and left out: ${linesText(coming)}`]),
    ...(unknown.length === 0 ? [] : [`named nobody, and left out: ${linesText(unknown)}`]),
  ];
  return lines.map((line) => `  ${line}\n`).join("");
}
