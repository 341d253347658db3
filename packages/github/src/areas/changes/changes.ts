import { defineView, type View } from "@bylaw/core";
import type { Change } from "./change.ts";
import { branchHistories } from "./histories.ts";

/** Every change that reached a default branch of an organization in the days that the provider is told to look back. */
export const changes: View<Change> = defineView({
  id: "github/changes",
  resource: "change",
  each: branchHistories,
  using: {},
  deriveMany: ({ changes, to }) => changes.map((change) => ({ ...change, readAt: to })),
});
