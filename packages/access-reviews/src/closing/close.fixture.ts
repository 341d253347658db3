import { expect } from "vitest";
import { type ClosingGiven, closeReview, decisionsPage, readDecisions } from "../index.ts";
import { decided, frozen, listedAgain, people, reviewers } from "../review.fixture.ts";

export const file = await frozen();
export const page = decisionsPage(file, reviewers);
export const done = {
  anasilva: ["keep", "ben"],
  benb: ["modify", "ana", "to reader"],
  "deploy-bot": ["keep", "ana", "Ana answers for it"],
  evah: ["revoke", "ana"],
  "ben.b": ["keep", "ana"],
} as const;
export type Decided = Parameters<typeof decided>[1];

export const carriedOut = listedAgain(file.listing, (id, one) => {
  if (id === "evah") return undefined;
  return id === "benb" ? { ...one, rights: ["reader"] } : one;
});

export async function closing(
  of: Decided,
  change: Partial<ClosingGiven> = {},
): Promise<ReturnType<typeof closeReview>> {
  const read = readDecisions(decided(page, of), file, people);
  expect(read.faults).toEqual([]);
  return closeReview(file, {
    decisions: read,
    fresh: carriedOut,
    people,
    reviewers,
    today: "2026-11-20",
    ...change,
  });
}

export async function refusedFor(
  of: Decided,
  change: Partial<ClosingGiven> = {},
): Promise<readonly string[]> {
  const end = await closing(of, change);
  return "refusals" in end
    ? end.refusals.map(
        ({ system, account: name, why }) => `${system}${name === undefined ? "" : ` ${name}`}: ${why}`,
      )
    : [];
}
