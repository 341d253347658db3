import type { WaivedResources, Waiver } from "../../language/company/waiver.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Observation } from "../observation.ts";

/**
 * What became of a waiver in one run: `active` covers a failure; `expired` would have; `over-broad` names a resource
 * that fails and whose id several scopes have, and covers the first alone; `exceeded` covers several resources, of which more
 * fail than it may cover; `faulty` has a test that threw, or gave neither true nor false; `unneeded` names one that does not fail; `unmatched`
 * names none that was judged, and `undecided` neither, where not all could be; `other-window` names a window of what people owe that is
 * not the one judged now, and `not-due` one of many of whom none is due yet.
 */
export type WaiverState =
  | "active"
  | "expired"
  | "over-broad"
  | "exceeded"
  | "faulty"
  | "undecided"
  | "unneeded"
  | "unmatched"
  | "other-window"
  | "not-due";

export interface WaiverReport {
  readonly waiver: Waiver;
  readonly state: WaiverState;
}

/** Lays the program's waivers over observations and remembers what they met. */
export interface WaiverBook {
  /** The observation with its waiver attached, in force or lapsed. Its outcome does not change. */
  overlay(observation: Observation): Observation;
  /** Every waiver, in the program's order. */
  reports(): readonly WaiverReport[];
}

/** A book of waivers as of a day, where the organization is. */
export function openWaivers(waivers: readonly Waiver[], today: IsoDate): WaiverBook {
  const targets = new Map<string, Waiver[]>();
  const wide = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    if (waiver.resources !== undefined) {
      wide.set(waiver.check.id, [...(wide.get(waiver.check.id) ?? []), waiver]);
      continue;
    }
    const target = `${waiver.check.id} ${waiver.resource}`;
    targets.set(target, [...(targets.get(target) ?? []), waiver]);
  }
  const judged = new Set<Waiver>();
  const metIn = new Map<Waiver, string>();
  const failedIn = new Map<Waiver, string>();
  const covered = new Map<Waiver, Set<string>>();
  const exceeded = new Set<Waiver>();
  const faulty = new Set<Waiver>();
  const overBroad = new Set<Waiver>();
  const undecidedChecks = new Set<string>();
  const waitingChecks = new Set<string>();
  const undecided = new Set<Waiver>();
  const coversIt = (waiver: Waiver, observation: Observation): boolean => {
    const answer = answerOf(waiver, observation);
    if (answer === "faulty") faulty.add(waiver);
    return answer === true;
  };
  const hasRoom = ({ until, resources }: Waiver, own: ReadonlySet<string>, place: string): boolean =>
    until >= today && resources !== undefined && (own.has(place) || own.size < resources.atMost);
  /** Of those over several that have a resource, one that may cover it still. */
  const severalFor = (observation: Observation): Waiver | undefined => {
    const place = placeOf(observation);
    const all = (wide.get(observation.check) ?? []).filter((one) => coversIt(one, observation));
    for (const one of all) judged.add(one);
    return all.find((one) => hasRoom(one, covered.get(one) ?? new Set(), place)) ?? all[0];
  };
  /** Covers as many resources as it may, in the order in which they are judged. */
  const overlaySeveral = (
    observation: Observation,
    waiver: Waiver,
    { atMost }: WaivedResources,
  ): Observation => {
    if (observation.outcome === "error") undecided.add(waiver);
    if (observation.outcome !== "fail") return observation;
    failedIn.set(waiver, observation.scope);
    const own = covered.get(waiver) ?? new Set();
    covered.set(waiver, own);
    const place = placeOf(observation);
    if (!own.has(place) && own.size === atMost) {
      exceeded.add(waiver);
      return observation;
    }
    own.add(place);
    return waiver.until < today ? { ...observation, lapsed: waiver } : { ...observation, waiver };
  };
  return {
    overlay(observation) {
      if (waivers.length === 0) return observation;
      if (observation.outcome === "error" && observation.resource.whole)
        undecidedChecks.add(observation.check);
      if (observation.outcome === "manual") waitingChecks.add(observation.check);
      const named = namedBy(observation, targets);
      const exact =
        named.find(({ scope }) => scope === observation.scope) ??
        named.find(({ scope }) => scope === undefined);
      const waiver = exact ?? severalFor(observation);
      if (waiver === undefined) return observation;
      judged.add(waiver);
      if (waiver.resources !== undefined) return overlaySeveral(observation, waiver, waiver.resources);
      const met = metIn.get(waiver) ?? observation.scope;
      metIn.set(waiver, met);
      // An id that several scopes have names no one resource, whichever of them fails.
      if (met !== observation.scope) overBroad.add(waiver);
      if (observation.outcome === "error") undecided.add(waiver);
      if (observation.outcome !== "fail") return observation;
      failedIn.set(waiver, observation.scope);
      if (met !== observation.scope) return observation;
      return waiver.until < today ? { ...observation, lapsed: waiver } : { ...observation, waiver };
    },
    reports: () =>
      waivers.map((waiver) => {
        if (faulty.has(waiver)) return { waiver, state: "faulty" };
        if (!judged.has(waiver)) {
          if (undecidedChecks.has(waiver.check.id)) return { waiver, state: "undecided" };
          if (isOfWindow(waiver)) return { waiver, state: "other-window" };
          return {
            waiver,
            state: isOfMany(waiver) && waitingChecks.has(waiver.check.id) ? "not-due" : "unmatched",
          };
        }
        if (!failedIn.has(waiver)) return { waiver, state: undecided.has(waiver) ? "undecided" : "unneeded" };
        if (overBroad.has(waiver)) return { waiver, state: "over-broad" };
        if (exceeded.has(waiver)) return { waiver, state: "exceeded" };
        return { waiver, state: waiver.until < today ? "expired" : "active" };
      }),
  };
}

