import { type Location, type Locations, locationText } from "@bylaw/core/node";
import { jsonText, plainText } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { locationsOf } from "../../locations.ts";
import { columns } from "../../output/table.ts";
import { clip, fold } from "../../output/width.ts";
import { withLastClosed } from "./access-review.ts";
import { type Facts, factsOf } from "./facts.ts";
import { findSubjects } from "./find.ts";
import type { ExplainGiven } from "./given.ts";
import { fieldLine } from "./record.ts";
import { subjectsOf } from "./subjects.ts";

/** Tells a subject, or lists all. */
export async function run(given: ExplainGiven, io: Io): Promise<number> {
  const { program, folder: home } = await loadConfig(io, given.config);
  const subjects = subjectsOf(program);
  const locations = locationsOf(program);
  const found = given.id === undefined ? subjects : findSubjects(program, subjects, given.id);
  const facts = await Promise.all(
    found.map((subject) =>
      withLastClosed(factsOf(program, subject, locations), subject, { program, home, cwd: io.cwd }),
    ),
  );
  if (given.json) await write(io.stdout, `${jsonText(facts, 2)}\n`);
  else if (given.id === undefined) await write(io.stdout, list(facts, io));
  else await write(io.stdout, facts.map((one) => text(one, locations, io)).join("\n"));
  return 0;
}

function list(facts: readonly Facts[], io: Io): string {
  const lines = columns(facts.map(({ noun, id, title }) => [noun, id, plainText(title)])).split("\n");
  return lines.map((line) => clip(line, io.columns)).join("\n");
}

function text(facts: Facts, locations: Locations | undefined, io: Io): string {
  const { noun, id, title, writtenAt, usedAt, sections, record } = facts;
  const found = (heading: string, location: Location | undefined): Facts["sections"] =>
    location === undefined || locations === undefined
      ? []
      : [{ heading, lines: [locationText(location, locations, io.cwd)] }];
  const held =
    record === undefined
      ? []
      : [
          { heading: "fields of a record", lines: record.fields.map(fieldLine) },
          { heading: "for example", lines: [record.example] },
          { heading: "write one", lines: [record.command] },
        ];
  const body = [...found("written at", writtenAt), ...found("used at", usedAt), ...sections, ...held].map(
    ({ heading, lines }) =>
      `  ${io.color.dim(heading)}\n${linesOf(lines)
        .map((line) => `    ${line}\n`)
        .join("")}`,
  );
  return fold(`${io.color.bold(`${noun} ${id}`)}\n  ${plainText(title)}\n${body.join("")}`, io.columns);
}

/** Prose may have lines of its own; within each nothing is there that a terminal or a CI runner obeys. */
function linesOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split("\n").map(plainText));
}
