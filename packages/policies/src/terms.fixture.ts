import { definePerson } from "@bylaw/core";
import type { Terms } from "./terms.ts";

export const ana = definePerson({ id: "ana", name: "Ana" });
export const ben = definePerson({ id: "ben", name: "Ben" });

/** What a company of two makes of everything ready-made. */
export const terms: Terms = {
  owners: { executive: ana, security: ana, engineering: ben, people: ana },
  from: "2026-01-01",
  originals: { documents: "Drive, Compliance", scans: "S3, scans", people: "HRIS", monitor: "Vanta" },
};
