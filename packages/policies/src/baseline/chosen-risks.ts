import type { IsoDate, Risk } from "@bylaw/core";
import { riskEntries } from "../register/entries.ts";
import { type RiskEntry, risksOf } from "../register/register.ts";
import type { Terms } from "../terms.ts";
import type { ChosenControls } from "./chosen-controls.ts";
import type { BaselineRiskId } from "./ids.ts";
import type { AnyBaselineOptions } from "./options.ts";

export interface ChosenRisks {
  readonly all: Readonly<Record<string, RiskEntry>>;
  readonly kept: Readonly<Record<string, Risk>>;
}

export function chosenRisks(
  { replace = {}, remove = {}, risks: own = [] }: AnyBaselineOptions,
  terms: Terms,
  controls: ChosenControls["kept"],
  reviewBy: IsoDate,
): ChosenRisks {
  const left = riskEntries.filter(({ id }) => !(id in remove));
  const risks = risksOf(terms, left, controls, reviewBy);
  return {
    all: Object.fromEntries(riskEntries.map((entry) => [entry.id, entry])),
    kept: Object.fromEntries([
      ...risks.map((risk) => [risk.id, replace[risk.id as BaselineRiskId] ?? risk] as const),
      ...own.map((risk) => [risk.id, risk] as const),
    ]),
  };
}
