import { failureAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

export const corrections: readonly Correction[] = [
  {
    operation: "iam:ListOrganizationsFeatures",
    wrong: "does not know the operation",
    right: "that there is no organization, of an account on its own",
    apply: async ({ call }) =>
      failureAnswer(call, {
        status: 400,
        code: "OrganizationNotFoundException",
        message: "No organization.",
      }),
  },
];
