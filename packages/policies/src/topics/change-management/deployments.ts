import { defineEvidenceKind, fact } from "@bylaw/core";
import { addDays, type DefinedKind, nameKey } from "@bylaw/core/provider";
import { z } from "zod";
import { requiredReviewers } from "./parameters.ts";

const text = z.string().trim().min(1);
const instant = z.iso.datetime({ offset: true });

/** A sample of what was deployed in a month: who wrote, approved and deployed each, when, and the way back. */
export const deploymentSampleKind: DefinedKind = defineEvidenceKind({
  id: "deployment-sample",
  title: "Sample of deployments",
  about: "company",
  schema: z.object({
    /** The query that lists them: anybody can run it again. */
    source: text,
    /** How many it counts, of which the sample is drawn. */
    counted: z.int().positive(),
    sample: z
      .array(
        z.strictObject({
          id: text,
          change: text,
          author: text,
          approvers: z.array(text).min(1),
          approvedAt: instant,
          deployedAt: instant,
          rollback: text,
        }),
      )
      .min(1),
  }),
  reads: [requiredReviewers],
  shows: ({ counted, sample }, { on, limitOf }) => {
    const { amount } = limitOf(requiredReviewers).value;
    const others = ({ author, approvers }: (typeof sample)[number]): number =>
      new Set(approvers.map(nameKey).filter((one) => one !== nameKey(author))).size;
    const wrong = (test: (one: (typeof sample)[number]) => boolean): readonly string[] =>
      sample.filter(test).map(({ id }) => id);
    return [
      fact("deployments in the sample, each once", new Set(sample.map(({ id }) => id)).size).is(
        sample.length,
      ),
      fact(
        "deployments in the sample beyond those that the source counts",
        Math.max(0, sample.length - counted),
      ).is(0),
      fact(
        "deployments that fewer others than their author approved than the policy asks",
        wrong((one) => others(one) < amount),
      ).isEmpty(),
      fact(
        "deployments before their approval",
        wrong(({ approvedAt, deployedAt }) => Date.parse(deployedAt) < Date.parse(approvedAt)),
      ).isEmpty(),
      fact(
        "deployments after the day of the sample",
        // Where the company is it may still be the day before.
        wrong(({ deployedAt }) => deployedAt.slice(0, 10) > addDays(on, 1)),
      ).isEmpty(),
    ];
  },
});
