import { type Control, defineRisk, type IsoDate, type Owner, type Risk } from "@bylaw/core";

export interface RiskOptions {
  readonly owner: Owner;
  /** The day by which the owner looks at it again. */
  readonly reviewBy: IsoDate;
  /** The controls that earn the residual rating. */
  readonly controls: readonly [Control, ...Control[]];
}

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

/** RISK-002: an old key still opens the data. */
export function compromisedKey(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-002",
    title: "A leaked encryption key stays useful",
    statement: "A key that was copied long ago still decrypts today's data, because it never changed.",
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

/** RISK-004: one person's change goes live alone. */
export function unreviewedChange(options: RiskOptions): Risk {
  return defineRisk({
    id: "RISK-004",
    title: "An unreviewed change reaches production",
    statement:
      "One person merges a faulty or malicious change that nobody else has seen, and it is deployed.",
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
      "A repository outside review assumes a deployment role, and foreign code runs in the cloud accounts.",
    treatment: "mitigate",
    inherent: { likelihood: "medium", impact: "high" },
    residual: { likelihood: "low", impact: "medium" },
    ...options,
  });
}
