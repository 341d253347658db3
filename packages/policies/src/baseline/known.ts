import { BylawError } from "@bylaw/core";
import type { AnyBaselineOptions } from "./options.ts";

/** The compiler says so too; yet what is misspelt away would be neither replaced nor left out. */
export function assertKnown(
  { replace = {}, tighten = {}, remove = {}, audience = {} }: AnyBaselineOptions,
  parts: Readonly<Record<string, unknown>>,
  statements: ReadonlyMap<string, unknown>,
): void {
  const named = { replace, tighten, audience, remove };
  for (const [option, given] of Object.entries(named)) {
    for (const id of Object.keys(given)) {
      if (id in parts || (option === "remove" && statements.has(id))) continue;
      throw new BylawError(
        "unknown-id",
        `soc2Baseline: ${option} names ${JSON.stringify(id)}, which it does not have.`,
        {
          next: "Correct its spelling: the editor completes what there is.",
        },
      );
    }
  }
  const both = Object.keys(remove).find((id) => id in replace || id in tighten);
  if (both === undefined) return;
  throw new BylawError(
    "invalid-definition",
    `soc2Baseline: ${both} is left out, and replaced or tightened too.`,
    {
      next: "Do one of them.",
    },
  );
}
