import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { assertWord } from "../values/word.ts";
import type { CriterionReference } from "./framework.ts";

const omittable = ["control", "policy", "statement", "risk"] as const;

/** Something of a ready-made program that this company leaves out, why, and what goes with it. */
export interface Omission {
  readonly kind: "omission";
  readonly of: (typeof omittable)[number];
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  /** The ids of the sentences that go with it. */
  readonly statements: readonly string[];
  /** What it would have satisfied. */
  readonly satisfies: readonly CriterionReference[];
}

/** What of a program left a control or a policy out, if anything did. */
export function omissionFor(
  omissions: readonly Omission[],
  { kind, id }: { readonly kind: string; readonly id: string },
): Omission | undefined {
  return omissions.find((one) => one.of === kind && one.id === id);
}

/** @example omit({ of: "control", id: "board-oversight", title: "The board looks at security", reason: "There is no board.", ... }) */
export function omit(definition: Omit<Omission, "kind">): Omission {
  assertWord(`omission ${definition.id}: of`, definition.of, omittable);
  if (typeof definition.reason === "string" && definition.reason.trim() !== "")
    return defined({ kind: "omission", ...definition });
  throw new BylawError(
    "invalid-definition",
    `${definition.of} ${definition.id} is left out, and no reason is given.`,
    {
      next: "Say why the company does without it.",
    },
  );
}
