import { basename, relative } from "node:path";
import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { answers, assertValidProgram, plainText } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import { fold } from "../../../output/width.ts";
import { type Asked, askedFor } from "../asked.ts";
import { personGiven, submitterOf } from "../people/submitter.ts";
import { blanksParts } from "../record/blanks.ts";
import { draftOf, type Part } from "../record/draft.ts";
import { openFolder, placesOf } from "../record/places.ts";
import { putNew } from "../record/put.ts";
import { blanksText, originalText, reviewComment, reviewText } from "../record/told.ts";
import { digestOfFile, fileOf } from "../sha256.ts";
import { type About, aboutOf } from "./about.ts";
import { daysGiven } from "./days.ts";
import type { AddGiven } from "./given.ts";
import { windowGiven } from "./window.ts";

/** Writes a record that says what is known, and tells what is not. */
export async function run(given: AddGiven, io: Io): Promise<number> {
  const loaded = await loadConfig(io, given.config);
  const { program } = loaded;
  assertValidProgram(program);
  const asked = askedFor(program, given.requirement);
  placesOf(program);
  const { on, to } = daysGiven(given, asked, program);
  const by = submitterOf({ by: given.by, on }, program, io);
  const window = windowGiven(given.for, asked, program, { on, to });
  const person = whomOf(given.person, asked, program);
  const files = given.file === undefined ? [] : [await originalOf(given.file, asked, io)];
  const folder = await openFolder(asked.requirement, loaded, io);
  const about = await aboutOf(loaded, asked, { window, person, on }, io);
  const draft = draftOf(partsOf(asked, { by, on, to, about, files, program }));
  const [path = folder] = await putNew(folder, on, () => [{ end: ".md", text: draft.text }]);
  const notes = about.notes.map((note) => `  ${note}\n`).join("");
  const review = reviewText(asked.requirement, on, by, program);
  const place = originalText(asked.requirement);
  const told = fold(`${notes}${blanksText(draft.blanks)}${place}${review}`, io.columns);
  await write(io.stdout, `${plainText(relative(io.cwd, path))}\n${told}`);
  return 0;
}

/** What may stand where there was nothing to show. */
const NONE = "none: <what shows it>   in place of the fields below, where there was nothing to show";

/** How an answer names what it is of, as `bylaw coverage` prints it. */
const ANSWERS =
  "window: 2026-Q2   # what the company missed or did late; else since: its first day, and subject: whose it is";

interface Known {
  readonly by: string;
  readonly on: IsoDate;
  readonly to: IsoDate | undefined;
  readonly about: About;
  readonly files: readonly object[];
  readonly program: Program;
}

function partsOf({ requirement }: Asked, { by, on, to, about, files, program }: Known): readonly Part[] {
  const { people, policies, window } = about;
  const comment = reviewComment(requirement, on, program);
  return [
    ...(people === undefined ? daysParts(on, to) : []),
    ...(window === undefined ? [] : [window]),
    { key: "submittedBy", value: by },
    ...(comment === undefined ? [] : [{ comment }]),
    ...(people === undefined ? [] : [{ key: "people", value: people, hint: "the day of each" }]),
    ...(policies === undefined ? [] : [{ key: "policies", value: policies }]),
    ...filesParts(requirement, files),
    ...(requirement.orNone ? [{ comment: NONE }] : []),
    ...(requirement.id === answers.id ? [{ comment: ANSWERS }] : []),
    ...blanksParts(requirement),
  ];
}

function daysParts(on: IsoDate, to: IsoDate | undefined): readonly Part[] {
  if (to === undefined) return [{ key: "on", value: on }];
  return [
    { key: "from", value: on },
    { key: "to", value: to },
  ];
}

/** A requirement that says where originals live asks for one. */
function filesParts({ originals, of }: Asked["requirement"], files: readonly object[]): readonly Part[] {
  if (files.length > 0) return [{ key: "files", value: files }];
  if (originals === undefined) return [];
  const blank = of.restricted ? { sha256: "" } : { name: "", sha256: "", at: originals };
  return [{ key: "files", value: [blank], hint: "sha256sum tells it" }];
}

function whomOf(
  given: string | undefined,
  { requirement: { id, of } }: Asked,
  program: Program,
): string | undefined {
  if (given === undefined || of.about === "person" || of.about === "person-policy")
    return personGiven(given, program);
  throw new BylawError("usage", `${id} is not asked of each person.`, { next: "Leave --person out." });
}

/** An original by its digest. Of a restricted kind neither name nor place is kept: either may name somebody. */
async function originalOf(given: string, { requirement }: Asked, { cwd }: Io): Promise<object> {
  const path = fileOf("--file", given, cwd);
  const sha256 = await digestOfFile("--file", path);
  if (requirement.of.restricted) return { sha256 };
  return { name: basename(path).toWellFormed(), sha256, at: requirement.originals ?? "" };
}
