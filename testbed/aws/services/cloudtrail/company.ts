import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import type { Connection } from "../../company/connect.ts";
import { definePart, pick, type Stage } from "../../company/part.ts";
import { auditBucket } from "../s3/company.ts";

export interface PlannedTrail {
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  readonly multiRegion: boolean;
  readonly logging: boolean;
  /** Delivers to CloudWatch Logs too. */
  readonly logs?: true;
  /** Default selectors mean all management events, and so does the one selector of `everything`. */
  readonly selectors: "default" | "everything" | "only-data";
}

/** Production has one trail that logs everything, and one of data events in one region; neither trail of staging suffices. */
export const company = definePart({
  sizes: {},
  needs: ["s3"],
  plan: ({ id, stage, regions }) => ({
    trails: planTrails(stage, regions),
    audit: {
      resource: `aws/${id}`,
      expects: {
        "aws/cloudtrail-multi-region": stage === "production" ? "pass" : "fail",
        "aws/cloudtrail-log-validation": stage === "production" ? "pass" : "fail",
        "aws/cloudtrail-kms": "fail",
        "aws/cloudtrail-realtime-delivery": stage === "production" ? "pass" : "fail",
      },
    } as const,
  }),
  build: (connection, { trails }) => buildTrails(connection, trails),
});

const selectors = {
  everything: { Name: "Management", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
  "only-data": {
    Name: "S3 objects",
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: ["AWS::S3::Object"] },
    ],
  },
};

function planTrails(stage: Stage, regions: readonly string[]): PlannedTrail[] {
  const bucket = auditBucket(stage);
  const home = pick(regions, 0);
  const usual = { bucket, multiRegion: true, logging: true, selectors: "default" } as const;
  if (stage === "production") {
    return [
      { ...usual, name: "acme-everything", region: home, selectors: "everything", logs: true },
      { ...usual, name: "acme-objects", region: home, multiRegion: false, selectors: "only-data" },
    ];
  }
  return [
    { ...usual, name: "staging-local", region: home, multiRegion: false },
    { ...usual, name: "staging-paused", region: home, logging: false },
  ];
}

async function buildTrails(connection: Connection, trails: readonly PlannedTrail[]): Promise<void> {
  for (const trail of trails) {
    const cloudtrail = connection.client(CloudTrailClient, trail.region);
    await cloudtrail.send(
      new CreateTrailCommand({
        Name: trail.name,
        S3BucketName: trail.bucket,
        IsMultiRegionTrail: trail.multiRegion,
        EnableLogFileValidation: true,
        ...(trail.logs === true && {
          CloudWatchLogsLogGroupArn: `arn:aws:logs:${trail.region}:${connection.account}:log-group:${trail.name}:*`,
          CloudWatchLogsRoleArn: `arn:aws:iam::${connection.account}:role/${trail.name}`,
        }),
      }),
    );
    if (trail.selectors !== "default") {
      const AdvancedEventSelectors = [selectors[trail.selectors]];
      await cloudtrail.send(new PutEventSelectorsCommand({ TrailName: trail.name, AdvancedEventSelectors }));
    }
    if (trail.logging) await cloudtrail.send(new StartLoggingCommand({ Name: trail.name }));
  }
}
