import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const trailThat = (
  change: object,
  ReadWriteType: "All" | "WriteOnly",
  objects: readonly string[],
): Script => ({
  "cloudtrail:DescribeTrails": {
    trailList: [
      {
        Name: "audit",
        TrailARN: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/audit",
        HomeRegion: "eu-west-1",
        S3BucketName: "acme-audit-logs",
        IsMultiRegionTrail: true,
        IsOrganizationTrail: false,
        IncludeGlobalServiceEvents: true,
        HasCustomEventSelectors: true,
        ...change,
      },
    ],
  },
  "cloudtrail:GetTrailStatus": {
    IsLogging: true,
    LatestDeliveryTime: new Date("2025-12-31T23:50:00Z"),
    LatestCloudWatchLogsDeliveryTime: new Date("2025-12-31T23:50:00Z"),
    StartLoggingTime: new Date("2024-01-01T00:00:00Z"),
  },
  "cloudtrail:GetEventSelectors": {
    EventSelectors: [
      {
        ReadWriteType,
        IncludeManagementEvents: true,
        DataResources: [{ Type: "AWS::S3::Object", Values: [...objects] }],
        ExcludeManagementEventSources: [],
      },
    ],
  },
});

export const estate: Estate = {
  sound: trailThat(
    {
      LogFileValidationEnabled: true,
      KmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555",
      CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:trail:*",
    },
    "All",
    ["arn:aws:s3"],
  ),
  weak: trailThat({ LogFileValidationEnabled: false }, "WriteOnly", []),
};
