import type { Program, Waiver } from "@bylaw/core";

/** What the register of waivers says. */
export interface WaiversModel {
  readonly organization: string;
  readonly waivers: readonly WaiverModel[];
}

export interface WaiverModel {
  readonly check: string;
  readonly resource: string;
  /** The last day on which it holds. */
  readonly until: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly compensating: readonly { readonly id: string; readonly title: string }[];
}

export function waiversModel(program: Program): WaiversModel {
  return { organization: program.organization.name, waivers: program.waivers.map(waiverModel) };
}

export function waiverModel(waiver: Waiver): WaiverModel {
  return {
    check: waiver.check.id,
    resource: waiver.resource,
    until: waiver.until,
    reason: waiver.reason,
    requestedBy: waiver.requestedBy.name,
    approvedBy: waiver.approvedBy.name,
    compensating: waiver.compensating.map(({ id, title }) => ({ id, title })),
  };
}
