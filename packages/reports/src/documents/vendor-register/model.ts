import type { EvidenceRequirement, Program, Vendor } from "@bylaw/core";
import { dueText, ownerText } from "@bylaw/core/run";

/** Every vendor, what it does and holds, on which terms, and what looks after it. */
export interface VendorRegisterModel {
  readonly organization: string;
  /** False where nobody has listed them. */
  readonly isListed: boolean;
  readonly vendors: readonly VendorModel[];
}

export interface VendorModel {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly tier: string;
  /** `vendor`, or `subservice organization`. */
  readonly role: string;
  readonly dataClasses: readonly string[];
  readonly owner: string;
  readonly provider: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly contracts: readonly {
    readonly kind: string;
    readonly signed: string;
    readonly ends: string | null;
    readonly breachNotice: boolean;
  }[];
  /** What it controls for the company: complementary subservice organization controls. */
  readonly expects: readonly { readonly id: string; readonly text: string; readonly criteria: string }[];
  readonly requirements: readonly {
    readonly control: string;
    readonly controlTitle: string;
    readonly title: string;
    readonly due: string;
  }[];
}

export function vendorRegisterModel(program: Program): VendorRegisterModel {
  const { organization, vendors } = program;
  return {
    organization: organization.name,
    isListed: vendors !== undefined,
    vendors: (vendors ?? []).map((vendor) => vendorModel(vendor, program)),
  };
}

function vendorModel(vendor: Vendor, program: Program): VendorModel {
  const { id, name, service, tier, role, dataClasses, owner, provider, from, until } = vendor;
  return {
    id,
    name,
    service,
    tier,
    role: role === "subservice" ? "subservice organization" : role,
    dataClasses: dataClasses.map(({ title }) => title),
    owner: ownerText(owner),
    provider: provider ?? null,
    from: from ?? null,
    until: until ?? null,
    contracts: (vendor.contracts ?? []).map(({ kind, signed, ends, breachNotice }) => ({
      kind,
      signed,
      ends: ends ?? null,
      breachNotice,
    })),
    expects: (vendor.expects ?? []).map((one) => ({
      id: one.id,
      text: one.text,
      criteria: one.criteria.map(({ criterion }) => criterion).join(", "),
    })),
    requirements: program.controls.flatMap(({ id: control, title: controlTitle, evidence }) =>
      evidence
        .filter((one) => isAbout(one, id))
        .map((one) => ({ control, controlTitle, title: one.title, due: dueText(one, program.settings) })),
    ),
  };
}

/**
 * A requirement is about the vendor that its records must name, that its own id names after its kind, as in `vendor-review-aws`, or that
 * is the one vendor that its records answer for.
 */
function isAbout({ id, of, binds, entries }: EvidenceRequirement, vendor: string): boolean {
  const [only, ...more] = entries?.vendors ?? [];
  return binds?.vendor === vendor || id === `${of.id}-${vendor}` || (only === vendor && more.length === 0);
}
