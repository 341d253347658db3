import type { AnyCheck } from "../../language/checks/check.ts";
import { fact } from "../../language/checks/fact.ts";
import { scopeKey } from "../../language/checks/provider.ts";
import { type Listing, primaryCollector } from "../../language/checks/view.ts";
import { notApplicable, type Verdict } from "../observation.ts";
import type { RecordedListing } from "../recording.ts";

/** What a check makes of a listing that is complete and empty. */
export function emptyVerdict(check: AnyCheck, recorded: RecordedListing): Verdict {
  return check.whenEmpty === "fails" ? missing(check, "none") : notApplicable(proofOf(check, recorded));
}

/** What a check makes of a listing that its selectors empty: having only what does not count is having nothing. */
export function leftOutVerdict(check: AnyCheck, leftOut: number): Verdict {
  if (check.whenEmpty === "fails") return missing(check, `none that its selectors keep, of ${leftOut}`);
  return { ...notApplicable(`Left out by its selectors, all ${leftOut}.`), leftOut: true };
}

function missing({ subject }: AnyCheck, observed: string): Verdict {
  const assertion = fact(subject.listing.resource, observed).satisfies("at least one", () => false);
  return { outcome: "fail", assertions: [assertion] };
}

function proofOf({ subject: { listing } }: AnyCheck, recorded: RecordedListing): string {
  const among = amongText(listing, recorded);
  return `There is no ${listing.resource}${among} in ${scopeKey(recorded.scope)}: the listing is complete.`;
}

function amongText(listing: Listing, { resources }: RecordedListing): string {
  return listing.kind === "view" ? ` among ${resources} of ${primaryCollector(listing).id}` : "";
}
