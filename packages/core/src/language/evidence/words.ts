import type { Setting } from "../values/parameter.ts";
import { resolveLimit } from "../values/parameter.ts";
import type { Quantity } from "../values/quantity.ts";
import { quantityText } from "../values/quantity.ts";
import type { EvidenceRequirement, Span, SpanUnit } from "./requirement.ts";

/** A span as the program sets it. */
export function spanOf(settings: readonly Setting[], span: Span): Quantity<SpanUnit> {
  return "kind" in span ? (resolveLimit(span, settings).value as Quantity<SpanUnit>) : span;
}

/** `every 3 months`, `every year`, `within 30 days of the start`, `once, by 2026-06-30`. */
export function dueText({ due, of }: EvidenceRequirement, settings: readonly Setting[]): string {
  const said = (span: Span): string => quantityText(spanOf(settings, span));
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
