import { type Assertion, anyOf, atMost, fact, type Limit, names } from "@bylaw/core";
import { namesOf } from "../../lib/names-of.ts";

/** Environments that hold neither customers nor their data, unless a company says otherwise. */
export const harmless = atMost(
  names("dev", "development", "test", "staging", "preview", "preview *", "github-pages"),
);

/**
 * Holds for a deployment whose environment had no other name than harmless ones, or for which `demand` holds. GitHub takes
 * names that differ in their case alone for one.
 */
export function unlessHarmless(
  what: string,
  environments: readonly string[],
  limit: Limit<"names", "atMost">,
  demand: Assertion,
): Assertion {
  return anyOf(`${what}, or harmless`, [
    demand,
    fact("environment", namesOf(environments.map((name) => name.toLowerCase()))).atMost(limit),
  ]);
}
