import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import { assertWord } from "../values/word.ts";
import type { Control } from "./control.ts";

/** What a matrix makes of a rating, lowest first. */
export const riskLevels = ["low", "medium", "high", "critical"] as const;
export type RiskLevel = (typeof riskLevels)[number];

type Step = "low" | "medium" | "high";
type Likelihood = "rare" | "unlikely" | "possible" | "likely" | "almost-certain";
type Impact = "negligible" | "minor" | "moderate" | "major" | "severe";

/** How likely, and how bad: in three steps each, or in five. */
export type RiskRating =
  | { readonly likelihood: Step; readonly impact: Step }
  | { readonly likelihood: Likelihood; readonly impact: Impact };

/** The level that each likelihood and impact give: `matrix[likelihood][impact]`, least first. */
export type RiskMatrix = Readonly<Record<string, Readonly<Record<string, RiskLevel>>>>;

/** Three by three: the matrix a program uses unless it brings another. */
export const defaultRiskMatrix: RiskMatrix = freeze({
  low: { low: "low", medium: "low", high: "medium" },
  medium: { low: "low", medium: "medium", high: "high" },
  high: { low: "medium", medium: "high", high: "high" },
});

/** Five by five: likelihood from `rare` to `almost-certain`, impact from `negligible` to `severe`. */
export const fiveByFive: RiskMatrix = freeze({
  rare: { negligible: "low", minor: "low", moderate: "low", major: "medium", severe: "medium" },
  unlikely: { negligible: "low", minor: "low", moderate: "medium", major: "medium", severe: "high" },
  possible: { negligible: "low", minor: "medium", moderate: "medium", major: "high", severe: "high" },
  likely: { negligible: "low", minor: "medium", moderate: "high", major: "high", severe: "critical" },
  "almost-certain": {
    negligible: "medium",
    minor: "medium",
    moderate: "high",
    major: "critical",
    severe: "critical",
  },
});

/** The level of a rating; undefined where the matrix has no such step. */
export function levelOf({ likelihood, impact }: RiskRating, matrix: RiskMatrix): RiskLevel | undefined {
  return matrix[likelihood]?.[impact];
}

/** `unlikely, major`: as a record that accepts it says it. */
export function ratingText({ likelihood, impact }: RiskRating): string {
  return `${likelihood}, ${impact}`;
}

/** What is done about a risk beside its controls: what, by whom, by when. */
export interface TreatmentAction {
  readonly what: string;
  readonly owner: Owner;
  readonly due: IsoDate;
  readonly done?: IsoDate;
}

const considerations = ["fraud", "change"] as const;
const treatments = ["mitigate", "accept", "transfer", "avoid"] as const;

/** An entry of the risk register. */
export interface Risk {
  readonly kind: "risk";
  readonly id: string;
  readonly title: string;
  /** Cause, event and consequence, in one sentence. */
  readonly statement: string;
  /** Who or what causes it: `An outsider with a stolen password`. */
  readonly threat?: string;
  /** What it was looked at for: that somebody deceives, or that something changes. */
  readonly considers?: readonly (typeof considerations)[number][];
  readonly treatment: (typeof treatments)[number];
  /** What is still to be done about it. */
  readonly plan?: readonly TreatmentAction[];
  /** Before controls. */
  readonly inherent: RiskRating;
  /** The controls that earn the residual rating. */
  readonly controls: readonly Control[];
  /** After controls, as the owner declares it. */
  readonly residual: RiskRating;
  readonly owner: Owner;
  /** The day by which the owner looks at it again. */
  readonly reviewBy: IsoDate;
  /** The day on which it came into the register; without it, one that was there from the beginning. */
  readonly identified?: IsoDate;
}

/** True of a risk that somebody has to accept: it is accepted, or more than a medium one is left after its controls. */
export function needsAcceptance(
  { treatment, residual }: Pick<Risk, "treatment" | "residual">,
  matrix: RiskMatrix,
): boolean {
  const level = levelOf(residual, matrix);
  return treatment === "accept" || (level !== "low" && level !== "medium");
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
  if (definition.identified !== undefined) isoDate(`${place}: identified`, definition.identified);
  assertKind(`${place}: owner`, definition.owner, "person", "role");
  assertWord(`${place}: treatment`, definition.treatment, treatments);
  for (const [at, one] of (definition.considers ?? []).entries())
    assertWord(`${place}: considers[${at}]`, one, considerations);
  assertKinds(`${place}: controls`, definition.controls, "control");
  for (const { what, owner, due, done } of definition.plan ?? []) {
    assertKind(`${place}: ${what}: owner`, owner, "person", "role");
    isoDate(`${place}: ${what}: due`, due);
    if (done !== undefined) isoDate(`${place}: ${what}: done`, done);
  }
  return defined({ kind: "risk", ...definition, id: slug("Risk", definition.id) });
}
