import { type CloudTrailTrail, cloudTrailTrails } from "@bylaw/aws";
import { absent, known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Given } from "../../resources.fixture.ts";

/** A trail that records everything and delivers it. */
export const trail = (change: Partial<CloudTrailTrail> = {}): Given => [
  listingOf(cloudTrailTrails, [
    {
      id: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything",
      name: "everything",
      homeRegion: "eu-west-1",
      organization: known(false),
      multiRegion: known(true),
      globalServiceEvents: known(true),
      logging: known(true),
      loggingSince: known("2025-01-01T00:00:00.000Z"),
      deliveryError: absent("cloudtrail:GetTrailStatus", "no LatestDeliveryError"),
      digestError: absent("cloudtrail:GetTrailStatus", "no LatestDigestDeliveryError"),
      lastDelivery: known("2025-12-31T23:55:00.000Z"),
      objectEvents: known([]),
      bucket: known("acme-logs"),
      logGroup: absent("cloudtrail:DescribeTrails", "no CloudWatchLogsLogGroupArn"),
      lastLogsDelivery: absent("cloudtrail:GetTrailStatus", "no LatestCloudWatchLogsDeliveryTime"),
      logFileValidation: known(true),
      kmsKey: known("arn:aws:kms:eu-west-1:111111111111:key/1"),
      allManagementEvents: known(true),
      readAt: "2026-01-01T00:00:00.000Z",
      tags: known({}),
      ...change,
    },
  ]),
];
