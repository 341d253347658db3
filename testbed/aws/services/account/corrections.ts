import { jsonAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

/** Where the company is, and one region that it has switched off. */
const regions = [
  ["eu-central-1", "ENABLED_BY_DEFAULT"],
  ["eu-west-1", "ENABLED_BY_DEFAULT"],
  ["us-east-1", "ENABLED_BY_DEFAULT"],
  ["af-south-1", "DISABLED"],
] as const;

export const corrections: readonly Correction[] = [
  {
    operation: "account:ListRegions",
    wrong: "does not know the operation",
    right: "every region, with whether it is enabled",
    apply: async () =>
      jsonAnswer({
        Regions: regions.map(([RegionName, RegionOptStatus]) => ({ RegionName, RegionOptStatus })),
      }),
  },
];
