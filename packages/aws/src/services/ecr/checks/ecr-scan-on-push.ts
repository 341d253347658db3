import { defineCheck, fact } from "@bylaw/core";
import { ecrRepositories } from "../repositories.ts";

export const ecrScanOnPush = defineCheck({
  id: "aws/ecr-scan-on-push",
  title: "ECR scans images of a repository when they are pushed, or all the time",
  why: "Known holes in an image are found before somebody runs it, or not at all.",
  fix: "In the console: ECR, Private registry, Features and settings, Scanning, Edit. Or, with the scan type that the registry has, and with the rules that it has, which these replace: aws ecr put-registry-scanning-configuration --scan-type BASIC --rules 'scanFrequency=SCAN_ON_PUSH,repositoryFilters=[{filter=*,filterType=WILDCARD}]'",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That images are scanned does not mean that anybody reads what is found: findings are not looked at.",
    "Images that were pushed before scanning was set are scanned anew only where the registry scans all the time.",
    "A repository's own setting counts where the registry scans by the basic type, also when the registry has rules.",
    "Public repositories, and images that come from elsewhere, are not looked at.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "Amazon ECR: Filters to choose which repositories are scanned in Amazon ECR",
      url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html",
      read: "2026-11",
    },
  ],
  each: ecrRepositories,
  assert: ({ scansPushes }) => [fact("scanned on push or all the time", scansPushes).is(true)],
});
