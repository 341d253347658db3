import { defined } from "../values/defined.ts";
import type { Environment } from "../values/environment.ts";
import { BylawError } from "../values/errors.ts";
import { providerPath } from "../values/id.ts";
import type {
  Advisory,
  AnyCheck,
  Applicability,
  Assertions,
  Bindings,
  Check,
  CheckSubject,
  Limits,
  Selector,
  Severity,
  Source,
  WhenEmpty,
} from "./check.ts";
import { asUse } from "./check-use.ts";
import type { Joined, Listing, ResourcesOf } from "./view.ts";

interface CheckFields<TLimits, TUsing> {
  /** `provider/resource-state`, named for the state it demands. */
  readonly id: string;
  /** The good state as a statement, in the singular. */
  readonly title: string;
  /** Why it matters, in one or two sentences. */
  readonly why: string;
  /** How to mend a failure. */
  readonly fix: string;
  readonly severity: Severity;
  /**
   * `fails` where the safeguard itself is looked for (a trail that logs), so that none at all is a failure in every scope
   * without one. `notApplicable` where each one that exists is judged.
   */
  readonly whenEmpty: WhenEmpty;
  /**
   * What the check cannot see, a sentence each: `The bucket's own policy is read; service control policies are not.`
   * Printed wherever the check speaks. Empty only for a check whose tests show that nothing is left out.
   */
  readonly blindSpots: readonly string[];
  /** Where its thresholds and lists come from. */
  readonly sources?: readonly Source[];
  readonly parameters?: TLimits;
  /** Other listings that the assertion reads, of any provider. */
  readonly using?: TUsing;
}

type Context<TLimits, TUsing> = { readonly [K in keyof TLimits]: TLimits[K] } & ResourcesOf<TUsing>;

/** What a check judges: a resource of `each`, or all the resources of `over`. */
type SubjectOf<TEach, TOver> =
  TEach extends Listing<infer R> ? R : TOver extends Listing<infer R> ? readonly R[] : never;

/** The resource of the listing that a check judges. */
type ResourceOf<TEach, TOver> =
  TEach extends Listing<infer R> ? R : TOver extends Listing<infer R> ? R : never;

/** A check as it is written: it judges `each` resource of a listing, or looks `over` a whole one. */
export interface CheckDefinition<
  TEach extends Listing | undefined = Listing | undefined,
  TOver extends Listing | undefined = Listing | undefined,
  TLimits = Limits,
  TUsing = Readonly<Record<string, Joined>>,
> extends CheckFields<TLimits, TUsing> {
  /** The listing it judges, one resource at a time. */
  readonly each?: TEach;
  /** The listing it judges as a whole, once per scope. */
  readonly over?: TOver;
  /** True for a subject it applies to, a sentence for one it does not. */
  readonly appliesTo?: (subject: SubjectOf<TEach, TOver>) => Applicability;
  readonly assert: (subject: SubjectOf<TEach, TOver>, context: Context<TLimits, TUsing>) => Assertions;
}

/** One listing, and not two. */
type OneListing<TEach, TOver> = TEach extends Listing
  ? { readonly over?: never }
  : TOver extends Listing
    ? unknown
    : { readonly each: Listing };

interface AnyDefinition extends CheckFields<Limits, Readonly<Record<string, Joined>>> {
  readonly each?: Listing;
  readonly over?: Listing;
  readonly appliesTo?: (subject: never) => Applicability;
  readonly assert: (subject: never, context: never) => Assertions;
}

// biome-ignore lint/complexity/noBannedTypes: the empty record is what "no parameters" infers to.
type None = {};

/**
 * Defines a check over each resource of a listing, or over a whole listing.
 *
 * @example
 * export const kmsKeyRotation = defineCheck({
 *   id: "aws/kms-key-rotation",
 *   title: "Customer-managed KMS key rotates on schedule",
 *   why: "A key that never changes makes one leak permanent.",
 *   fix: "Enable automatic rotation: aws kms enable-key-rotation --key-id <key>",
 *   severity: "medium",
 *   whenEmpty: "notApplicable",
 *   blindSpots: ["Rotation on demand is not read."],
 *   each: kmsKeys,
 *   parameters: { period: atMost(days(365)) },
 *   assert: (key, { period }) => [fact("rotation period", key.rotationPeriod).atMost(period)],
 * });
 */
export function defineCheck<
  TEach extends Listing | undefined = undefined,
  TOver extends Listing | undefined = undefined,
  const TLimits extends Limits = None,
  const TUsing extends Readonly<Record<string, Joined>> = None,
>(
  definition: CheckDefinition<TEach, TOver, TLimits, TUsing> & OneListing<TEach, TOver>,
): Check<ResourceOf<TEach, TOver>, TLimits> {
  const given: unknown = definition;
  const { id, parameters = {}, using = {}, sources = [], each, over, ...rest } = given as AnyDefinition;
  const subject: CheckSubject =
    each === undefined ? { mode: "over", listing: over as Listing } : { mode: "each", listing: each };
  assertWritten(id, rest);
  const check = {
    kind: "check",
    ...rest,
    id: providerPath("Check", id),
    subject,
    parameters,
    using,
    sources,
    with: (bindings: Bindings<Limits>) => asUse(check).with(bindings),
    where: (selector: Selector<never>) => asUse(check).where(selector),
    in: (environment: Environment) => asUse(check).in(environment),
    advisory: (terms: Advisory) => asUse(check).advisory(terms),
  } as AnyCheck;
  return defined(check as Check<ResourceOf<TEach, TOver>, TLimits>);
}

/** The compiler says so too; yet an untyped check must not choose by leaving out. */
function assertWritten(
  id: string,
  { whenEmpty, blindSpots }: Pick<AnyCheck, "whenEmpty" | "blindSpots">,
): void {
  const refuse = (what: string, next: string): never => {
    throw new BylawError("invalid-definition", `check ${id}: ${what}.`, { next });
  };
  if (whenEmpty !== "fails" && whenEmpty !== "notApplicable") {
    refuse("it does not say what an empty listing means", 'Give it whenEmpty: "fails" or "notApplicable".');
  }
  const spots: unknown = blindSpots;
  if (!Array.isArray(spots) || !spots.every((one) => typeof one === "string" && one.trim().endsWith("."))) {
    refuse("its blindSpots are not sentences", "List what it cannot see, a sentence with a full stop each.");
  }
}
