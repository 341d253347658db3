import { type Listing, primaryCollector } from "../checks/view.ts";
import type { ReviewHeldTo } from "../evidence/session.ts";
import { holderOn, type Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { slug } from "../values/id.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import { type Parameter, resolveLimit, type Setting } from "../values/parameter.ts";
import { type Quantity, quantityText } from "../values/quantity.ts";
import type { ListedAccount, SystemListing } from "./account.ts";

/** What is decided on again and again: every account of some systems, by whom, and for which requirement. */
export interface AccessReview {
  readonly kind: "access-review";
  readonly id: string;
  readonly title: string;
  /** The id of the evidence requirement that it answers once it is closed, of the kind `access-review`. */
  readonly requirement: string;
  /** The listings of accounts. Every run lists them, whether or not a check reads them; each scope of theirs is a system. */
  readonly of: readonly Listing<ListedAccount>[];
  /**
   * Who decides, by system (`aws/111111111111`), or for all that `identities` of people call alike (`aws`): one, or several, of whom each may
   * decide on any account. Nobody else's decision stands.
   */
  readonly reviewers: Readonly<Record<string, Owner | readonly Owner[]>>;
  /**
   * The day since which its requirement is answered by closed reviews alone. A record of an earlier day is one that people filed by hand.
   * Default: every record is of a closed review.
   */
  readonly since?: IsoDate;
  /** An account that was not used for longer is dormant. */
  readonly dormantAfter: Quantity<"days"> | Parameter<"days", "atMost">;
}

/** An access review as it is written. */
export type AccessReviewDefinition = Omit<AccessReview, "kind">;

/**
 * Declares what an access review is held over. It throws where a system has no reviewer, or a reviewer no system.
 *
 * @example
 * defineAccessReview({
 *   id: "accounts",
 *   title: "Accounts of the cloud and of the code",
 *   requirement: "access-reviewed",
 *   of: [iamAccounts, organizationAccounts],
 *   reviewers: { aws: cto, github: cto },
 *   dormantAfter: days(90),
 * });
 */
export function defineAccessReview(definition: AccessReviewDefinition): AccessReview {
  const { id, title, requirement, of, reviewers, since, dormantAfter } = definition;
  slug("Access review", id);
  const place = `access review ${id}`;
  if (typeof title !== "string" || title.trim() === "")
    throw invalid(`${place} has no title.`, "Say what is reviewed, as an auditor would.");
  if (typeof requirement !== "string" || requirement.trim() === "")
    throw invalid(
      `${place} names no requirement.`,
      'Give it the id of the evidence that it answers: requirement: "access-reviewed".',
    );
  assertKinds(`${place}: of`, of, "collector", "view");
  if (of.length === 0)
    throw invalid(`${place}: of is empty.`, "Name the listings of accounts, such as of: [iamAccounts].");
  const twice = of.find((one, at) => of.findIndex((other) => other.id === one.id) !== at);
  if (twice !== undefined) throw invalid(`${place}: of has ${twice.id} twice.`, "Name each listing once.");
  assertReviewers(place, of, reviewers);
  if (since !== undefined) isoDate(`${place}: since`, since);
  assertDays(place, dormantAfter);
  return defined({ kind: "access-review", ...definition });
}

/**
 * The ids of all who may decide on a system's accounts on a day of some: who are named for it alone, or for all that people's `identities`
 * call alike. Of an office whoever held it on one of those days.
 */
export function reviewersOf(
  { reviewers }: AccessReview,
  { system, identities }: Pick<SystemListing, "system" | "identities">,
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): readonly string[] {
  const owners = ownersAt(reviewers, system) ?? ownersAt(reviewers, identities) ?? [];
  const holders = owners.flatMap((owner) => {
    const changes = owner.kind === "role" ? (owner.former ?? []).map(({ until }) => until) : [];
    const days = [to, ...changes.filter((day) => from <= day && day < to), from];
    return days.map((day) => holderOn(owner, day).id);
  });
  return [...new Set(holders)];
}

/** What the records of a requirement are held to, where a declared access review answers it. */
export function reviewHeldTo(
  { accessReviews = [] }: { readonly accessReviews?: readonly AccessReview[] },
  requirement: string,
): ReviewHeldTo | undefined {
  const found = accessReviews.find((one) => one.requirement === requirement);
  return found && { id: found.id, ...(found.since !== undefined && { since: found.since }) };
}

/** After how many days without use an account is dormant, as the program sets it. */
export function dormantDays(
  { dormantAfter }: AccessReview,
  { settings }: { readonly settings: readonly Setting[] },
): number {
  const { amount } = "kind" in dormantAfter ? resolveLimit(dormantAfter, settings).value : dormantAfter;
  return amount as number;
}

function ownersAt(reviewers: AccessReview["reviewers"], key: string): readonly Owner[] | undefined {
  return Object.hasOwn(reviewers, key) ? ownersIn(reviewers[key]) : undefined;
}

/** One owner or several, as a list. */
export function ownersIn(given: Owner | readonly Owner[] | undefined): readonly Owner[] {
  return given === undefined ? [] : ([given].flat() as readonly Owner[]);
}

function assertReviewers(place: string, of: AccessReview["of"], reviewers: AccessReview["reviewers"]): void {
  if (typeof reviewers !== "object" || reviewers === null)
    throw invalid(`${place} names no reviewers.`, "Name one for each system: reviewers: { aws: cto }.");
  const kinds = new Set(of.map((listing) => primaryCollector(listing).provider.id));
  const keys = Object.keys(reviewers);
  for (const key of keys) {
    const named = reviewers[key];
    if (Array.isArray(named)) {
      assertKinds(`${place}: reviewers.${key}`, named, "person", "role");
      if (named.length === 0)
        throw invalid(`${place}: reviewers.${key} is empty.`, `Name a person or a role: { ${key}: [cto] }.`);
    } else assertKind(`${place}: reviewers.${key}`, named, "person", "role");
    if (kinds.has(key.split("/", 1)[0] as string)) continue;
    throw invalid(
      `${place}: reviewers names ${JSON.stringify(key)}, of which none of its listings lists accounts.`,
      `It lists accounts of: ${[...kinds].join(", ")}.`,
    );
  }
  const without = [...kinds].find((kind) => !keys.some((key) => key === kind || key.startsWith(`${kind}/`)));
  if (without !== undefined)
    throw invalid(
      `${place}: nobody reviews ${without}.`,
      `Name a person or a role: reviewers: { ${without}: cto }.`,
    );
}

function assertDays(place: string, given: AccessReview["dormantAfter"]): void {
  const limit = given !== undefined && "kind" in given ? given.default : undefined;
  const value = limit === undefined ? (given as Quantity | undefined) : limit.value;
  const next = "Write it as dormantAfter: days(90), or name a parameter that is at most so many days.";
  if (value === undefined) throw invalid(`${place}: dormantAfter is missing.`, next);
  if (limit !== undefined && limit.direction !== "atMost")
    throw invalid(`${place}: dormantAfter says how long at least, and not at most.`, next);
  if (value.unit !== "days" || !Number.isInteger(value.amount) || value.amount < 1)
    throw invalid(`${place}: dormantAfter, ${quantityText(value)}, is no number of whole days.`, next);
}

function invalid(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
