import {
  type Control,
  fiveByFive,
  type IsoDate,
  type Policy,
  type Program,
  type ProgramDefinition,
  type Risk,
  soc2,
} from "@bylaw/core";
import { addDays, addMonths } from "@bylaw/core/provider";
import { acceptedOf } from "../register/register.ts";
import type { Terms } from "../terms.ts";
import { checklistOf } from "./checklist.ts";
import { chosenControls } from "./chosen-controls.ts";
import { chosenPolicies } from "./chosen-policies.ts";
import { chosenRisks } from "./chosen-risks.ts";
import { assertGiven } from "./given.ts";
import type { BaselineControlId, BaselinePolicyId, BaselineRiskId, OptionalControlId } from "./ids.ts";
import { assertKnown } from "./known.ts";
import { omissionsOf } from "./omissions.ts";
import type { BaselineOptions, Removable } from "./options.ts";
import { ORIGINALS } from "./originals.ts";
import { settingsFor } from "./settings.ts";

/** A program to begin with: its parts by id, and all of it to spread into `defineProgram`. */
export interface Baseline<TRemoved extends Removable = never> {
  readonly controls: ById<BaselineControlId, OptionalControlId, TRemoved, Control>;
  readonly policies: ById<BaselinePolicyId, never, TRemoved, Policy>;
  readonly risks: ById<BaselineRiskId, BaselineRiskId, TRemoved, Risk>;
  /** `defineProgram({ ...baseline.program, providers })` */
  readonly program: BaselineProgram;
}

/** What is left out is not there, and what hangs on a category may not be. */
type ById<TId extends string, TOptional extends string, TRemoved extends string, T> = {
  readonly [K in Exclude<TId, TOptional | TRemoved>]: T;
} & { readonly [K in Exclude<TOptional, TRemoved>]?: T };

/** What a program is spread from: everything but its providers. */
export type BaselineProgram = Pick<
  Program,
  "organization" | "framework" | "policies" | "controls" | "risks" | "riskMatrix" | "settings" | "omissions"
> &
  Required<Pick<ProgramDefinition, "people" | "period" | "vendors" | "checklist">>;

/**
 * A SOC 2 program to begin with: controls, policies and risks that stand on what people show. What a provider verifies takes
 * the place of that. Any part is replaced, tightened or left out by its id; what is left out stays in the program as an
 * omission with its reason.
 *
 * @example
 * const baseline = soc2Baseline({
 *   organization: { name: "Acme, Inc." },
 *   people: [ana, ben],
 *   owners: { executive: ana, security: ana, engineering: ben, people: ana },
 *   categories: ["availability"],
 *   from: "2026-01-01",
 *   verifiedBy: [awsControls, githubControls],
 *   remove: { "premises-guarded": "We have no office." },
 * });
 * export default defineProgram({ ...baseline.program, providers: [aws({ regions: ["eu-west-1"] }), github({ organization: "acme" })] });
 */
export function soc2Baseline<TRemoved extends Removable = never>(
  options: BaselineOptions<TRemoved>,
): Baseline<TRemoved> {
  const { organization, people, owners, from, vendors = [] } = options;
  assertGiven(options);
  const period = options.period ?? { from, to: lastOfYear(from) };
  const framework = soc2.scope({
    categories: options.categories ?? [],
    outOfScope: options.outOfScope ?? {},
  });
  const terms: Terms = { owners, from, originals: { ...ORIGINALS, ...options.originals } };
  const asked = { terms, period, vendors, framework };
  const reviewBy = lastOfYear(from);
  // Which risks somebody has to accept hangs on the controls that there are, and what is asked of them on the risks.
  const first = chosenControls(options, { ...asked, accepted: [] });
  const accepted = acceptedOf(Object.values(chosenRisks(options, terms, first.kept, reviewBy).kept));
  const controls = chosenControls(options, { ...asked, accepted });
  const policies = chosenPolicies(options, terms, controls);
  const risks = chosenRisks(options, terms, controls.kept, reviewBy);
  assertKnown(
    options,
    { controls: controls.all, policies: policies.all, risks: risks.all },
    policies.statements,
  );
  return Object.freeze({
    controls: controls.kept,
    policies: policies.kept,
    risks: risks.kept,
    program: {
      organization,
      people,
      framework,
      period,
      vendors,
      policies: Object.values(policies.kept),
      controls: Object.values(controls.kept),
      risks: Object.values(risks.kept),
      riskMatrix: fiveByFive,
      settings: settingsFor(options),
      checklist: checklistOf(options, { controls, policies }),
      omissions: omissionsOf(options, { controls, policies, risks, framework }),
    },
  }) as unknown as Baseline<TRemoved>;
}

function lastOfYear(from: IsoDate): IsoDate {
  return addDays(addMonths(from, 12), -1);
}
