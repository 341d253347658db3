import { defineRisk, type Risk } from "@bylaw/core";
import type { RiskOptions } from "../options.ts";

/** RISK-001: someone reaches a database without a right to. */
export function unauthorizedDatabaseAccess(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-001",
    title: "Unauthorized database access",
    statement: "A stolen or shared credential opens a database, and customer data is read or changed.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "high" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}
