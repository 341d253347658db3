import { BylawError, type IsoDate, type Program } from "@bylaw/core";
import { addDays, digestsOf, nearestIds, plainText } from "@bylaw/core/run";
import type { Io } from "../../../io.ts";
import type { Loaded } from "../../../load-config.ts";
import type { Asked } from "../asked.ts";
import { dayOf } from "../days.ts";
import { personIn, policyIn, stateOf } from "../owed/items.ts";
import { planOf, type Subject, subjectsOf } from "../owed/subjects.ts";
import type { Part } from "../record/draft.ts";
import { read } from "../recording.ts";

/** Whom and what a record will be about, as far as a run can tell. */
export interface About {
  /** By person, the day, or null where it is to be filled in; undefined where it is about nobody. */
  readonly people?: Readonly<Record<string, IsoDate | null>>;
  /** By policy, the digest of its text as it is now. */
  readonly policies?: Readonly<Record<string, string>>;
  readonly window?: Part;
  /** What could not be told, as sentences. */
  readonly notes: readonly string[];
}

/** As far ahead as `bylaw evidence due` looks. */
const AHEAD = 30;

/** Whom a record of a requirement has to name. What is about the company alone needs no run. */
export async function aboutOf(
  { program }: Loaded,
  asked: Asked,
  { window, person, on }: Named,
  io: Io,
): Promise<About> {
  const { of, due } = asked.requirement;
  const given: Part | undefined = window === undefined ? undefined : { key: "for", value: window };
  const isEvent = typeof due.after === "object";
  if (of.about === "company" && !isEvent) return { notes: [], ...(given !== undefined && { window: given }) };
  const { subjects, owing } = await standingOf(program, asked, io);
  const notes = subjects.flatMap(({ id, reason }) =>
    id === undefined && reason !== undefined ? [`who is due could not be told: ${plainText(reason)}`] : [],
  );
  const own = given === undefined ? (isEvent ? eventOf(owing) : undefined) : given;
  if (isEvent && window !== undefined) assertHappened(asked, window, subjects);
  return {
    notes,
    ...(own !== undefined && { window: own }),
    ...(await namedIn(
      program,
      asked,
      { subjects, owing },
      person === undefined ? undefined : { person, on },
    )),
  };
}

/** What was named on the command line. */
export interface Named {
  readonly window: string | undefined;
  readonly person: string | undefined;
  readonly on: IsoDate;
}

/** Throws where a listing that was read says that nothing of that id is to be answered. */
function assertHappened({ requirement }: Asked, window: string, subjects: readonly Subject[]): void {
  const ids = idsOf(subjects);
  if (ids.length === 0 || ids.includes(window)) return;
  const near = nearestIds(
    ids.map((id) => ({ id })),
    window,
  );
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  throw new BylawError("usage", `${requirement.id} is not asked for ${JSON.stringify(window)}.${hint}`, {
    next: "Name what happened by its id: bylaw evidence due lists what has no answer.",
  });
}

interface Standing {
  readonly subjects: readonly Subject[];
  /** Those that `bylaw evidence due` tells of. */
  readonly owing: readonly Subject[];
}

async function standingOf(program: Program, asked: Asked, io: Io): Promise<Standing> {
  const recording = await read(planOf(program, asked.tasks), undefined, io);
  const subjects = await subjectsOf(program, recording, [asked]);
  const until = addDays(dayOf(new Date(recording.startedAt), program), AHEAD);
  // Of whoever is still to start nothing can be written down but what may precede it.
  const owing = subjects.filter(
    (subject) =>
      subject.id !== undefined &&
      stateOf(subject, until) !== undefined &&
      (subject.from === undefined || asked.requirement.of.mayPrecede),
  );
  return { subjects, owing };
}

async function namedIn(
  program: Program,
  { requirement }: Asked,
  { subjects, owing }: Standing,
  one: { readonly person: string; readonly on: IsoDate } | undefined,
): Promise<Pick<About, "people" | "policies">> {
  const ids = idsOf(owing);
  const people = (all: readonly string[]) => (one === undefined ? blankDays(all) : { [one.person]: one.on });
  switch (requirement.of.about) {
    case "company":
      return {};
    case "person":
      return { people: people(ids) };
    case "policy": {
      const unshown = subjects.filter(
        ({ shown, state, due }) => !shown && (state !== "open" || due !== undefined),
      );
      return { policies: await digestsIn(program, idsOf(unshown)) };
    }
    case "person-policy":
      return {
        people: people(ids.map(personIn)),
        policies: await digestsIn(
          program,
          ids.filter((id) => one === undefined || personIn(id) === one.person).map(policyIn),
        ),
      };
  }
}

/** The digests of the policies named; of all of them where none is. */
export async function digestsIn(
  program: Program,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const digests = [...(await digestsOf(program))];
  const named = digests.filter(([id]) => ids.includes(id));
  return Object.fromEntries(named.length === 0 ? digests : named);
}

function idsOf(subjects: readonly Subject[]): readonly string[] {
  return subjects.flatMap(({ id }) => id ?? []);
}

function blankDays(ids: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries([...new Set(ids)].sort().map((id) => [id, null]));
}

/** What happened that has no answer yet: the one there is, else a choice. */
function eventOf(owing: readonly Subject[]): Part {
  const ids = idsOf(owing);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return { key: "for", value: only };
  const hint = ids.length === 0 ? "the id of what happened" : ids.join(" or ");
  return { key: "for", value: "", hint };
}
