import { defineRisk, type Risk } from "@bylaw/core";
import type { RiskOptions } from "../options.ts";

/** RISK-002: an old key still opens what is new. */
export function compromisedKey(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-002",
    title: "A leaked encryption key stays useful",
    statement: "A key that leaked long ago decrypts what is encrypted today, because nobody replaced it.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "high" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}

/** RISK-003: data is read on its way. */
export function interceptedTraffic(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-003",
    title: "Data is intercepted in transit",
    statement:
      "A client connects without encryption or under a broken version of it, and the traffic is read.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "medium" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}
