import { relative } from "node:path";
import { assertValidProgram, jsonText, plainText } from "@bylaw/core/run";
import { BROKEN, UNDECIDED } from "../../../exit-codes.ts";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import { columns } from "../../../output/table.ts";
import { pathOf } from "../../../paths.ts";
import { placesOf } from "../record/places.ts";
import { read } from "../recording.ts";
import { digestOfFile, fileOf } from "../sha256.ts";
import type { VerifyGiven } from "./given.ts";
import { type Looked, type Original, originalsIn, planOfRecords } from "./originals.ts";

/** Tells what a file is the original of. */
export async function run(given: VerifyGiven, io: Io): Promise<number> {
  const path = fileOf("<file>", given.file, io.cwd);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  const sha256 = await digestOfFile("<file>", path);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  if (from === undefined) placesOf(program);
  const looked = await originalsIn(program, await read(planOfRecords(program), from, io), sha256);
  const file = relative(io.cwd, path);
  const told = given.json ? `${jsonText(json(file, sha256, looked), 2)}\n` : text(file, sha256, looked, io);
  await write(io.stdout, told);
  if (looked.originals.length > 0) return 0;
  return looked.unread.length > 0 ? UNDECIDED : BROKEN;
}

function text(file: string, sha256: string, { originals, unread }: Looked, io: Io): string {
  const shown = plainText(file);
  const missed = unread.map((line) => `could not be read: ${plainText(line)}\n`).join("");
  const digest = `SHA-256 ${sha256}\n`;
  if (originals.length === 0)
    return `No record ${missed === "" ? "" : "that was read "}has ${shown}.\n${digest}${missed}`;
  return `${originals.map((one) => originalText(shown, one, io)).join("")}${digest}${missed}`;
}

function originalText(file: string, { requirement, record, name, at }: Original, io: Io): string {
  const rows = [
    ["requirement", requirement],
    ["day", dayText(record)],
    ["named there", name],
    ["original in", at],
    [
      "but",
      record.faults.length === 0 ? undefined : `it is malformed: bylaw check ${requirement} says where`,
    ],
  ].flatMap(([heading = "", value]) => (value === undefined ? [] : [[heading, plainText(value)]]));
  return `${file} is an original of ${plainText(record.id)}\n${columns(rows, { width: io.columns, cut: 0 })}`;
}

/** The day that a record is about, or the first and the last. */
function dayText({ on, from, to, people }: Original["record"]): string | undefined {
  const days = Object.values(people ?? {}).sort();
  const [first = from, last = to] = [on ?? days[0], on ?? days.at(-1)];
  return first === last || last === undefined ? first : `${first} to ${last}`;
}

function json(file: string, sha256: string, { originals, unread }: Looked): object {
  return {
    file,
    sha256,
    records: originals.map(({ requirement, record, name, at }) => ({
      requirement,
      id: record.id,
      day: dayText(record) ?? null,
      ...(name !== undefined && { name }),
      ...(at !== undefined && { at }),
      ...(record.faults.length > 0 && { malformed: true }),
    })),
    unread,
  };
}
