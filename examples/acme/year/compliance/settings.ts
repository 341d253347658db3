import { requiredReviewers, requiredStatusChecks } from "./change-management.ts";
import { keyRotationPeriod } from "./encryption.ts";
import { production } from "./environments.ts";

/** One number, one place: the sentence of the policy and the check that enforces it both follow. */
export const settings = [
  keyRotationPeriod.to({ days: 180 }).in(production),
  requiredReviewers.to({ count: 2 }),
  requiredStatusChecks
    .to({ names: ["*test*", "*lint*", "*security*"] })
    .because("Our pipelines report under names such as ci / test (20.x) and security / codeql."),
];
