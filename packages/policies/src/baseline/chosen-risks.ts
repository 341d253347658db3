import type { IsoDate, Risk } from "@bylaw/core";
import { type RiskEntry, register, risksOf } from "../register/index.ts";
import type { Terms } from "../terms.ts";
import type { ChosenControls } from "./chosen-controls.ts";
import type { BaselineRiskId } from "./ids.ts";
import type { AnyBaselineOptions } from "./options.ts";

export interface ChosenRisks {
  readonly all: Readonly<Record<string, RiskEntry>>;
  readonly kept: Readonly<Record<string, Risk>>;
}

export function chosenRisks(
  { replace = {}, remove = {} }: AnyBaselineOptions,
  terms: Terms,
  controls: ChosenControls["kept"],
  reviewBy: IsoDate,
): ChosenRisks {
  const left = register.filter(({ id }) => !(id in remove));
  const risks = risksOf(terms, left, controls, reviewBy);
  return {
    all: Object.fromEntries(register.map((entry) => [entry.id, entry])),
    kept: Object.fromEntries(risks.map((risk) => [risk.id, replace[risk.id as BaselineRiskId] ?? risk])),
  };
}
