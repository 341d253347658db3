import { BylawError, type Program } from "@bylaw/core";
import { assertValidProgram, jsonText, readsRecords } from "@bylaw/core/run";
import { type Io, write } from "../../../io.ts";
import { loadConfig } from "../../../load-config.ts";
import { pathOf } from "../../../paths.ts";
import { allAsked } from "../asked.ts";
import { dayOf, todayOf } from "../days.ts";
import { type Item, type Owed, owedOf } from "../owed/items.ts";
import { planOf, subjectsOf } from "../owed/subjects.ts";
import { unfinishedIn } from "../owed/unfinished.ts";
import { personGiven } from "../people/submitter.ts";
import { read } from "../recording.ts";
import type { DueGiven } from "./given.ts";
import { dueMarkdown } from "./markdown.ts";
import { dueText } from "./text.ts";

/** As far as anybody plans. */
const FARTHEST = 3660;

/** Tells what people owe. It fails nothing: that something is due is no fault of whoever asks. */
export async function run(given: DueGiven, io: Io): Promise<number> {
  const ahead = aheadOf(given.ahead);
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd, "recording");
  assertOneForm(given);
  const { program } = await loadConfig(io, given.config);
  assertValidProgram(program);
  const person = personGiven(given.person, program);
  const owed = await owedIn(program, { ahead, from, person }, io);
  const telling = { owed, ahead, asked: allAsked(program).length > 0, readsRecords: readsRecords(program) };
  if (given.json) await write(io.stdout, `${jsonText(dueJson(owed), 2)}\n`);
  else await write(io.stdout, given.markdown ? dueMarkdown(telling) : dueText(telling, io));
  return 0;
}

interface Looking {
  readonly ahead: number;
  readonly from: string | undefined;
  readonly person: string | undefined;
}

async function owedIn(program: Program, { ahead, from, person }: Looking, io: Io): Promise<Owed> {
  const asked = allAsked(program);
  if (asked.length === 0) return { asOf: todayOf(program), items: [] };
  const plan = planOf(
    program,
    asked.flatMap(({ tasks }) => tasks),
  );
  const recording = await read(plan, from, io);
  const asOf = dayOf(new Date(recording.startedAt), program);
  const unfinished = await unfinishedIn(recording, asked);
  return owedOf(await subjectsOf(program, recording, asked), asked, program, {
    asOf,
    ahead,
    person,
    unfinished,
  });
}

function aheadOf(given: string): number {
  const ahead = /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  if (ahead <= FARTHEST) return ahead;
  throw new BylawError("usage", `--ahead ${given} is not a number of days from 0 to ${FARTHEST}.`, {
    next: "Give it as in --ahead 30.",
  });
}

function assertOneForm({ json, markdown }: DueGiven): void {
  if (!json || !markdown) return;
  throw new BylawError("usage", "--json and --markdown do not go together.", { next: "Give one of them." });
}

function dueJson({ asOf, items }: Owed): object {
  return { asOf, items: items.map(itemJson) };
}

function itemJson({ requirement, state, due, who, reason, unfinished, command }: Item): object {
  return {
    requirement: requirement.id,
    kind: requirement.of.id,
    state,
    due: due ?? null,
    who,
    ...(reason !== undefined && { reason }),
    ...(unfinished.length > 0 && { unfinished: unfinished.map(({ id }) => id) }),
    command,
  };
}
