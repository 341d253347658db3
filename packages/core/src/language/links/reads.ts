import type { AnyCheck } from "../checks/check.ts";
import type { Collector } from "../checks/collector.ts";
import { joinedListings, type Listing } from "../checks/view.ts";
import type { Control } from "../company/control.ts";
import type { AnyParameter } from "../values/parameter.ts";
import { tasksOfControl } from "./task.ts";

/** Every listing that a check reads: its own, those of `using`, and those that views derive from. */
export function listingsOfCheck(check: AnyCheck): readonly Listing[] {
  return [check.subject.listing, ...joinedListings(check.using)].flatMap(withSources);
}

/** Every collector a check reads, directly, through views and through `using`. */
export function collectorsOfCheck(check: AnyCheck): readonly Collector[] {
  return listingsOfCheck(check).filter((listing) => listing.kind === "collector");
}

/** The ids of a control's checks and evidence. */
export function verificationIds(control: Control): readonly string[] {
  return [...tasksOfControl(control).map(({ check }) => check.id), ...control.evidence.map(({ id }) => id)];
}

/** The parameters that a control's checks and evidence read, or those of them whose id `counts`. */
export function parametersReadBy(
  control: Control,
  counts: (id: string) => boolean = () => true,
): readonly AnyParameter[] {
  return [
    ...tasksOfControl(control)
      .filter(({ check }) => counts(check.id))
      .flatMap(({ use }) => Object.values(use.bindings)),
    ...control.evidence.filter(({ id }) => counts(id)).flatMap((requirement) => requirement.parameters),
  ];
}

/** A listing, and every other one that it derives from. */
export function withSources(listing: Listing): readonly Listing[] {
  if (listing.kind === "collector") return [listing];
  return [listing, ...withSources(listing.each), ...joinedListings(listing.using).flatMap(withSources)];
}
