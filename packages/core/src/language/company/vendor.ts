import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { listedSlug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import { assertWord } from "../values/word.ts";
import type { DataClass } from "./data-class.ts";
import type { ExpectedControl } from "./expected-control.ts";

const tiers = ["critical", "high", "medium", "low"] as const;
/** How much hangs on a vendor. */
export type VendorTier = (typeof tiers)[number];

const contractKinds = ["MSA", "DPA", "SLA", "NDA", "BAA", "terms"] as const;

export interface Contract {
  readonly kind: (typeof contractKinds)[number];
  readonly signed: IsoDate;
  /** The last day that it holds; without it, until somebody ends it. */
  readonly ends?: IsoDate;
  /** True where it says how soon the vendor tells of a breach. */
  readonly breachNotice: boolean;
}

interface VendorTerms {
  readonly id: string;
  /** As its contract has it. */
  readonly name: string;
  /** What it does for the company. */
  readonly service: string;
  readonly tier: VendorTier;
  /** What of the company's data it holds or sees. */
  readonly dataClasses: readonly DataClass[];
  readonly owner: Owner;
  /** The kind of provider that this program reads of it: `aws`. */
  readonly provider?: string;
  readonly contracts?: readonly Contract[];
  /** The first and the last day of its use. */
  readonly from?: IsoDate;
  readonly until?: IsoDate;
}

/** A vendor, or a subservice organization: one whose controls the company's commitments hang on. */
export type VendorDefinition = VendorTerms &
  (
    | { readonly role: "vendor"; readonly expects?: never }
    | {
        readonly role: "subservice";
        /** What it is expected to control, as its report says that it does. */
        readonly expects: readonly [ExpectedControl, ...ExpectedControl[]];
      }
  );

/** Another company that does something for this one. */
export type Vendor = VendorDefinition & { readonly kind: "vendor" };

/**
 * Defines a vendor.
 *
 * @example
 * defineVendor({
 *   id: "aws",
 *   name: "Amazon Web Services, Inc.",
 *   service: "Runs production.",
 *   role: "subservice",
 *   expects: [{ id: "AWS-1", text: "AWS lets nobody into its data centres but those with a reason.", criteria: [soc2("CC6.4")] }],
 *   tier: "critical",
 *   dataClasses: [confidential],
 *   owner: cto,
 *   provider: "aws",
 * });
 */
export function defineVendor(definition: VendorDefinition): Vendor {
  const place = `vendor ${definition.id}`;
  const { owner, dataClasses, contracts = [], from, until } = definition;
  assertKind(`${place}: owner`, owner, "person", "role");
  assertKinds(`${place}: dataClasses`, dataClasses, "data-class");
  assertWord(`${place}: role`, definition.role, ["vendor", "subservice"]);
  assertWord(`${place}: tier`, definition.tier, tiers);
  for (const [at, { kind, signed, ends, breachNotice }] of contracts.entries()) {
    assertWord(`${place}: contracts[${at}].kind`, kind, contractKinds);
    assertWord(`${place}: contracts[${at}].breachNotice`, breachNotice, [true, false]);
    isoDate(`${place}: ${kind} signed`, signed);
    if (ends !== undefined) isoDate(`${place}: ${kind} ends`, ends);
    if (ends !== undefined && ends < signed)
      throw invalid(
        `${place}: its ${kind} ends on ${ends}, before it was signed on ${signed}.`,
        "Give the day on which it was signed, and the last day that it holds.",
      );
  }
  if (from !== undefined) isoDate(`${place}: from`, from);
  if (until !== undefined) isoDate(`${place}: until`, until);
  if (from !== undefined && until !== undefined && until < from)
    throw invalid(
      `${place}: its use ends on ${until}, before it begins on ${from}.`,
      "Give the first and the last day of its use.",
    );
  assertExpectations(place, definition);
  return defined({ kind: "vendor", ...definition, id: listedSlug("Vendor", definition.id) });
}

/** The compiler says so too; yet a report whose controls nobody named would be relied on for nothing in particular. */
function assertExpectations(place: string, { role, expects }: VendorDefinition): void {
  if (role === "subservice" && (expects ?? []).length === 0)
    throw invalid(
      `${place}: it is a subservice organization, and nothing is expected of it.`,
      "List what it controls for you in expects, or make it a vendor.",
    );
  const seen = new Set<string>();
  for (const one of expects ?? []) {
    listedSlug("Expected control", one.id);
    if (seen.has(one.id))
      throw invalid(`${place}: it is expected to control ${one.id} twice.`, "Give one of them another id.");
    seen.add(one.id);
    assertKinds(`${place}: ${one.id} criteria`, one.criteria, "criterion-reference");
  }
}

function invalid(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
