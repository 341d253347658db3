import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Control } from "./control.ts";

export type RiskLevel = "low" | "medium" | "high";

/** How likely, and how bad. */
export interface RiskRating {
  readonly likelihood: RiskLevel;
  readonly impact: RiskLevel;
}

/** The level that each likelihood and impact give: `matrix[likelihood][impact]`. */
export type RiskMatrix = Readonly<Record<RiskLevel, Readonly<Record<RiskLevel, RiskLevel>>>>;

/** The matrix a program uses unless it brings its own. */
export const defaultRiskMatrix: RiskMatrix = freeze({
  low: { low: "low", medium: "low", high: "medium" },
  medium: { low: "low", medium: "medium", high: "high" },
  high: { low: "medium", medium: "high", high: "high" },
});

/** An entry of the risk register. */
export interface Risk {
  readonly kind: "risk";
  readonly id: string;
  readonly title: string;
  /** Cause, event and consequence, in one sentence. */
  readonly statement: string;
  readonly treatment: "mitigate" | "accept" | "transfer" | "avoid";
  /** Before controls. */
  readonly inherent: RiskRating;
  /** The controls that earn the residual rating. */
  readonly controls: readonly Control[];
  /** After controls, as the owner declares it. */
  readonly residual: RiskRating;
  readonly owner: Owner;
  /** The day by which the owner looks at it again. */
  readonly reviewBy: IsoDate;
}

/**
 * Defines a risk.
 *
 * @example
 * defineRisk({
 *   id: "RISK-001",
 *   title: "Unauthorized database access",
 *   statement: "A stolen credential reaches the database and customer data leaks.",
 *   treatment: "mitigate",
 *   inherent: { likelihood: "medium", impact: "high" },
 *   controls: [consoleMfa],
 *   residual: { likelihood: "low", impact: "medium" },
 *   owner: cto,
 *   reviewBy: "2026-12-15",
 * });
 */
export function defineRisk(definition: Omit<Risk, "kind">): Risk {
  const place = `risk ${definition.id}`;
  isoDate(`${place}: reviewBy`, definition.reviewBy);
  assertKind(`${place}: owner`, definition.owner, "person", "role");
  assertKinds(`${place}: controls`, definition.controls, "control");
  return freeze({ kind: "risk", ...definition, id: slug("Risk", definition.id) });
}
