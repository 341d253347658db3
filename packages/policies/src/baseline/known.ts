import { BylawError } from "@bylaw/core";
import type { AnyBaselineOptions } from "./options.ts";
import { ORIGINALS } from "./originals.ts";

const MISSPELT = "Correct its spelling: the policies, the register and the control matrix show the ids.";

/** The compiler says so too; yet what is misspelt away would be neither replaced nor left out. */
export function assertKnown(
  {
    replace = {},
    tighten = {},
    remove = {},
    audience = {},
    originals = {},
    risks: own = [],
  }: AnyBaselineOptions,
  { controls, policies, risks }: Readonly<Record<"controls" | "policies" | "risks", object>>,
  statements: ReadonlyMap<string, unknown>,
): void {
  const any = [controls, policies, risks];
  const named = [
    { option: "replace", given: replace, parts: any },
    { option: "tighten", given: tighten, parts: [controls] },
    { option: "audience", given: audience, parts: [policies] },
    {
      option: "originals",
      given: originals,
      parts: [ORIGINALS],
      next: `It has ${Object.keys(ORIGINALS).join(", ")}.`,
    },
    { option: "remove", given: remove, parts: any },
  ];
  for (const { option, given, parts, next = MISSPELT } of named) {
    for (const id of Object.keys(given)) {
      if (parts.some((all) => Object.hasOwn(all, id)) || (option === "remove" && statements.has(id)))
        continue;
      throw new BylawError(
        "unknown-id",
        `soc2Baseline: ${option} names ${JSON.stringify(id)}, which it does not have.`,
        { next },
      );
    }
  }
  const taken = own.find(({ id }) => Object.hasOwn(risks, id));
  if (taken !== undefined) {
    throw new BylawError(
      "invalid-definition",
      `soc2Baseline: risks has ${taken.id}, which the register has too.`,
      {
        next: "Put it in replace, or give it another id.",
      },
    );
  }
  const both = Object.keys(remove).find((id) => Object.hasOwn(replace, id) || Object.hasOwn(tighten, id));
  if (both === undefined) return;
  throw new BylawError(
    "invalid-definition",
    `soc2Baseline: ${both} is left out, and replaced or tightened too.`,
    {
      next: "Do one of them.",
    },
  );
}
