import { stableId } from "../make.ts";

export const ACTIONS = 15368;
export const RELEASE_BOT = 902_002;
export const PLATFORM = stableId("acme/platform");
export const BEN = "ben-okafor";

/** One context for each class of check: tests, lint, security scan. */
export const COMPLETE = ["ci / test", "ci / lint", "security / codeql"];

/** Classic status checks; without an app anyone with write access can report them. */
export function checks(contexts: readonly string[], app?: string) {
  return {
    strict: true,
    checks: contexts.map((context) => (app === undefined ? { context } : { context, app })),
  };
}
