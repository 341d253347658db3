import type { IsoDate } from "../values/date.ts";
import type { Environment } from "../values/environment.ts";
import type { Limit } from "../values/limit.ts";
import type { Observed } from "../values/observed.ts";
import type { AnyParameter, Parameter } from "../values/parameter.ts";
import type { Assertion } from "./assertion.ts";
import type { Joined, Listing } from "./view.ts";

export type Severity = "low" | "medium" | "high" | "critical";

const severities: readonly (Severity | undefined)[] = ["critical", "high", "medium", "low", undefined];

/** Compares for a list with the worst first; what has no severity comes last. */
export function bySeverity(a: Severity | undefined, b: Severity | undefined): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** Where a criterion, a threshold or a list of a check comes from. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** The month in which it was read: `2026-11`. Left out while whoever wrote the check has not opened it. */
  readonly read?: string;
}

/** What a complete and empty listing means: the safeguard itself is missing, or there is nothing to judge. */
export type WhenEmpty = "fails" | "notApplicable";

/** The limits that a check reads, by name. */
export type Limits = Readonly<Record<string, Limit>>;

/** True when the check applies, a sentence when it does not. */
export type Applicability = true | string | Observed<true | string>;

/** What `assert` must return: at least one assertion. */
export type Assertions = readonly [Assertion, ...Assertion[]];

/** The parameters that can be bound to a check's limits: same name, same unit, same direction. */
export type Bindings<TLimits> = keyof TLimits extends never
  ? { readonly [name: string]: never }
  : {
      readonly [K in keyof TLimits]?:
        | (TLimits[K] extends Limit<infer U, infer D> ? Parameter<U, D> : never)
        | undefined;
    };

/** A check of any resource and parameters. */
export interface AnyCheck {
  readonly kind: "check";
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly subject: CheckSubject;
  readonly using: Readonly<Record<string, Joined>>;
  readonly parameters: Limits;
  readonly whenEmpty: WhenEmpty;
  readonly blindSpots: readonly string[];
  readonly sources: readonly Source[];
  readonly appliesTo?: (subject: never) => Applicability;
  assert(subject: never, context: never): Assertions;
}

/** `each` resource of a listing at a time, or the whole listing of a scope at once. */
export interface CheckSubject {
  readonly mode: "each" | "over";
  readonly listing: Listing;
}

/** A check bound to a program's parameters, narrowed or targeted. Its check keeps its id. */
export interface CheckUse<TResource = never, TLimits extends Limits = Limits> {
  readonly kind: "check-use";
  readonly check: AnyCheck;
  readonly bindings: Readonly<Record<string, AnyParameter>>;
  readonly selectors: readonly Selector<never>[];
  readonly environment?: Environment;
  readonly advisoryTerms?: Advisory;
  /** Binds the check's limits to the program's parameters. */
  with(bindings: Bindings<TLimits>): CheckUse<TResource, TLimits>;
  /** Narrows the population. What it leaves out is listed with the reason. */
  where(selector: Selector<TResource>): CheckUse<TResource, TLimits>;
  /** Targets one environment. */
  in(environment: Environment): CheckUse<TResource, TLimits>;
  /** What fails is told, and does not fail the run, until a day. */
  advisory(terms: Advisory): CheckUse<TResource, TLimits>;
}

/** That a use of a check reports without failing the run, until a day. */
export interface Advisory {
  /** The last day on which it does, at most a year after the run: a day beyond makes nothing advisory. */
  readonly until: IsoDate;
  /** Why it does not fail the run yet, as a sentence. */
  readonly because: string;
}

/** A narrowing of a population. */
export interface Selector<TResource> {
  readonly id: string;
  /** Why the rest is left out, as a sentence. */
  readonly because: string;
  /** True for the resources that stay. One that cannot be decided stays in, as an `error`. */
  test(resource: TResource): boolean | Observed<boolean>;
}

/** Assertions over one kind of resource, with their own documentation. */
export interface Check<TResource, TLimits extends Limits = Limits> extends AnyCheck {
  readonly parameters: TLimits;
  with(bindings: Bindings<TLimits>): CheckUse<TResource, TLimits>;
  where(selector: Selector<TResource>): CheckUse<TResource, TLimits>;
  in(environment: Environment): CheckUse<TResource, TLimits>;
  advisory(terms: Advisory): CheckUse<TResource, TLimits>;
}
