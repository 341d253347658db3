import type { Waiver } from "@bylaw/core";

/** A waiver as documents speak of it. */
export interface WaiverModel {
  readonly check: string;
  /** True when it is an evidence requirement that is waived. */
  readonly evidence: boolean;
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
    evidence: waiver.check.kind === "evidence-requirement",
    resource: waiver.resource,
    scope: waiver.scope ?? null,
    until: waiver.until,
    reason: waiver.reason,
    requestedBy: waiver.requestedBy.name,
    approvedBy: waiver.approvedBy.name,
    compensating: waiver.compensating.map(({ id, title }) => ({ id, title })),
  };
}
