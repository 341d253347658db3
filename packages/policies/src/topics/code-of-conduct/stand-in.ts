import { personOf } from "@bylaw/core/provider";
import type { Owners } from "../../terms.ts";

const OFFICES = ["executive", "security", "engineering"] as const;

/** Who decides on a report about the people owner: an office that somebody else holds, or else whom the company names. */
export function standInOf(owners: Owners): string {
  const own = personOf(owners.people).id;
  const other = OFFICES.find((office) => personOf(owners[office]).id !== own);
  return other === undefined ? "somebody else whom the company has named" : `the ${other} owner`;
}
