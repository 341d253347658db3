import type { Policy } from "@bylaw/core";
import type { Terms } from "./terms.ts";

/** Whom a policy is for: everybody, or those of a group. */
export type Audience = "everybody" | readonly string[];

const WAIVERS =
  "Who cannot do what a sentence demands asks for a waiver in a pull request to the compliance program. It names what " +
  "it is for (one resource, a few by a rule and up to a number, or what is not shown), the reason, what limits the harm until then, " +
  "and the day on which it ends. Somebody else approves it. A waiver never makes a failure pass: it is counted apart, and the " +
  "failure counts again after its last day.";

/** What every ready-made policy has in common. */
export function policyTerms(
  { from, owners }: Pick<Terms, "from" | "owners">,
  audience: Audience,
): Pick<Policy, "effective" | "review" | "waivers" | "audience" | "offices"> {
  return {
    effective: from,
    review: "annual",
    waivers: WAIVERS,
    offices: {
      "executive owner": owners.executive,
      "security owner": owners.security,
      "engineering owner": owners.engineering,
      "people owner": owners.people,
    },
    ...(audience !== "everybody" && { audience }),
  };
}
