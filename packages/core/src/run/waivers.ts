import { isBefore } from "../language/date.ts";
import type { Waiver } from "../language/waiver.ts";
import type { Observation } from "./observation.ts";

/** What became of a waiver in one run. */
export interface WaiverReport {
  readonly waiver: Waiver;
  /** `active` covered a failure, `expired` would have, `unmatched` met no failure: remove it. */
  readonly state: "active" | "expired" | "unmatched";
}

/** Lays the program's waivers over observations and remembers which ones were met. */
export interface WaiverBook {
  /** The observation with the waiver in force attached. Its outcome does not change. */
  overlay(observation: Observation): Observation;
  /** Every waiver, in the program's order. */
  reports(): readonly WaiverReport[];
}

/** A book of waivers as of `now`. */
export function openWaivers(waivers: readonly Waiver[], now: Date): WaiverBook {
  const byTarget = new Map(waivers.map((waiver) => [`${waiver.check.id} ${waiver.resource}`, waiver]));
  const met = new Set<Waiver>();
  return {
    overlay(observation) {
      if (observation.outcome !== "fail" || waivers.length === 0) return observation;
      const waiver = byTarget.get(`${observation.check} ${observation.resource.id}`);
      if (waiver === undefined) return observation;
      met.add(waiver);
      return isBefore(waiver.until, now) ? observation : { ...observation, waiver };
    },
    reports: () =>
      waivers.map((waiver) => {
        if (!met.has(waiver)) return { waiver, state: "unmatched" };
        return { waiver, state: isBefore(waiver.until, now) ? "expired" : "active" };
      }),
  };
}
