import type { Waiver } from "@bylaw/core";
import type { WaiverState } from "@bylaw/core/run";

/** A waiver as documents speak of it. */
export interface WaiverModel {
  readonly check: string;
  readonly resource: string;
  /** The scope it is in, where the waiver names one. */
  readonly scope: string | null;
  /** The last day on which it holds. */
  readonly until: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly compensating: readonly { readonly id: string; readonly title: string }[];
}

export function waiverModel(waiver: Waiver): WaiverModel {
  return {
    check: waiver.check.id,
    resource: waiver.resource,
    scope: waiver.scope ?? null,
    until: waiver.until,
    reason: waiver.reason,
    requestedBy: waiver.requestedBy.name,
    approvedBy: waiver.approvedBy.name,
    compensating: waiver.compensating.map(({ id, title }) => ({ id, title })),
  };
}

/** What a waiver came to in a run, and what to do about it. */
export function waiverStateText(state: WaiverState, until: string): string {
  switch (state) {
    case "active":
      return `holds until ${until}`;
    case "expired":
      return `ended ${until}: its failure counts again`;
    case "over-broad":
      return "fails in several scopes, and covers the first: name the scope";
    case "undecided":
      return "could not be held to: its resource, or part of what its check judges, could not be read";
    case "unneeded":
      return "does not fail now: remove the waiver";
    case "unmatched":
      return "no such resource was judged: mend its id, or remove the waiver";
  }
}
