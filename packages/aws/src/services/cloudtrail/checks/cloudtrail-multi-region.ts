import { allOf, anyOf, defineCheck, fact } from "@bylaw/core";
import { cloudTrailTrails } from "../trails.ts";

export const cloudtrailMultiRegion = defineCheck({
  id: "aws/cloudtrail-multi-region",
  title: "A trail records the management events of every region",
  why: "What happened in a region that no trail records cannot be found out afterwards.",
  fix: "Create a trail and start it: aws cloudtrail create-trail --name <name> --s3-bucket-name <bucket> --is-multi-region-trail, then aws cloudtrail start-logging --name <name>. Leave its event selectors as they are.",
  severity: "high",
  whenEmpty: "fails",
  blindSpots: [
    "What CloudTrail delivered is not opened: whether log files are still in the bucket, and who may delete them, is not read.",
    "The status is asked in the trail's home region: a delivery that fails in another region alone is not seen.",
    "Data events, network events and CloudTrail Lake are not looked at.",
  ],
  over: cloudTrailTrails,
  assert: (trails) => [
    anyOf(
      "trail that records every region",
      trails.map((trail) =>
        allOf(trail.name, [
          fact("multi-Region", trail.multiRegion).is(true),
          fact("is logging", trail.logging).is(true),
          fact("delivery error", trail.deliveryError).isAbsent(),
          fact("global service events", trail.globalServiceEvents).is(true),
          fact("all management events", trail.allManagementEvents).is(true),
        ]),
      ),
    ),
  ],
});
