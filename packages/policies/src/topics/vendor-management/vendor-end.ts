import { days, defineEvidenceKind, type EvidenceRequirement, fact, type IsoDate } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import type { Terms } from "../../terms.ts";
import { vendorOffboarding } from "./parameters.ts";
import { isUsedOn, type VendorTerms } from "./reviews.ts";

const day = z.iso.date();

/** The end of one vendor as the register has it: a log that leaves it out does not say that it kept nothing. */
export const vendorEndKind: DefinedKind = defineEvidenceKind({
  id: "vendor-end",
  title: "End of a vendor",
  about: "company",
  schema: z.object({
    /** The vendor's id and its last day, as the program has them. */
    vendor: z.string().trim().min(1),
    ended: day,
    accessClosed: day,
    /** The day on which it had deleted the data; that of its end where it had none. */
    dataDeleted: day,
  }),
  reads: [vendorOffboarding],
  shows: ({ ended, accessClosed, dataDeleted }, { on, limitOf }) => {
    const last = addDays(ended as IsoDate, limitOf(vendorOffboarding).value.amount);
    const done = [accessClosed, dataDeleted];
    return [
      fact(
        "days of its end that are still to come",
        done.filter((one) => one > on),
      ).isEmpty(),
      fact(
        "days on which its access or data was ended too late",
        done.filter((one) => one > last),
      ).isEmpty(),
    ];
  },
});

/** What each vendor that the register ends leaves behind: nothing. */
export function endEvidence(
  { owners, from, originals }: Terms,
  { vendors, period }: VendorTerms,
): readonly EvidenceRequirement[] {
  return vendors.flatMap((vendor) => {
    const { id, name, until } = vendor;
    if (until === undefined || !isUsedOn(vendor, period?.from ?? from)) return [];
    return vendorEndKind.require(`vendor-end-${id}`, {
      title: `End of ${name}: the days on which its access was closed and its data deleted`,
      once: until,
      tolerance: days(60),
      reviewer: owners.executive,
      originals: `${originals.documents}, Vendors`,
      parameters: [vendorOffboarding],
      binds: { vendor: id, ended: until },
      entries: { vendors: [id] },
    });
  });
}
