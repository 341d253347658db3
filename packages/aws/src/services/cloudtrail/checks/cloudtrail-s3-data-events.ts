import { anyOf, atMost, defineCheck, from, hours, not } from "@bylaw/core";
import { cloudTrailBuckets, trailRecordsObjects } from "../object-trails.ts";
import { cloudTrailTrails } from "../trails.ts";

export const cloudtrailS3DataEvents = defineCheck({
  id: "aws/cloudtrail-s3-data-events",
  title: "A trail records every read and write of the objects in an S3 bucket",
  why: "A trail that is left as it is records who changes a bucket, and nothing of who reads or deletes what is in it.",
  fix: 'In the console: CloudTrail, Trails, the trail, Data events. Or: aws cloudtrail put-event-selectors --trail-name <name> --advanced-event-selectors file://selectors.json, with one more selector: {"Name": "S3 objects", "FieldSelectors": [{"Field": "eventCategory", "Equals": ["Data"]}, {"Field": "resources.type", "Equals": ["AWS::S3::Object"]}]}. The selectors replace those that are there. Leave out buckets whose reads need no record: .where({ id, because, test }).',
  severity: "low",
  whenEmpty: "notApplicable",
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  blindSpots: [
    "One trail has to record every read and every write of the bucket's objects by itself, or by several of its selectors. CloudTrail Lake and trails that do so together do not count.",
    "A trail of one region is seen in the provider's first region only.",
    "A selector that narrows by anything but reads and writes and the beginning of an object's ARN counts for nothing.",
    "Requests through an access point are other events, which are not looked at.",
    "Buckets are judged one by one, those that were there when AWS was asked: that a trail names each of them does not mean that it will record the next one.",
    "Not applicable means that a trail that is not stopped delivers its log files to the bucket, whatever else it holds.",
    "What CloudTrail delivered is not opened: whether log files are still in the bucket, and who may read or delete them, is not read.",
  ],
  sources: [
    {
      title: "CloudTrail: Logging data events",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
      read: "2026-11",
    },
    {
      title: "CloudTrail: DataResource",
      url: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html",
      read: "2026-11",
    },
  ],
  each: cloudTrailBuckets,
  using: { trails: cloudTrailTrails },
  appliesTo: ({ holdsTrail }) =>
    from(not(holdsTrail), (is) => is || "A trail delivers its log files to the bucket."),
  assert: (bucket, { trails, maxDeliveryAge }) => [
    anyOf(
      "trail that records its objects",
      trails.map((trail) => trailRecordsObjects(trail, bucket, maxDeliveryAge)),
      { none: "there is no trail" },
    ),
  ],
});
