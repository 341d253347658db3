import type { AnyCheck } from "@bylaw/core";
import { judgeScript } from "./judge.ts";
import type { Script } from "./script.ts";

/**
 * What a check says of an AWS that answers by a script, a line for each resource, in the order of the lines: `orders: pass`, or with what did not
 * hold, the reason or the problem, `orders: fail (encrypted: false, expected true)`.
 */
export async function saidOf(check: AnyCheck, script: Script): Promise<readonly string[]> {
  const verdicts = await judgeScript(check, script);
  return verdicts
    .map(({ resource, outcome, says }) =>
      outcome === "pass" ? `${resource}: pass` : `${resource}: ${outcome} (${says.join("; ")})`,
    )
    .sort();
}
