import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { accessFindings } from "../findings.ts";

export const accessAnalyzerFindingsResolved = defineCheck({
  id: "aws/access-analyzer-findings-resolved",
  title: "Finding of access from outside is not left active",
  why: "A finding that nobody decided on is either a leak or noise that hides one.",
  fix: "Take the access away, and the finding resolves itself. Or say that it is meant: aws accessanalyzer update-findings --status ARCHIVED --analyzer-arn <arn> --ids <id>, or a rule that archives it. In the console: IAM, Access Analyzer, External access.",
  severity: "medium",
  whenEmpty: "notApplicable",
  // AWS names no time: a month is what a review of access each month would leave.
  parameters: { open: atMost(days(30)) },
  blindSpots: [
    "Only analyzers of the region's own account are asked: where there is none, nothing is found. Whether there is one is judged by aws/access-analyzer-enabled.",
    "The days run from when the analyzer found it: one that was archived and made active again counts from the beginning.",
    "Who archived a finding, and why, is not read, nor what a rule archives.",
    "Findings of unused and of internal access are not judged.",
    "A role that lets somebody in is found in every region that has an analyzer.",
  ],
  sources: [
    {
      title: "Access Analyzer: FindingSummaryV2",
      url: "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_FindingSummaryV2.html",
      read: "2026-11",
    },
  ],
  each: accessFindings,
  assert: ({ found, readAt }, { open }) => [fact("time since it was found", age(found, readAt)).atMost(open)],
});
