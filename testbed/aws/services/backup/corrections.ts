import { jsonAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

export const corrections: readonly Correction[] = [
  {
    operation: "backup:ListProtectedResources",
    wrong: "does not know the operation",
    right: "nothing, of an account without backups",
    apply: async () => jsonAnswer({ Results: [] }),
  },
];
