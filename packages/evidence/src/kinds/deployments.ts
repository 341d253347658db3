import {
  type Assertion,
  count,
  defineEvidenceKind,
  fact,
  type IsoDate,
  type Limit,
  type Parameter,
} from "@bylaw/core";
import { addDays, type DefinedKind, type ShowsContext } from "@bylaw/core/provider";
import { z } from "zod";
import { unlisted } from "./events.ts";

const text = z.string().trim().min(1);
const instant = z.iso.datetime({ offset: true });

/** What is put on record of one deployment. */
export const deploymentRecord = z.strictObject({
  id: text,
  repository: text,
  /** `acme/orders#412`, where the change came by one. */
  pullRequest: text.exactOptional(),
  /** What was deployed. */
  commit: z.string().regex(/^[0-9a-f]{7,64}$/, "a commit by its hash, such as 1f0c9d2"),
  environment: text,
  /** What it changed. */
  change: text,
  author: text,
  /** All of them, the author's own too. */
  approvals: z.array(z.strictObject({ by: text, at: instant })),
  deployedAt: instant,
  /** How it is taken back. */
  rollback: text,
  /** Only of an emergency change: why it could not wait. */
  emergency: z.strictObject({ reason: text }).exactOptional(),
});

/** A deployment on record: who changed what, who approved it when, where and when it went, and the way back. */
export interface DeploymentRecord extends z.infer<typeof deploymentRecord> {}

/** What a sample of deployments is held to. */
export interface DeploymentSampleDefinition {
  readonly id: string;
  readonly title: string;
  /** How many others than its author approved each, before it was deployed. */
  readonly reviewers: Parameter<"count", "atLeast">;
  /** How many are looked at, where there are as many. */
  readonly size: Parameter<"count", "atLeast">;
  /** How soon after the deployment of an emergency change another has approved it. */
  readonly emergencyReview: Parameter<"days", "atMost">;
}

/**
 * Defines a kind of sample of what was deployed since the sample before.
 *
 * @example
 * const sample = defineDeploymentSample({
 *   id: "deployment-sample",
 *   title: "Sample of deployments",
 *   reviewers: requiredReviewers,
 *   size: sampleSize,
 *   emergencyReview: reviewedWithin,
 * });
 * sample.require("deployments", { every: months(1), reviewer: cto, parameters: [requiredReviewers, sampleSize, reviewedWithin] });
 */
export function defineDeploymentSample(definition: DeploymentSampleDefinition): DefinedKind {
  const { id, title, reviewers, size, emergencyReview } = definition;
  return defineEvidenceKind({
    id,
    title,
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
      sample: z.array(deploymentRecord),
    }),
    reads: [reviewers, size, emergencyReview],
    shows: ({ counted, since, sample }, { on, before, limitOf, whoIs }) => {
      const distinct = new Set(sample.map((one) => one.id)).size;
      const wrong = (test: (one: DeploymentRecord) => boolean): readonly string[] =>
        sample.filter(test).map((one) => one.id);
      const least = limitOf(reviewers).value.amount;
      const days = limitOf(emergencyReview).value.amount;
      return [
        fact("deployments in the sample, each once", distinct).is(sample.length),
        fact(
          "deployments in the sample beyond those that the source counts",
          Math.max(0, sample.length - counted),
        ).is(0),
        enough(distinct, counted, limitOf(size)),
        unlisted(before, since),
        fact(
          "deployments that fewer others than their author had approved before them than the policy asks",
          wrong((one) => one.emergency === undefined && othersBy(one, one.deployedAt, whoIs) < least),
        ).isEmpty(),
        fact(
          "emergency deployments that nobody but their author had approved in time",
          wrong(
            (one) => one.emergency !== undefined && othersBy(one, later(one.deployedAt, days), whoIs) < 1,
          ),
        ).isEmpty(),
        // Where the company is it may be the day before, or the day after.
        fact(
          "deployments before the first day that the source lists",
          wrong(({ deployedAt }) => addDays(deployedAt.slice(0, 10) as IsoDate, 1) < since),
        ).isEmpty(),
        fact(
          "deployments after the day of the sample, or approved after it",
          wrong(({ deployedAt, approvals }) =>
            [deployedAt, ...approvals.map(({ at }) => at)].some((at) => at.slice(0, 10) > addDays(on, 1)),
          ),
        ).isEmpty(),
      ];
    },
  });
}

/** How many others than its author had approved it by then, however they are written. */
function othersBy(
  { author, approvals }: DeploymentRecord,
  until: string,
  whoIs: ShowsContext["whoIs"],
): number {
  const names = approvals
    .filter(({ at }) => Date.parse(at) <= Date.parse(until))
    .map(({ by }) => whoIs(by))
    .filter((name) => name !== "" && name !== whoIs(author));
  return new Set(names).size;
}

function later(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

/** Holds where as many are in the sample as the policy asks; all of them, where there are fewer. */
function enough(drawn: number, counted: number, least: Limit<"count", "atLeast">): Assertion {
  return counted < least.value.amount
    ? fact("deployments in the sample, where there are fewer than the policy asks", drawn).atLeast(counted)
    : fact("deployments in the sample", count(drawn)).atLeast(least);
}
