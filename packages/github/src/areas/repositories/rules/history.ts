import { demandOf } from "./demand.ts";

/** A commit without a signature that GitHub verifies stays out. */
export const signatures = demandOf(
  "signed commits",
  (source) => source.forbids("unsigned commits"),
  ["needed", "not needed"],
  "bypass",
);

/** A merge commit stays out. */
export const linearHistory = demandOf(
  "a linear history",
  (source) => source.forbids("merge commits"),
  ["needed", "not needed"],
  "bypass",
);

/** What was pushed before stays. */
export const noForcePushes = demandOf(
  "blocked force pushes",
  (source) => source.forbids("force pushes"),
  ["blocked", "allowed"],
  "forcePushBypass",
);

/** The branch stays. */
export const noDeletion = demandOf(
  "blocked deletion",
  (source) => source.forbids("deletion"),
  ["blocked", "allowed"],
  "deletionBypass",
);
