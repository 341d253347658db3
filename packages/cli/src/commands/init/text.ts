import { plainText } from "@bylaw/core/run";
import type { Io } from "../../io.ts";
import { columns } from "../../output/table.ts";
import { fold } from "../../output/width.ts";
import { whoText } from "../evidence/due/words.ts";
import type { Taken } from "./answers/taken.ts";
import type { Place } from "./place.ts";
import type { Planned } from "./plan.ts";
import type { GapReport } from "./report/gap-report.ts";
import type { Todo } from "./report/todo.ts";
import type { Rights } from "./rights.ts";

/** What is told at the end, whatever the form. */
export interface Told {
  readonly isDry: boolean;
  readonly place: Place;
  readonly files: readonly Planned[];
  /** What was answered by nobody. */
  readonly taken: readonly Taken[];
  readonly notes: readonly string[];
  readonly rights: readonly Rights[];
  readonly report?: GapReport;
  readonly todos: readonly Todo[];
}

export function initText(told: Told, io: Pick<Io, "color" | "columns">): string {
  const { isDry, place, files, taken, notes, rights, report, todos } = told;
  const bold = io.color.bold;
  const inFolder = place.runIn === "" ? "" : `, in ${place.runIn}`;
  const blocks = [
    `${bold(isDry ? "Files, of which none is written" : "Files")}\n${columns(files.map(({ path, state }) => [stateText(state, isDry), path]))}`,
    ...(taken.length === 0
      ? []
      : [
          `${bold("Taken as found, since --yes asks nothing; correct it in the files")}\n${columns(taken.map(({ option, answer }) => [option, plainText(answer)]))}`,
        ]),
    ...(notes.length === 0
      ? []
      : [
          `${bold("To look at")}\n${fold(notes.map((note) => `  ${plainText(note)}\n`).join(""), io.columns)}`,
        ]),
    // A command is copied as it is: no line of one is folded.
    ...(rights.length === 0
      ? []
      : [
          `${bold(`Commands that need rights, for whoever has them${inFolder}; none was run`)}\n${rights.map(rightsText).join("\n")}`,
        ]),
    ...(report === undefined
      ? []
      : [`${bold("What the program stands on")}\n${fold(reportText(report), io.columns)}`]),
    ...(todos.length === 0
      ? []
      : [
          `${bold(`This week${inFolder}`)}\n${todos.map((todo, at) => todoText(todo, at, io.columns)).join("")}`,
        ]),
  ];
  return blocks.join("\n");
}

function stateText(state: Planned["state"], isDry: boolean): string {
  if (state === "left") return "left as it is";
  if (state === "new") return isDry ? "would be new" : "new";
  return isDry ? "would be added to" : "added to";
}

function rightsText({ title, commands }: Rights): string {
  const lines = commands.flatMap((command) => command.split("\n"));
  return `  # ${title}\n${lines.map((line) => `${line}\n`).join("")}`;
}

function todoText({ do: what, why }: Todo, at: number, most: number): string {
  return `  ${at + 1}. ${what}\n${fold(`     ${plainText(why)}`, most)}\n`;
}

function reportText({ criteria, due, more, undated, unread, asOf }: GapReport): string {
  const { checks, also, evidence, nothing } = criteria;
  const total = checks.length + evidence.length + nothing.length;
  const lines = [
    `${checks.length} of the ${total} criteria in scope ${restText(checks)} on a check, whatever it will say: ${listText(checks)}.`,
    ...(also.length === 0 ? [] : [`Of these, on evidence as well: ${also.length}.`]),
    `${evidence.length} ${restText(evidence)} on evidence alone: ${listText(evidence)}.`,
    ...(nothing.length === 0
      ? []
      : [
          `${nothing.length === 1 ? "1 has nothing behind it" : `${nothing.length} have nothing behind them`}: ${listText(nothing)}.`,
        ]),
    ...(due.length === 0 ? [] : [`Due first, as of ${asOf}:`]),
    ...due.map((one) => `  ${one.due}  ${one.requirement}: ${whoText(one.who, plainText)}`),
    ...(more === 0 ? [] : [`  and ${more} more within a year: bylaw evidence due --ahead 365`]),
    ...(undated.length === 0
      ? []
      : [
          `  ${undated.length} could not be decided, or ${undated.length === 1 ? "does" : "do"} not hold: bylaw evidence due`,
        ]),
    ...(unread === 0
      ? []
      : [
          `  ${unread} more ${unread === 1 ? "hangs" : "hang"} on what a provider lists, which was not asked`,
        ]),
  ];
  return lines.map((line) => `  ${line}\n`).join("");
}

function restText(all: readonly string[]): string {
  return all.length === 1 ? "rests" : "rest";
}

function listText(all: readonly string[]): string {
  return all.length === 0 ? "none" : all.join(", ");
}