function isOfWindow({ check, resource }: Waiver): boolean {
  return (
    check.kind === "evidence-requirement" && /^\d{4}(?:-(?:Q[1-4]|H[12]|\d{2}(?:-\d{2})?))?$/.test(resource)
  );
}

/** True of what each of many owes: while none is due they are judged as one. */
function isOfMany({ check }: Waiver): boolean {
  return check.kind === "evidence-requirement" && check.of.about !== "company";
}

function placeOf({ scope, resource }: Observation): string {
  return JSON.stringify([scope, resource.id]);
}

/** What the test of a waiver over several says of a resource. It is a company's own, and may do anything. */
function answerOf({ resources, scope }: Waiver, { resource, scope: own }: Observation): boolean | "faulty" {
  if (resources === undefined || resource.whole === true || (scope !== undefined && scope !== own))
    return false;
  const { id, name } = resource;
  try {
    const answer: unknown = resources.test({ id, scope: own, ...(name !== undefined && { name }) });
    // Nobody waits for a promise, nor for its failure.
    if (answer instanceof Promise) answer.catch(() => undefined);
    return answer === true || (Boolean(answer) && "faulty");
  } catch {
    return "faulty";
  }
}

/** The waivers of a resource; of evidence also those of its window, and those for all. */
function namedBy(
  { check, resource, window }: Observation,
  targets: ReadonlyMap<string, readonly Waiver[]>,
): readonly Waiver[] {
  const own = targets.get(`${check} ${resource.id}`) ?? [];
  if (own.length > 0) return own;
  const names = window === undefined ? ["all"] : [window, "all"];
  const wider = names.flatMap((name) => targets.get(`${check} ${name}`) ?? []);
  return wider.filter((waiver) => waiver.check.kind === "evidence-requirement");
}

/** What a waiver came to in a run, and what to do about it. */
export function waiverStateText(state: WaiverState, until: IsoDate): string {
  switch (state) {
    case "active":
      return `holds until ${until}`;
    case "expired":
      return `ended ${until}: its failure counts again`;
    case "over-broad":
      return "names resources of several scopes, and covers only the first: name the scope";
    case "exceeded":
      return "more fail than it covers: mend the rest, or have more of them waived";
    case "faulty":
      return "its test threw, or answered with neither true nor false, and covers nothing there: mend it";
    case "undecided":
      return "could not be held to: its resource, or part of what its check judges, could not be read";
    case "unneeded":
      return "does not fail now: remove the waiver";
    case "other-window":
      return "is not of the window that is judged now: keep it for the period, or mend its name";
    case "not-due":
      return "is of what nobody owes yet: keep it until then, if its name is right";
    case "unmatched":
      return "no such resource was judged: mend its id, or remove the waiver";
  }
}
