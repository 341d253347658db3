import type { RecordReviews } from "../people/reviews.ts";
import type { Setting } from "../values/parameter.ts";
import { resolveLimit } from "../values/parameter.ts";
import type { Quantity } from "../values/quantity.ts";
import { quantityText } from "../values/quantity.ts";
import { assertWhole, type EvidenceRequirement, type Span, type SpanUnit } from "./requirement.ts";

/** A span as the program sets it. */
export function spanOf(
  settings: readonly Setting[],
  span: Span,
  { environment }: Pick<EvidenceRequirement, "environment">,
): Quantity<SpanUnit> {
  if (!("kind" in span)) return span;
  const { value } = resolveLimit(span, settings, environment?.id);
  assertWhole(`setting ${span.id}`, value);
  return value as Quantity<SpanUnit>;
}

/** `every 3 months`, `every year`, `within 30 days of the start`, `once, by 2026-06-30`. */
export function dueText(requirement: EvidenceRequirement, settings: readonly Setting[]): string {
  const { due, of } = requirement;
  const said = (span: Span): string => quantityText(spanOf(settings, span, requirement));
  const every = due.every === undefined ? "" : `every ${said(due.every).replace(/^1 /, "")}`;
  const within =
    due.within === undefined ? "" : `within ${said(due.within)} of ${afterText(due.after, of.about)}`;
  if (due.once !== undefined) return `once, by ${due.once}`;
  return [within, every].filter((part) => part !== "").join(", then ");
}

function afterText(
  after: EvidenceRequirement["due"]["after"],
  about: EvidenceRequirement["of"]["about"],
): string {
  if (typeof after === "object") return `each ${after.resource}`;
  if (after === "end") return "the end";
  return about === "person" ? "the start" : "the day that the text is in force";
}

const AS_IT_SAYS = [
  "Who submitted and who reviewed a record is what the record says: the pull request that brought it is not read.",
];
const APPROVED = [
  "Who opened and who approved the pull request that brought a record is read; whether who approved looked at its original is not.",
  "Whose account is whose is what the program says, and who wrote a commit is what its addresses say.",
];

/** What judging a requirement cannot see, a sentence each. Printed wherever it speaks. */
export function blindSpotsOf(
  { of, answeredBy }: EvidenceRequirement,
  { recordReviews }: { readonly recordReviews?: RecordReviews },
): readonly string[] {
  return [
    ...(recordReviews === undefined ? AS_IT_SAYS : APPROVED),
    ...(of.shows === undefined ? ["A record is on file: what its original says is not judged."] : []),
    ...(of.shows === undefined
      ? []
      : ["What a record says is judged; whether its original says so is not read."]),
    ...(answeredBy === undefined ? [] : [`What ${answeredBy.id} says is taken as it stands.`]),
  ];
}
