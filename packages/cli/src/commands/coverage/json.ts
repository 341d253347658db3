import type { CoverageRead } from "./read.ts";

/** Everything that the text tells, and what it leaves out. */
export function coverageJson({ coverage, lost, reviews, ahead }: CoverageRead): object {
  const { organization, period, today, exitCode, counted, notCounted, unobserved } = coverage;
  return {
    format: "bylaw-coverage/1",
    organization,
    period,
    today,
    branches: coverage.branches,
    every: coverage.every,
    exitCode,
    runs: {
      counted: counted.map(({ digest, startedAt }) => ({ digest, startedAt })),
      notCounted: notCounted.map(({ run: { digest, startedAt }, why }) => ({ digest, startedAt, why })),
      damaged: lost.damaged,
      missing: lost.missing,
      elsewhere: lost.elsewhere,
      unobserved,
    },
    controls: coverage.controls.map(({ requirements, ...control }) => ({
      ...control,
      requirements: requirements.map(({ task, kept, occurrences, isShown, until }) => ({
        task,
        requirement: kept.requirement,
        isShown,
        ...(until !== undefined && { until }),
        occurrences,
      })),
    })),
    criteria: coverage.criteria,
    undecided: coverage.undecided,
    waived: coverage.waived,
    nothingJudged: coverage.nothingJudged,
    answers: coverage.answers,
    records: coverage.records,
    changes: coverage.changes,
    ...(reviews.length > 0 && { accessReviews: reviews }),
    ...(ahead !== undefined && { ahead }),
  };
}
