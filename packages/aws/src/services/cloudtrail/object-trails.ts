import {
  type Assertion,
  allOf,
  asFarAsRead,
  both,
  defineView,
  either,
  fact,
  from,
  type Limit,
  type Observed,
  type View,
  whenAbsent,
} from "@bylaw/core";
import { type S3BucketName, s3BucketNames } from "../s3/bucket-names.ts";
import { recordsEveryObject } from "./object-events.ts";
import { type CloudTrailTrail, cloudTrailTrails, deliveryAge } from "./trails.ts";

type Bucket = Pick<S3BucketName, "id" | "region">;
type MaxAge = Limit<"hours", "atMost">;

/** What must hold of a trail for it to record the objects of a bucket, each by name. */
function demandsOn(
  trail: CloudTrailTrail,
  bucket: Bucket,
  maxDeliveryAge: MaxAge,
): Readonly<Record<string, Observed<boolean>>> {
  const age = deliveryAge(trail, maxDeliveryAge.value);
  return {
    "is logging": trail.logging,
    "delivers without an error": from(whenAbsent(trail.deliveryError, ""), (error) => error === ""),
    "has delivered lately": from(age, ({ amount }) => amount <= maxDeliveryAge.value.amount),
    "is for the region of the bucket": either(trail.multiRegion, trail.homeRegion === bucket.region),
    "selects every read and write of the objects": from(trail.objectEvents, (selectors) =>
      recordsEveryObject(selectors, bucket.id),
    ),
  };
}

/** Holds where the trail records every read and every write of the bucket's objects, and delivers. */
export function trailRecordsObjects(
  trail: CloudTrailTrail,
  bucket: Bucket,
  maxDeliveryAge: MaxAge,
): Assertion {
  const demands = Object.entries(demandsOn(trail, bucket, maxDeliveryAge));
  return allOf(
    trail.name,
    demands.map(([name, holds]) => fact(name, holds).is(true)),
  );
}

/** The same as a value. */
export function recordsObjects(
  trail: CloudTrailTrail,
  bucket: Bucket,
  maxDeliveryAge: MaxAge,
): Observed<boolean> {
  return both(...Object.values(demandsOn(trail, bucket, maxDeliveryAge)));
}

/** A bucket, with whether a trail that logs delivers to it. */
export interface CloudTrailBucket extends S3BucketName {
  readonly holdsTrail: Observed<boolean>;
}

/** Every general-purpose S3 bucket of an account, with whether a trail that logs in the account delivers to it. */
export const cloudTrailBuckets: View<CloudTrailBucket> = defineView({
  id: "aws/cloudtrail-buckets",
  resource: "S3 bucket",
  each: s3BucketNames,
  using: { trails: asFarAsRead(cloudTrailTrails) },
  derive: (bucket, { trails }) => ({
    ...bucket,
    holdsTrail: trails.some((trail) =>
      both(
        from(trail.bucket, (name) => name === bucket.name),
        trail.logging,
      ),
    ),
  }),
});
