import type { Environment } from "../values/environment.ts";
import { BylawError } from "../values/errors.ts";
import { providerPath, slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind } from "../values/kind.ts";
import { type Limit, limitText } from "../values/limit.ts";
import type { Observed } from "../values/observed.ts";
import type { AnyParameter, Parameter } from "../values/parameter.ts";
import type { Identified } from "./collector.ts";
import type { Assertion } from "./fact.ts";
import type { Listing, ResourcesOf } from "./view.ts";

export type Severity = "low" | "medium" | "high" | "critical";

/** The limits that a check reads, by name. */
export type Limits = Readonly<Record<string, Limit>>;

/** True when the check applies, a sentence when it does not. */
export type Applicability = true | string | Observed<true | string>;

/** What `assert` must return: at least one assertion. */
export type Assertions = readonly [Assertion, ...Assertion[]];

/** The parameters that can be bound to a check's limits: same name, same unit, same direction. */
export type Bindings<TLimits> = keyof TLimits extends never
  ? { readonly [name: string]: never }
  : { readonly [K in keyof TLimits]?: TLimits[K] extends Limit<infer U, infer D> ? Parameter<U, D> : never };

/** A check of any resource and parameters. */
export interface AnyCheck {
  readonly kind: "check";
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly subject: CheckSubject;
  readonly using: Readonly<Record<string, Listing>>;
  readonly parameters: Limits;
  readonly expects: "any" | "some";
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
  /** Binds the check's limits to the program's parameters. */
  with(bindings: Bindings<TLimits>): CheckUse<TResource, TLimits>;
  /** Narrows the population. What it leaves out is listed with the reason. */
  where(selector: Selector<TResource>): CheckUse<TResource, TLimits>;
  /** Targets one environment. */
  in(environment: Environment): CheckUse<TResource, TLimits>;
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
}

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
  readonly parameters?: TLimits;
  /** Other listings that the assertion reads, of any provider. */
  readonly using?: TUsing;
  /** `some` makes an empty population an `error`; by default it is not applicable. */
  readonly expects?: "any" | "some";
}

type Context<TLimits, TUsing> = { readonly [K in keyof TLimits]: TLimits[K] } & ResourcesOf<TUsing>;

export interface EachDefinition<TResource extends Identified, TLimits, TUsing>
  extends CheckFields<TLimits, TUsing> {
  /** The listing it judges, one resource at a time. */
  readonly each: Listing<TResource>;
  /** True for a resource it applies to, a sentence for one it does not. */
  readonly appliesTo?: (resource: TResource) => Applicability;
  readonly assert: (resource: TResource, context: Context<TLimits, TUsing>) => Assertions;
}

export interface OverDefinition<TResource extends Identified, TLimits, TUsing>
  extends CheckFields<TLimits, TUsing> {
  /** The listing it judges as a whole, once per scope. */
  readonly over: Listing<TResource>;
  readonly appliesTo?: (resources: readonly TResource[]) => Applicability;
  readonly assert: (resources: readonly TResource[], context: Context<TLimits, TUsing>) => Assertions;
}

interface AnyDefinition extends CheckFields<Limits, Readonly<Record<string, Listing>>> {
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
 *   each: kmsKeys,
 *   parameters: { period: atMost(days(365)) },
 *   assert: (key, { period }) => [fact("rotation period", key.rotationPeriod).atMost(period)],
 * });
 */
export function defineCheck<
  TResource extends Identified,
  const TLimits extends Limits = None,
  const TUsing extends Readonly<Record<string, Listing>> = None,
>(definition: EachDefinition<TResource, TLimits, TUsing>): Check<TResource, TLimits>;
export function defineCheck<
  TResource extends Identified,
  const TLimits extends Limits = None,
  const TUsing extends Readonly<Record<string, Listing>> = None,
>(definition: OverDefinition<TResource, TLimits, TUsing>): Check<TResource, TLimits>;
export function defineCheck(definition: AnyDefinition): AnyCheck {
  const { id, parameters = {}, using = {}, expects = "any", each, over, ...rest } = definition;
  const subject: CheckSubject =
    each === undefined ? { mode: "over", listing: over as Listing } : { mode: "each", listing: each };
  const check = {
    kind: "check",
    ...rest,
    id: providerPath("Check", id),
    subject,
    parameters,
    using,
    expects,
    with: (bindings: Bindings<Limits>) => asUse(check).with(bindings),
    where: (selector: Selector<never>) => asUse(check).where(selector),
    in: (environment: Environment) => asUse(check).in(environment),
  } as AnyCheck;
  return freeze(check);
}

/** The use of a check as it stands, or the use itself. */
export function asUse(checkOrUse: AnyCheck | CheckUse): CheckUse {
  return checkOrUse.kind === "check-use" ? checkOrUse : useOf(checkOrUse, { bindings: {}, selectors: [] });
}

/** Which part of a check's population a use covers: `all`, `recent`, `recent + in production`. */
export function selectorText({
  selectors,
  environment,
}: Pick<CheckUse, "selectors" | "environment">): string {
  const parts = selectors.map((selector) => selector.id);
  if (environment !== undefined) parts.push(`in ${environment.id}`);
  return parts.length === 0 ? "all" : parts.join(" + ");
}

/** The compiler says so too; yet a limit in another unit would never be held. */
function assertBinding(check: AnyCheck, name: string, bound: AnyParameter | undefined): void {
  const place = `check ${check.id}: ${name}`;
  assertKind(place, bound, "parameter");
  const parameter = bound as AnyParameter;
  const own = check.parameters[name];
  const [given, wanted] = [parameter.default, own ?? parameter.default];
  if (given.direction === wanted.direction && given.value.unit === wanted.value.unit) return;
  const text = `${place} is ${limitText(wanted)}, and ${parameter.id} is ${limitText(given)}.`;
  throw new BylawError("invalid-definition", text, {
    next: "Bind a parameter of the same unit and direction.",
  });
}

function useOf(
  check: AnyCheck,
  state: Pick<CheckUse, "bindings" | "selectors"> & { readonly environment?: Environment },
): CheckUse {
  return freeze({
    kind: "check-use",
    check,
    ...state,
    with: (bindings: Bindings<Limits>) => {
      for (const [name, parameter] of Object.entries(bindings)) assertBinding(check, name, parameter);
      return useOf(check, {
        ...state,
        bindings: { ...state.bindings, ...(bindings as Record<string, AnyParameter>) },
      });
    },
    where: (selector: Selector<never>) => {
      slug("Selector", selector.id);
      if (typeof selector.because !== "string" || selector.because.trim() === "") {
        throw new BylawError("invalid-definition", `Selector ${selector.id} gives no reason.`, {
          next: "Say why the rest is left out: because: ...",
        });
      }
      return useOf(check, { ...state, selectors: [...state.selectors, selector] });
    },
    in: (environment: Environment) => {
      assertKind(`check ${check.id}: its environment`, environment, "environment");
      return useOf(check, { ...state, environment });
    },
  });
}
