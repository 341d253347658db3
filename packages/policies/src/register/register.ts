import { type Control, defineRisk, fiveByFive, type IsoDate, type Risk } from "@bylaw/core";
import { needsAcceptance, type RiskRating } from "@bylaw/core/provider";
import { inWeek, type Owners, type Terms } from "../terms.ts";

/** An entry of the register as data: controls by their ids, people by what they answer for. */
export interface RiskEntry {
  readonly id: string;
  readonly title: string;
  /** Cause, event and consequence, in one sentence. */
  readonly statement: string;
  readonly threat: string;
  readonly considers?: readonly ("fraud" | "change")[];
  readonly treatment: Risk["treatment"];
  readonly inherent: RiskRating;
  readonly residual: RiskRating;
  readonly controls: readonly string[];
  readonly owner: keyof Owners;
  readonly plan?: readonly PlannedAction[];
}

/** What is still to be done, by the end of the nth week. */
export interface PlannedAction {
  readonly what: string;
  readonly owner: keyof Owners;
  readonly week: number;
}

/**
 * The risks that the entries make with the controls that a program has. Where it has none of an entry's controls, nothing earns
 * the residual rating: the risk stands as it was before controls, and is accepted.
 */
export function risksOf(
  terms: Terms,
  entries: readonly RiskEntry[],
  controls: Readonly<Record<string, Control | undefined>>,
  reviewBy: IsoDate,
): readonly Risk[] {
  return entries.map(({ owner, plan, ...entry }) => {
    const own = entry.controls.flatMap((id) => controls[id] ?? []);
    const isBare = entry.controls.length > 0 && own.length === 0;
    return defineRisk({
      ...entry,
      controls: own,
      ...(isBare && { treatment: "accept", residual: entry.inherent }),
      owner: terms.owners[owner],
      reviewBy,
      ...(plan !== undefined && {
        plan: plan.map(({ what, owner: by, week }) => ({
          what,
          owner: terms.owners[by],
          due: inWeek(terms, week),
        })),
      }),
    });
  });
}

/** The risks that somebody has to accept. */
export function acceptedOf(risks: readonly Risk[]): readonly Risk[] {
  return risks.filter((risk) => needsAcceptance(risk, fiveByFive));
}
