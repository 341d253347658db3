import { type Control, defineControl, definePolicy, type Policy } from "../../index.ts";
import { validateProgram } from "../../run/index.ts";
import { ana, bo, rotation, vaultProgram } from "../../vault.fixture.ts";

/** What is wrong with a sound program that was changed so, a line each: `code | place | message`. */
export function problemsOf(change: Parameters<typeof vaultProgram>[0]): readonly string[] {
  return validateProgram(vaultProgram(change)).map(
    ({ code, place, message }) => `${code} | ${place} | ${message}`,
  );
}

export function policy(...statements: Policy["statements"]): Policy {
  return definePolicy({
    id: "p",
    title: "P",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements,
  });
}

/** A control that the sound program does not have. */
export const other: Control = defineControl({ ...rotation, id: "other" });

/** What a waiver is granted on. */
export const terms = {
  until: "2026-06-30",
  reason: "Soon.",
  requestedBy: ana,
  approvedBy: bo,
  compensating: [rotation],
} as const;
