import { asFarAsRead, atMost, defineCheck, either, fact, from, hours, not, whenAbsent } from "@bylaw/core";
import { recordsObjects } from "../../cloudtrail/object-trails.ts";
import { cloudTrailTrails } from "../../cloudtrail/trails.ts";
import { s3LoggedBuckets } from "../logging.ts";

export const s3BucketAccessLogging = defineCheck({
  id: "aws/s3-bucket-access-logging",
  title: "S3 writes access logs of the bucket, or a trail records every read and write of its objects",
  why: "Without a log nobody can tell what was taken from a bucket, nor by whom.",
  fix: "In the console: S3, the bucket, Properties, Server access logging. Or: aws s3api put-bucket-logging --bucket <bucket> --bucket-logging-status file://logging.json. Or let a trail record data events of S3, in the place of what it records now: aws cloudtrail put-event-selectors --trail-name <trail> --advanced-event-selectors file://selectors.json.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { maxDeliveryAge: atMost(hours(24)) },
  blindSpots: [
    "That access logs are switched on is read: not whether any arrive, which Object Lock of the other bucket stops, nor how long they are kept. S3 delivers them as well as it can, and does not promise all of them.",
    "One trail has to record every read and every write of the bucket's objects by itself, or by several of its selectors. CloudTrail Lake and trails that do so together do not count.",
    "A trail of one region is seen in the provider's first region only.",
    "Requests through an access point are other events for a trail, which are not looked at.",
    "Not applicable means that S3 writes no access logs of the bucket, and that it holds those of another bucket of the account, or the log files of a trail, whatever else it holds. Logs of other services are not known as such: leave their buckets out by a selector.",
    'With bucketsFrom: "config", a bucket may pass, and another may count as holding its logs, by what AWS Config recorded: a change that it has not recorded yet is not seen. None fails by it.',
  ],
  sources: [
    {
      title: "S3: Logging options for Amazon S3",
      url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/logging-with-S3.html",
      read: "2026-11",
    },
  ],
  each: s3LoggedBuckets,
  using: { trails: asFarAsRead(cloudTrailTrails) },
  appliesTo: ({ logTarget, holdsLogs }) =>
    from(
      either(
        from(whenAbsent(logTarget, ""), (target) => target !== ""),
        not(holdsLogs),
      ),
      (is) => is || "The bucket holds logs itself.",
    ),
  assert: (bucket, { trails, maxDeliveryAge }) => {
    const recorded = trails.some((trail) => recordsObjects(trail, bucket, maxDeliveryAge));
    const loggedBy = from(whenAbsent(bucket.logTarget, ""), (target) =>
      target === "" ? from(recorded, (is) => (is ? "a trail" : "nothing")) : `S3, to ${target}`,
    );
    return [fact("requests for its objects are logged by", loggedBy).isNot("nothing")];
  },
});
