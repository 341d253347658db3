import type {
  AnyCheck,
  CheckUse,
  Control,
  EvidenceRequirement,
  IsoDate,
  Owner,
  Person,
  Policy,
  ProgramDefinition,
  Risk,
  Setting,
  Soc2Category,
  Soc2Criterion,
  Vendor,
} from "@bylaw/core";
import type { Controls, Originals, Owners, Terms } from "../terms.ts";
import type { BaselineControlId, BaselinePolicyId, BaselineRiskId, BaselineStatementId } from "./ids.ts";

/**
 * Controls that a provider supplies in place of those that people show, or of `before`, which is every control as the supplies before
 * this one left it: `awsControls` of `@bylaw/policies/aws`.
 */
export type Supply = (
  terms: Terms,
  before: Controls<BaselineControlId>,
) => Partial<Controls<BaselineControlId>>;

/** Whatever is replaced, by the id of what it takes the place of. */
export type Replacements = { readonly [K in BaselineControlId]?: Control } & {
  readonly [K in BaselinePolicyId]?: Policy;
} & { readonly [K in BaselineRiskId]?: Risk };

/** The ids of what may be left out. */
export type Removable = BaselineControlId | BaselinePolicyId | BaselineRiskId | BaselineStatementId;

/** What a control holds the company to beside what it does already. */
export interface Tightening {
  readonly checks?: readonly (AnyCheck | CheckUse)[];
  readonly evidence?: readonly EvidenceRequirement[];
  /** Who answers for it, in place of the owner of its topic. */
  readonly owner?: Owner;
}

export type Tightenings = { readonly [K in BaselineControlId]?: Tightening };

export interface BaselineOptions<TRemoved extends Removable = never> {
  readonly organization: ProgramDefinition["organization"];
  /** Everybody who works here. Two are enough; with one, nobody can review what the other does. */
  readonly people: NonNullable<ProgramDefinition["people"]>;
  readonly owners: Owners;
  /** The categories beside Security, which is always in scope. Default: none. */
  readonly categories?: readonly Soc2Category[];
  /** The first day on which policies are in effect and controls are done. */
  readonly from: IsoDate;
  /** The audit period. Default: a year from the first day. */
  readonly period?: { readonly from: IsoDate; readonly to: IsoDate };
  /** Criteria that do not apply, each with the company's reason. */
  readonly outOfScope?: { readonly [K in Soc2Criterion]?: string };
  /** What verifies controls in place of people: `[awsControls, githubControls, awsGithubControls]`. Those that add to others come last. */
  readonly verifiedBy?: readonly Supply[];
  readonly vendors?: readonly Vendor[];
  /** Where originals live. */
  readonly originals?: Partial<Originals>;
  /** By policy, the groups whose people acknowledge it. Default: everybody. */
  readonly audience?: { readonly [K in BaselinePolicyId]?: readonly string[] };
  /** Values of parameters, which take the place of those that the baseline sets itself. */
  readonly settings?: readonly Setting[];
  /** Risks of the company's own, beside those of the register: what is accepted asks for a record like the others. */
  readonly risks?: readonly Risk[];
  readonly replace?: Replacements;
  readonly tighten?: Tightenings;
  /** What the company does without, by id, each with the reason. Its sentences go with a control. */
  readonly remove?: { readonly [K in TRemoved]: string };
}

/** The same, whatever is left out. */
export type AnyBaselineOptions = Omit<BaselineOptions, "remove"> & {
  readonly remove?: { readonly [K in Removable]?: string };
};

/** The people of a program, where it names them itself. */
export function namedPeople(people: BaselineOptions["people"]): readonly Person[] | undefined {
  return Array.isArray(people) ? (people as readonly Person[]) : undefined;
}
