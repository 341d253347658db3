import { atMost, months } from "@bylaw/core";

/** Certificates have no opinion, and hold until a day that is still to come. */
const CERTIFICATES = ["ISO 27001", "PCI DSS"] as const;
/** Reports in which somebody independent says how a vendor's controls operated. */
export const INDEPENDENT = ["SOC 2 Type 2", "SOC 1 Type 2", ...CERTIFICATES] as const;
export const REPORTS = [...INDEPENDENT, "SOC 2 Type 1", "questionnaire"] as const;
/** Reports come each year: no bridge letter stands in for the next one once it is due and the gap is over. */
export const YEAR = 12;
export const CERTIFIED: ReadonlySet<string> = new Set(CERTIFICATES);

/** How far a letter speaks beyond its report: then the report of the next year is there. */
export const LONGEST_BRIDGE = atMost(months(12));
/** Nobody certifies for longer. */
export const LONGEST_CERTIFICATE = atMost(months(36));
