import { atMost, defineCheck, hours } from "@bylaw/core";
import { someTrail } from "../every-region.ts";
import { cloudTrailTrails } from "../trails.ts";

export const cloudtrailMultiRegion = defineCheck({
  id: "aws/cloudtrail-multi-region",
  title: "A trail records the management events of every region",
  why: "What happened in a region that no trail records cannot be found out afterwards.",
  fix: "Create a trail and start it: aws cloudtrail create-trail --name <name> --s3-bucket-name <bucket> --is-multi-region-trail, then aws cloudtrail start-logging --name <name>. Leave its event selectors as they are.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "The status is asked in the trail's home region: a delivery that fails in another region alone is not seen.",
    "What CloudTrail delivered is not opened: whether log files are still in the bucket, and who may read or delete them, is not read.",
    "Gaps in the past are not seen, such as a trail that was stopped and started again.",
    "Data events, network activity events and Insights are not part of it, nor what CloudTrail itself does to deliver, which a trail may leave out.",
    "CloudTrail Lake, and trails of single regions that cover every region together, do not count, nor do several trails that record everything together.",
    "A region that was enabled a moment ago shows the trail only once AWS has made its copy there.",
  ],
  sources: [
    {
      title: "CloudTrail: GetTrailStatus",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html",
      read: "2026-11",
    },
    {
      title: "CloudTrail: PutEventSelectors",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html",
      read: "2026-11",
    },
  ],
  over: cloudTrailTrails,
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  assert: (trails, { maxDeliveryAge }) => [
    someTrail("trail that records every region", trails, maxDeliveryAge),
  ],
});
