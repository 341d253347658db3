import { absent, known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import { type CloudTrailTrail, cloudTrailTrails } from "./trails.ts";

/** A trail of which everything is in order, on 2026-01-01. */
const trail: CloudTrailTrail = {
  id: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything",
  name: "everything",
  homeRegion: "eu-west-1",
  organization: known(false),
  multiRegion: known(true),
  globalServiceEvents: known(true),
  logging: known(true),
  loggingSince: known("2025-01-01T00:00:00.000Z"),
  lastDelivery: known("2025-12-31T23:55:00.000Z"),
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
  deliveryError: absent("cloudtrail:GetTrailStatus", "no LatestDeliveryError"),
  allManagementEvents: known(true),
  objectEvents: known([]),
  bucket: known("acme-logs"),
  logGroup: known("arn:aws:logs:eu-west-1:111111111111:log-group:trail:*"),
  lastLogsDelivery: known("2025-12-31T23:55:00.000Z"),
  logFileValidation: known(true),
  digestError: absent("cloudtrail:GetTrailStatus", "no LatestDigestDeliveryError"),
  kmsKey: known("arn:aws:kms:eu-west-1:111111111111:key/1"),
};

/** A listing of such trails, each with a change. */
export function trailsWith(...changes: readonly Partial<CloudTrailTrail>[]) {
  return [
    listingOf(
      cloudTrailTrails,
      changes.map((change, index) => ({ ...trail, id: `${trail.id}-${index}`, ...change })),
    ),
  ];
}
