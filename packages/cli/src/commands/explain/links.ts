import type { AccessReview, Listing, Owner, Person, Program, Role } from "@bylaw/core";
import { joinedListings, linksOf, listingsOfCheck, ownersIn, personOf } from "@bylaw/core/run";

/** Lines under headings. A heading without lines is left out. */
export type Sections = Readonly<Record<string, readonly string[]>>;

/** Where a listing comes from and who reads it. */
export function listingSections(program: Program, listing: Listing): Sections {
  const readers = linksOf(program).checksOf(listing);
  const views = readers
    .flatMap(listingsOfCheck)
    .filter((one) => one.kind === "view" && holds(sourcesOf(one), listing.id));
  return {
    "collected per": listing.kind === "collector" ? [`${listing.per} of ${listing.provider.id}`] : [],
    "derived from": sourcesOf(listing).map(({ id }) => id),
    operations: listing.kind === "collector" ? listing.operations : [],
    "views over it": [...new Set(views.map(({ id }) => id))],
    "read by": readers.map(named),
  };
}

function sourcesOf(listing: Listing): readonly Listing[] {
  return listing.kind === "collector" ? [] : [listing.each, ...joinedListings(listing.using)];
}

/** What a person answers for, as themselves and in the roles that they hold. */
export function personSections(program: Program, person: Person): Sections {
  const lines = (all: readonly { readonly owner: Owner; readonly id: string; readonly title: string }[]) =>
    all.filter(({ owner }) => personOf(owner).id === person.id).map((one) => named(one) + inRole(one.owner));
  const waivers = (who: "requestedBy" | "approvedBy") =>
    program.waivers
      .filter((waiver) => waiver[who].id === person.id)
      .map(({ check, resource, until }) => `${check.id} for ${resource}, until ${until}`);
  const { title, start, end, away = [], groups = [] } = person;
  return {
    title: [title ?? []].flat(),
    start: [start ?? []].flat(),
    end: [end ?? []].flat(),
    away: away.map(({ from, to }) => `${from} to ${to}`),
    groups,
    "owns policies": lines(program.policies),
    "owns controls": lines(program.controls),
    "owns risks": lines(program.risks),
    reviews: reviewedBy(program, (owner) => personOf(owner).id === person.id),
    "decides in access reviews": (program.accessReviews ?? [])
      .filter((one) => decidersOf(one).some((owner) => personOf(owner).id === person.id))
      .map(named),
    "asked for waivers": waivers("requestedBy"),
    "approved waivers": waivers("approvedBy"),
  };
}

/** What a role answers for, whoever holds it. */
export function ownedBy(program: Program, role: Role): Sections {
  const own = (owner: Owner): boolean => owner.kind === "role" && owner.id === role.id;
  return {
    "owns policies": program.policies.filter(({ owner }) => own(owner)).map(named),
    "owns controls": program.controls.filter(({ owner }) => own(owner)).map(named),
    "owns risks": program.risks.filter(({ owner }) => own(owner)).map(named),
    reviews: reviewedBy(program, own),
  };
}

/** Who decides on accounts in an access review. */
export function decidersOf({ reviewers }: AccessReview): readonly Owner[] {
  return Object.values(reviewers).flatMap(ownersIn);
}

export function holderText({ holder }: Role): string {
  return `${holder.id} ${holder.name}`;
}

/** What is bound to a part of the estate. */
export function environmentSections(program: Program, id: string): Sections {
  const here = ({ environment }: { readonly environment?: { readonly id: string } }): boolean =>
    environment?.id === id;
  return {
    providers: program.providers.filter(here).map(({ type }) => type.id),
    settings: program.settings.filter(here).map(({ parameter }) => parameter.id),
    "checks here only": linksOf(program)
      .tasks.filter(({ use }) => here(use))
      .map(({ check, control }) => `${check.id} in ${control.id}`),
  };
}

function reviewedBy(program: Program, is: (owner: Owner) => boolean): readonly string[] {
  return program.controls.flatMap((control) =>
    control.evidence
      .filter(({ reviewer }) => reviewer !== undefined && is(reviewer))
      .map(({ of, id }) => `${of.id} ${id} in ${control.id}`),
  );
}

function inRole(owner: Owner): string {
  return owner.kind === "role" ? ` (as ${owner.title})` : "";
}

/** `key-rotation Encryption keys rotate`. */
export function named({ id, title }: { readonly id: string; readonly title: string }): string {
  return `${id} ${title}`;
}

function holds(all: readonly { readonly id: string }[], id: string): boolean {
  return all.some((one) => one.id === id);
}
