import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { providerPath } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import type { Observed } from "../values/observed.ts";
import type { Collector, Identified } from "./collector.ts";
import type { Lookup } from "./lookup.ts";

/** What a check can judge: a collector's listing, or a view over listings. */
export type Listing<TResource extends Identified = Identified> = Collector<TResource> | View<TResource>;

/** A listing that is joined as far as it was read. */
export interface ListingAsRead<TResource extends Identified = Identified> {
  readonly kind: "listing-as-read";
  readonly listing: Listing<TResource>;
}

/** What a view or a check can join: a listing that must be complete, or one as far as it was read. */
export type Joined = Listing | ListingAsRead;

/** The resources of each listing: all of them, or a lookup into those that were read. */
export type ResourcesOf<TListings> = {
  readonly [K in keyof TListings]: TListings[K] extends ListingAsRead<infer R>
    ? Lookup<R>
    : TListings[K] extends Listing<infer R>
      ? readonly R[]
      : never;
};

/**
 * Joins a listing as far as it was read. By default one resource that cannot be read leaves undecided whatever joins its
 * listing; here only what depends on what may be missing. The listing is then a {@link Lookup}, which answers with
 * observed values.
 *
 * @example using: { repositories: asFarAsRead(repositories) }
 */
export function asFarAsRead<TResource extends Identified>(
  listing: Listing<TResource>,
): ListingAsRead<TResource> {
  return freeze({ kind: "listing-as-read", listing });
}

/** The listing that is joined, whether it must be complete or not. */
export function joinedListing(joined: Joined): Listing {
  return joined.kind === "listing-as-read" ? joined.listing : joined;
}

/** The same for all that are joined. */
export function joinedListings(using: Readonly<Record<string, Joined>>): readonly Listing[] {
  return Object.values(using).map(joinedListing);
}

/** Derives resources from other listings. Pure, never recorded, and computed again on replay. */
export interface View<TResource extends Identified = Identified> {
  readonly kind: "view";
  readonly id: string;
  /** One resource, in the singular. */
  readonly resource: string;
  /** The listing whose resources it derives from, one by one. */
  readonly each: Listing;
  readonly using: Readonly<Record<string, Joined>>;
  /** Which of them it accepts. Decided before any other listing is looked at. */
  readonly where?: (resource: never) => boolean | Observed<boolean>;
  /** What one resource of `each` comes to: one, several or none. */
  derive(resource: never, using: never): Derived<TResource>;
}

/** Several resources, which may hang on a value that could not be read. */
export type Derived<TResource> = readonly TResource[] | Observed<readonly TResource[]>;

/** A view as it is written: it derives one resource from each, with `derive`, or several, with `deriveMany`. */
export type ViewDefinition<
  TResource extends Identified,
  TSource extends Identified,
  TUsing extends Readonly<Record<string, Joined>>,
> = ViewFields<TSource, TUsing> & (One<TResource, TSource, TUsing> | Many<TResource, TSource, TUsing>);

interface ViewFields<TSource extends Identified, TUsing extends Readonly<Record<string, Joined>>> {
  readonly id: string;
  readonly resource: string;
  readonly each: Listing<TSource>;
  /** What it brings in beside that. */
  readonly using?: TUsing;
  /** Which of them it accepts. One that cannot be decided stays in, as unreadable. */
  readonly where?: (resource: TSource) => boolean | Observed<boolean>;
}

interface One<TResource, TSource, TUsing> {
  readonly derive: (resource: TSource, using: ResourcesOf<TUsing>) => TResource;
  readonly deriveMany?: never;
}

interface Many<TResource, TSource, TUsing> {
  /** Their ids are unique in the view. Of an observed list that is unreadable, so is what would be derived from it. */
  readonly deriveMany: (resource: TSource, using: ResourcesOf<TUsing>) => Derived<TResource>;
  readonly derive?: never;
}

// biome-ignore lint/complexity/noBannedTypes: the empty record is what "joins nothing" infers to.
type None = {};

/**
 * Defines a view.
 *
 * @example
 * const accessKeys = defineView({
 *   id: "acme/access-keys",
 *   resource: "access key",
 *   each: users,
 *   deriveMany: (user) => from(user.keys, (keys) => keys.map((key) => ({ ...key, id: `${user.id}/${key.name}` }))),
 * });
 * @example
 * const deployRoles = defineView({
 *   id: "acme/deploy-roles",
 *   resource: "deploy role",
 *   each: iamRoles,
 *   using: { repositories: githubRepositories },
 *   where: (role) => role.trusts.length > 0,
 *   derive: (role, { repositories }) => ({ id: role.id, repositories: repositories.filter(...) }),
 * });
 */
export function defineView<
  TResource extends Identified,
  TSource extends Identified,
  const TUsing extends Readonly<Record<string, Joined>> = None,
>(definition: ViewDefinition<TResource, TSource, TUsing>): View<TResource> {
  const { id, using = {}, derive, deriveMany, ...rest } = definition;
  if ((derive === undefined) === (deriveMany === undefined)) {
    throw new BylawError("invalid-definition", `view ${id}: it needs derive or deriveMany, and not both.`, {
      next: "Write derive for one resource of each, deriveMany for several.",
    });
  }
  const many = deriveMany ?? ((resource: TSource, using: ResourcesOf<TUsing>) => [derive(resource, using)]);
  return defined({
    kind: "view",
    ...rest,
    using,
    id: providerPath("View", id),
    derive: many as View<TResource>["derive"],
  });
}

/** The collectors that a listing reads, its own first. */
export function collectorsOf(listing: Listing): readonly Collector[] {
  if (listing.kind === "collector") return [listing];
  return [...collectorsOf(listing.each), ...joinedListings(listing.using).flatMap(collectorsOf)];
}

/** The collector whose scopes and order a listing has. */
export function primaryCollector(listing: Listing): Collector {
  return listing.kind === "collector" ? listing : primaryCollector(listing.each);
}
