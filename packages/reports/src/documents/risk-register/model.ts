import type { Program } from "@bylaw/core";
import { levelOf, ownerText, type RiskRating } from "@bylaw/core/run";
import { type HeatCell, heatMapOf } from "../../parts/heat-map.ts";

/** What the risk register says. */
export interface RiskRegisterModel {
  readonly organization: string;
  readonly risks: readonly RiskModel[];
  /** Where the heat map has any of them, the highest likelihood first. */
  readonly cells: readonly HeatCell[];
}

export interface RiskModel {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly treatment: string;
  readonly inherent: RatingModel;
  /** As the owner declares it. */
  readonly residual: RatingModel;
  readonly controls: readonly { readonly id: string; readonly title: string }[];
  readonly owner: string;
  readonly reviewBy: string;
  /** The day on which it came into the register, where it was not there from the beginning. */
  readonly identified: string | null;
}

export interface RatingModel {
  readonly likelihood: string;
  readonly impact: string;
  /** What the program's matrix makes of the two. */
  readonly level: string;
}

export function riskRegisterModel(program: Program): RiskRegisterModel {
  return {
    organization: program.organization.name,
    cells: heatMapOf(program).cells.filter(({ inherent, residual }) => inherent.length + residual.length > 0),
    risks: program.risks.map((risk) => ({
      id: risk.id,
      title: risk.title,
      statement: risk.statement,
      treatment: risk.treatment,
      inherent: ratingModel(risk.inherent, program),
      residual: ratingModel(risk.residual, program),
      controls: risk.controls.map(({ id, title }) => ({ id, title })),
      owner: ownerText(risk.owner),
      reviewBy: risk.reviewBy,
      identified: risk.identified ?? null,
    })),
  };
}

function ratingModel(rating: RiskRating, { riskMatrix }: Program): RatingModel {
  const { likelihood, impact } = rating;
  return { likelihood, impact, level: levelOf(rating, riskMatrix) ?? "not rated" };
}
