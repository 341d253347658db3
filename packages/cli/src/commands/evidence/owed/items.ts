import type { EvidenceRequirement, IsoDate, Program } from "@bylaw/core";
import { byCodeUnits } from "@bylaw/core/provider";
import { addDays, personOf } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { addCommand } from "./command.ts";
import type { Subject } from "./subjects.ts";
import type { Unfinished } from "./unfinished.ts";

/** What is owed for one requirement, of one urgency. */
export interface Item {
  readonly requirement: EvidenceRequirement;
  readonly state: "overdue" | "due" | "undecided";
  /** The first day on which it is due, or was. */
  readonly due?: IsoDate;
  /** Ids of whoever owes it, or of the policies or events for which it is owed. */
  readonly who: readonly string[];
  readonly reason?: string;
  /** The records that are there and malformed: begun, and to be filled in. */
  readonly unfinished: readonly Unfinished[];
  /** What to run. */
  readonly command: string;
}

/** What is owed up to a day, and when the next is due after that. */
export interface Owed {
  readonly asOf: IsoDate;
  readonly items: readonly Item[];
  readonly next?: IsoDate;
}

const STATES = ["overdue", "due", "undecided"] as const;

/** What is looked for: up to so many days ahead, of everybody or of one person. */
export interface Looked {
  readonly asOf: IsoDate;
  readonly ahead: number;
  readonly person?: string | undefined;
  readonly unfinished: readonly Unfinished[];
}

/** What is owed within so many days: one item for each requirement and urgency, by day, then by id. */
export function owedOf(
  all: readonly Subject[],
  asked: readonly Asked[],
  program: Program,
  { asOf, ahead, person, unfinished }: Looked,
): Owed {
  const until = addDays(asOf, ahead);
  const subjects = person === undefined ? all : all.filter((subject) => isOf(person, subject, asked));
  const items = STATES.flatMap((state) =>
    asked
      .flatMap((one) =>
        itemOf(
          one,
          program,
          state,
          subjects.filter((subject) => stateOf(subject, until) === state),
          unfinished.filter(({ requirement }) => requirement === one.requirement),
        ),
      )
      .sort(byDayAndId),
  );
  const [next] = subjects
    .flatMap(({ state, due }) => (state === "open" && due !== undefined && due > until ? [due] : []))
    .sort();
  return { asOf, items, ...(next !== undefined && { next }) };
}

/** The urgency of a subject; undefined where nothing is owed yet. */
export function stateOf({ state, due }: Subject, until: IsoDate): Item["state"] | undefined {
  if (state !== "open") return state;
  return due !== undefined && due <= until ? "due" : undefined;
}

function itemOf(
  asked: Asked,
  program: Program,
  state: Item["state"],
  all: readonly Subject[],
  unfinished: readonly Unfinished[],
): readonly Item[] {
  const { requirement, tasks } = asked;
  const own = all.filter((subject) => subject.requirement === requirement);
  if (own.length === 0) return [];
  const [due] = own.flatMap((subject) => subject.due ?? []).sort();
  const reasons = [...new Set(own.flatMap(({ reason }) => reason ?? []))];
  const owners = requirement.of.about === "company" && own.some(({ id }) => id === undefined);
  const answering = tasks.map(({ control }) => personOf(control.owner).id);
  const who = owners ? answering : own.flatMap(whoOf);
  const isThere = unfinished.length > 0 || own.every(({ reason }) => reason !== undefined);
  const { about } = requirement.of;
  const owing = about === "person" || about === "person-policy" ? own.flatMap(whoOf) : answering;
  return [
    {
      requirement,
      state,
      ...(due !== undefined && { due }),
      who: [...new Set(who)].sort(byCodeUnits),
      ...(reasons.length > 0 && { reason: reasonsText(reasons) }),
      unfinished,
      command: isThere ? `bylaw check ${requirement.id}` : addCommand(asked, owing, program),
    },
  ];
}

/** True for what a person owes, and for what they answer for as its reviewer or as the owner of a control, whoever owes it. */
function isOf(person: string, { requirement, id, state }: Subject, asked: readonly Asked[]): boolean {
  const { of, reviewer } = requirement;
  const { about } = of;
  // Where nobody can be told apart, it may be anybody's.
  if (id === undefined && state === "undecided") return true;
  if (id !== undefined && about === "person" && id === person) return true;
  if (id !== undefined && about === "person-policy" && personIn(id) === person) return true;
  if (reviewer !== undefined && personOf(reviewer).id === person) return true;
  const tasks = asked.find((one) => one.requirement === requirement)?.tasks ?? NONE;
  return tasks.some(({ control }) => personOf(control.owner).id === person);
}

const NONE: Asked["tasks"] = [];

/** Whoever acknowledges policies owes it as one: `p17/encryption` is about p17. */
function whoOf({ requirement, id }: Subject): readonly string[] {
  if (id === undefined) return [];
  return requirement.of.about === "person-policy" ? [personIn(id)] : [id];
}

/** The person of `p17/encryption`: an id of a policy has no slash. */
export function personIn(acknowledgement: string): string {
  return acknowledgement.slice(0, acknowledgement.lastIndexOf("/"));
}

export function policyIn(acknowledgement: string): string {
  return acknowledgement.slice(acknowledgement.lastIndexOf("/") + 1);
}

function reasonsText([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} (and ${rest.length} more)`;
}

function byDayAndId(a: Item, b: Item): number {
  return byCodeUnits(a.due ?? "", b.due ?? "") || byCodeUnits(a.requirement.id, b.requirement.id);
}
