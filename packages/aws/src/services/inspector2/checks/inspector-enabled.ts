import { defineCheck, fact } from "@bylaw/core";
import { inspectors } from "../inspectors.ts";

export const inspectorEnabled = defineCheck({
  id: "aws/inspector-enabled",
  title: "Amazon Inspector scans instances, images and functions in the region",
  why: "A hole in a package that is published today is in what was deployed yesterday, and only a scanner that goes on sees it there.",
  fix: "In the console: Amazon Inspector, Activate, and under Account management each kind of scan. Or: aws inspector2 enable --resource-types EC2 ECR LAMBDA. In an organization, let the delegated administrator enable it for every account and region.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Whether the region has instances, images or functions is not read: one that has none fails too where a kind of scan is off.",
    "Whether each instance is reached, by an agent or by its snapshots, and each repository and function covered, is not read.",
    "Scans of the code of functions, of repositories of code, and by CIS benchmarks are not part of it.",
    "Only the regions that the provider was given are asked. Scanners of other vendors are not seen.",
  ],
  sources: [
    {
      title: "Amazon Inspector: BatchGetAccountStatus",
      url: "https://docs.aws.amazon.com/inspector/v2/APIReference/API_BatchGetAccountStatus.html",
      read: "2026-11",
    },
  ],
  each: inspectors,
  assert: ({ ec2, ecr, lambda }) => [
    fact("scans of EC2 instances", ec2).is("ENABLED"),
    fact("scans of images in ECR", ecr).is("ENABLED"),
    fact("scans of Lambda functions", lambda).is("ENABLED"),
  ],
});
