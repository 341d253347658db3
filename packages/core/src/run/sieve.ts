import type { Observation } from "./observation.ts";
import type { Selection } from "./select.ts";

/** Keeps the observations that a run was asked for. */
export interface Sieve {
  keeps(observation: Observation): boolean;
  /** The resources asked for that nothing was observed of. */
  missing(): readonly string[];
}

/**
 * A sieve for the resources of a selection. What is told of a whole listing passes it unless all is well, and so does what
 * could not be read and has no name: the resource may be in there, and what was not read is never left out.
 */
export function createSieve(selection: Selection | undefined): Sieve {
  const wanted = new Set(selection?.resources);
  const met = new Set<string>();
  return {
    keeps({ resource: { id, name, whole, type }, outcome }) {
      if (wanted.size === 0) return true;
      // What each person owes for each policy is of the person, and of the policy.
      const parts = type === "acknowledgement" ? id.split("/") : [];
      const found = [id, name, ...parts].filter((one) => one !== undefined && wanted.has(one));
      for (const one of found) met.add(String(one));
      if (found.length > 0) return true;
      // A listing that fails as a whole fails with the resource in it; what could not be read may be the resource.
      return whole === true
        ? outcome === "error" || outcome === "fail"
        : outcome === "error" && name === undefined;
    },
    missing: () => [...wanted].filter((one) => !met.has(one)),
  };
}
