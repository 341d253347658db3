import { type History, HistoryMaker, type Merge, repository } from "@bylaw/testbed/github";
import type { Situation } from "../../testing/said.ts";

/** The names that the three checks are known by where nothing else is said. */
export const CHECKS = ["CI / tests", "security scan", "lint"] as const;

/** An instant of 2025-12-20, ten days before the end of what is read. */
export const at = (time: string): string => `2025-12-20T${time}:00Z`;

/** A sound merge at 10:00: two others approve the final commit, and all checks end well. */
export const sound: Merge = {
  at: at("10:00"),
  author: "ben-okafor",
  reviews: [
    { by: "carla", state: "APPROVED", at: at("09:10") },
    { by: "dmitri", state: "APPROVED", at: at("09:20") },
  ],
  checks: CHECKS.map((name) => ({ name, conclusion: "SUCCESS", at: at("09:00") })),
};

/** The repository `acme/api`, made a year earlier, with what `make` has happened to it. */
export function happened(make: (history: HistoryMaker) => HistoryMaker, created?: string): Situation {
  const { history } = make(new HistoryMaker("api", created ?? "2025-01-01T00:00:00Z"));
  return {
    repositories: [repository({ name: "api", createdAt: created ?? "2025-01-01T00:00:00Z", history })],
  };
}

/** One merge, sound but for what is changed. */
export function merged(change: Partial<Merge> = {}): Situation {
  return happened((history) => history.merge({ ...sound, ...change }));
}

/** The history of the one repository of a situation, to be changed. */
export function historyOf({ repositories }: Situation): History {
  const history = repositories?.[0]?.history;
  if (history === undefined) throw new TypeError("The situation has no history.");
  return history;
}

/**
 * A merge of two commits that nobody approved, number 1, and the sound pull request of its first commit alone, number 2, which
 * GitHub marks as merged by it.
 */
export function joinedBySecond(history: HistoryMaker): HistoryMaker {
  const ben = "ben-okafor";
  history.merge({ ...sound, number: 1, how: "merge", writtenBy: [[ben], [ben]], reviews: [] });
  const { pulls } = history.history;
  const [whole] = pulls;
  const [head] = whole?.commits ?? [];
  if (whole === undefined || head === undefined) throw new TypeError("The merge brought no commits.");
  const reviews = (sound.reviews ?? []).map((one) => ({ ...one, commit: head }));
  pulls.unshift({ ...whole, number: 2, head, commits: [head], reviews });
  return history;
}
