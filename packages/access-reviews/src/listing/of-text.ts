import type { Account } from "@bylaw/core";

/** Whose an account is: the id of a person; of nobody's, `nobody` where a person should have it, or else the kind that it is of. */
export function ofText({ kind }: Account, owner: string | undefined): string {
  return owner ?? (kind === "person" || kind === "unknown" ? "nobody" : kind);
}
