import type { Program, Risk } from "@bylaw/core";
import type { RiskRating } from "@bylaw/core/run";

/** The program's matrix, with the risks that are rated by it. */
export interface HeatMap {
  /** The highest first. */
  readonly likelihoods: readonly string[];
  /** The least first. */
  readonly impacts: readonly string[];
  /** Row by row; a pair that the matrix does not have has no level. */
  readonly cells: readonly HeatCell[];
}

export interface HeatCell {
  readonly likelihood: string;
  readonly impact: string;
  readonly level: string | null;
  /** The ids of the risks that are rated so before controls, and after them. */
  readonly inherent: readonly string[];
  readonly residual: readonly string[];
}

export function heatMapOf({ riskMatrix, risks }: Program): HeatMap {
  const likelihoods = Object.keys(riskMatrix).reverse();
  const impacts = [...new Set(Object.values(riskMatrix).flatMap((row) => Object.keys(row)))];
  const cells = likelihoods.flatMap((likelihood) =>
    impacts.map((impact): HeatCell => {
      const isHere = (rating: RiskRating): boolean =>
        rating.likelihood === likelihood && rating.impact === impact;
      const idsOf = (rating: (risk: Risk) => RiskRating): readonly string[] =>
        risks.filter((risk) => isHere(rating(risk))).map(({ id }) => id);
      return {
        likelihood,
        impact,
        level: riskMatrix[likelihood]?.[impact] ?? null,
        inherent: idsOf(({ inherent }) => inherent),
        residual: idsOf(({ residual }) => residual),
      };
    }),
  );
  return { likelihoods, impacts, cells };
}
