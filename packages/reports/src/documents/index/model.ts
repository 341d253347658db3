import type { Program } from "@bylaw/core";
import { ownerText } from "@bylaw/core/run";
import { checksOf } from "../../parts/uses.ts";

/** What the index of the documents says. */
export interface IndexModel {
  readonly organization: string;
  readonly framework: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly policies: readonly {
    readonly id: string;
    readonly title: string;
    readonly owner: string;
    readonly effective: string;
    readonly review: string;
  }[];
  /** How many the register has. */
  readonly risks: number;
  /** How many are declared; undefined where none is, so that the digest of such a page is what it was. */
  readonly accessReviews: number | undefined;
  readonly checks: readonly { readonly id: string; readonly title: string; readonly severity: string }[];
}

export function indexModel(program: Program): IndexModel {
  const { organization, frameworks, period, accessReviews = [] } = program;
  return {
    organization: organization.name,
    framework: frameworks.map(({ title }) => title).join(", "),
    period: period === undefined ? null : { from: period.from, to: period.to },
    policies: program.policies.map((policy) => ({
      id: policy.id,
      title: policy.title,
      owner: ownerText(policy.owner),
      effective: policy.effective,
      review: policy.review,
    })),
    risks: program.risks.length,
    accessReviews: accessReviews.length === 0 ? undefined : accessReviews.length,
    checks: checksOf(program).map(({ id, title, severity }) => ({ id, title, severity })),
  };
}
