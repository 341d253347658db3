import { type Assertion, count, defineEvidenceKind, fact, type IsoDate, type Limit } from "@bylaw/core";
import { addDays, type DefinedKind, nameKey } from "@bylaw/core/provider";
import { unlisted } from "@bylaw/evidence";
import { z } from "zod";
import { deploymentSampleSize, requiredReviewers } from "./parameters.ts";

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
    /** The first day that it lists: the one after the sample before. */
    since: z.iso.date(),
    /** How many it counts from then to the day of the sample. */
    counted: z.int().nonnegative(),
    /** How they were drawn from those, with the seed where there is one: anybody can draw the same again. */
    drawn: text,
    sample: z.array(
      z.strictObject({
        id: text,
        change: text,
        author: text,
        approvers: z.array(text).min(1),
        approvedAt: instant,
        deployedAt: instant,
        rollback: text,
      }),
    ),
  }),
  reads: [requiredReviewers, deploymentSampleSize],
  shows: ({ counted, since, sample }, { on, before, limitOf }) => {
    const { amount } = limitOf(requiredReviewers).value;
    const others = ({ author, approvers }: (typeof sample)[number]): number =>
      new Set(approvers.map(nameKey).filter((one) => one !== nameKey(author))).size;
    const wrong = (test: (one: (typeof sample)[number]) => boolean): readonly string[] =>
      sample.filter(test).map(({ id }) => id);
    const distinct = new Set(sample.map(({ id }) => id)).size;
    return [
      fact("deployments in the sample, each once", distinct).is(sample.length),
      fact(
        "deployments in the sample beyond those that the source counts",
        Math.max(0, sample.length - counted),
      ).is(0),
      enough(distinct, counted, limitOf(deploymentSampleSize)),
      unlisted(before, since),
      fact(
        "deployments that fewer others than their author approved than the policy asks",
        wrong((one) => others(one) < amount),
      ).isEmpty(),
      fact(
        "deployments before their approval",
        wrong(({ approvedAt, deployedAt }) => Date.parse(deployedAt) < Date.parse(approvedAt)),
      ).isEmpty(),
      // Where the company is it may be the day before, or the day after.
      fact(
        "deployments before the first day that the source lists",
        wrong(({ deployedAt }) => addDays(deployedAt.slice(0, 10) as IsoDate, 1) < since),
      ).isEmpty(),
      fact(
        "deployments after the day of the sample",
        wrong(({ deployedAt }) => deployedAt.slice(0, 10) > addDays(on, 1)),
      ).isEmpty(),
    ];
  },
});

/** Holds where as many are in the sample as the policy asks; all of them, where there are fewer. */
function enough(drawn: number, counted: number, least: Limit<"count", "atLeast">): Assertion {
  return counted < least.value.amount
    ? fact("deployments in the sample, where there are fewer than the policy asks", drawn).atLeast(counted)
    : fact("deployments in the sample", count(drawn)).atLeast(least);
}
