import { defineRisk, type Risk } from "@bylaw/core";
import type { RiskOptions } from "../options.ts";

/** RISK-004: one person's change goes live alone. */
export function unreviewedChange(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-004",
    title: "An unreviewed change reaches production",
    statement:
      "One person merges a faulty or malicious change that nobody else has approved, and it is deployed.",
    treatment: "mitigate",
    inherent: { likelihood: "high", impact: "high" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}

/** RISK-005: the pipeline is the way in. */
export function pipelineTakeover(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-005",
    title: "The deployment pipeline is taken over",
    statement:
      "A pipeline runs code that nobody had to review, and that code acts in the cloud accounts with the pipeline's rights.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "high" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}
