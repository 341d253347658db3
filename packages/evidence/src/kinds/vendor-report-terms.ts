import { atMost, type IsoDate, months } from "@bylaw/core";
import { addDays, addMonths } from "@bylaw/core/provider";

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

/** The later of two days, of which the second may be none. */
export function latest(a: string, b: string | undefined): IsoDate {
  return (b !== undefined && b > a ? b : a) as IsoDate;
}

/** Begun months after one day until another, 0 when it is not later: September's last day to December's is 3. */
export function monthsUntil(from: IsoDate, to: IsoDate): number {
  const next = addDays(from, 1);
  let n = Math.max(0, monthsIn(to) - monthsIn(from) - 1);
  while (addMonths(from, n) < to && addMonths(next, n) <= to) n += 1;
  return n;
}

function monthsIn(day: IsoDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
