import { emptyService } from "../../company/part.ts";

const expects = {
  "aws/inspector-enabled": "fail",
  "aws/inspector-findings-in-time": "not-applicable",
} as const;

/** Switched off, Amazon Inspector is there all the same, and says so. */
export const company = {
  ...emptyService("inspector2", "region", expects),
  plan: ({ regions }: { readonly regions: readonly string[] }) => ({
    inspector2: regions.map((scope) => ({ resource: `inspector/${scope}`, scope, expects })),
  }),
};
