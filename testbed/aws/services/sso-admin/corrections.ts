import { jsonAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

export const corrections: readonly Correction[] = [
  {
    operation: "sso-admin:ListInstances",
    wrong: "an active instance in every region of every account, which nobody made",
    right: "none until somebody makes one",
    apply: async () => jsonAnswer({ Instances: [] }),
  },
];
