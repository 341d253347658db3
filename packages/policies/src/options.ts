import type { Control, IsoDate, Owner } from "@bylaw/core";

export interface ControlOptions {
  /** Who answers for the controls, and looks at what they ask for as evidence. */
  readonly owner: Owner;
}

export interface PolicyOptions<TControls> {
  readonly owner: Owner;
  /** The day the policy takes effect. */
  readonly effective: IsoDate;
  readonly controls: TControls;
}

export interface RiskOptions {
  readonly owner: Owner;
  /** The day by which the owner looks at it again. */
  readonly reviewBy: IsoDate;
  /** The controls that earn the residual rating. */
  readonly controls: readonly [Control, ...Control[]];
}
