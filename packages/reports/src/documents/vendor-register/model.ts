import type { Program, Vendor } from "@bylaw/core";
import { dueText, ownerText, requirementsAbout } from "@bylaw/core/run";

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
    requirements: requirementsAbout(vendor, program).map(({ control, requirement }) => ({
      control: control.id,
      controlTitle: control.title,
      title: requirement.title,
      due: dueText(requirement, program.settings),
    })),
  };
}
