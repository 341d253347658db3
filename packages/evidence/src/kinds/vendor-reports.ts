import { defineEvidenceKind, fact, type IsoDate, months, type Parameter } from "@bylaw/core";
import { addDays, type DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";
import { idsIn } from "./ids.ts";
import { latest, monthsUntil } from "./months.ts";
import { CERTIFIED, INDEPENDENT, LONGEST_BRIDGE, REPORTS } from "./vendor-report-terms.ts";

const text = z.string().trim().min(1);
const day = z.iso.date();

/** Since when and until when reports and letters cover the critical vendors, report by report. */
export function vendorReportsKind(gap: Parameter<"months", "atMost">): DefinedKind {
  return defineEvidenceKind({
    id: "vendor-reports",
    title: "Vendor reports at the period's end",
    about: "company",
    schema: z.object({
      /** The ids of the critical vendors, and the period's first and last day, as the program has them. */
      critical: text,
      since: day,
      until: day,
      vendors: z.array(
        z.strictObject({
          vendor: text,
          /** The first day of its use, where that is in the period. */
          usedFrom: day.exactOptional(),
          /** Its reports, with the first and the last day that each is about. A letter is none of them. */
          reports: z.array(z.strictObject({ of: z.enum(REPORTS), from: day, to: day })).min(1),
          /** A letter in which the vendor speaks for the days since its last report. */
          bridge: z.strictObject({ to: day }).exactOptional(),
        }),
      ),
    }),
    reads: [gap],
    shows: ({ critical, since, until, vendors }, { on, limitOf }) => [
      fact(
        "critical vendors that it leaves out",
        idsIn(critical).filter((id) => !vendors.some(({ vendor }) => vendor === id)),
      ).isEmpty(),
      fact(
        "critical vendors with a report that nobody independent makes",
        vendors
          .filter(({ vendor, reports }) => idsIn(critical).includes(vendor) && !reports.every(isIndependent))
          .map(({ vendor }) => vendor),
      ).isEmpty(),
      fact(
        "vendors with a report that ends before it begins",
        vendors
          .filter(({ reports }) => reports.some(({ from, to }) => to < from))
          .map(({ vendor }) => vendor),
      ).isEmpty(),
      fact(
        "vendors that are covered on days still to come",
        vendors
          .filter(({ reports, bridge }) =>
            [
              ...reports.filter(({ of }) => !CERTIFIED.has(of)),
              ...(bridge === undefined ? [] : [bridge]),
            ].some(({ to }) => to > on),
          )
          .map(({ vendor }) => vendor),
      ).isEmpty(),
      ...vendors.flatMap(({ vendor, usedFrom, reports, bridge }) => {
        const { first, hole, last } = coverOf(reports);
        return [
          fact(
            `months before anything covers ${vendor}`,
            months(monthsUntil(latest(since, usedFrom), first)),
          ).atMost(limitOf(gap)),
          fact(`months between reports of ${vendor}, where the most lie between two`, months(hole)).atMost(
            limitOf(gap),
          ),
          fact(
            `months that nothing covers of ${vendor}`,
            months(monthsUntil(latest(last, bridge?.to), until as IsoDate)),
          ).atMost(limitOf(gap)),
          ...(bridge === undefined
            ? []
            : [
                fact(
                  `months that the bridge letter of ${vendor} speaks for after its last report`,
                  months(monthsUntil(last, bridge.to as IsoDate)),
                ).atMost(LONGEST_BRIDGE),
              ]),
        ];
      }),
    ],
  });
}

function isIndependent({ of }: { readonly of: string }): boolean {
  return (INDEPENDENT as readonly string[]).includes(of);
}

/** The first and the last day of all reports together, and the most months that lie between one and the next. */
function coverOf(reports: readonly { readonly from: string; readonly to: string }[]): {
  readonly first: IsoDate;
  readonly hole: number;
  readonly last: IsoDate;
} {
  const sorted = [...reports].sort((a, b) => (a.from < b.from ? -1 : 1));
  const first = sorted[0]?.from as IsoDate;
  let last = sorted[0]?.to as IsoDate;
  let hole = 0;
  for (const { from, to } of sorted.slice(1)) {
    hole = Math.max(hole, monthsUntil(last, addDays(from as IsoDate, -1)));
    last = latest(last, to);
  }
  return { first, hole, last };
}
