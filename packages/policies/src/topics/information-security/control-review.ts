import { defineEvidenceKind, fact } from "@bylaw/core";
import type { DefinedKind } from "@bylaw/core/provider";
import { z } from "zod";

const text = z.string().trim().min(1);

/**
 * What is done about each control that a run does not find in order. Days are held against the review's own day: a control that
 * takes longer stands in the next review with a day of its own there.
 */
export const controlReviewKind: DefinedKind = defineEvidenceKind({
  id: "control-review",
  title: "Control review",
  about: "company",
  schema: z.object({
    /** The run that was looked at: its day and the commit of the program. */
    run: text,
    /** How many controls it finds failing or undecided. */
    counted: z.int().nonnegative(),
    controls: z.array(z.strictObject({ control: text, why: text, owner: text, due: z.iso.date() })),
  }),
  shows: ({ counted, controls }, { on }) => [
    fact(
      "controls that are listed, of those that the run finds failing or undecided",
      new Set(controls.map(({ control }) => control)).size,
    ).is(counted),
    fact(
      "controls whose day was past when they were reviewed",
      controls.filter(({ due }) => due < on).map(({ control }) => control),
    ).isEmpty(),
  ],
});
