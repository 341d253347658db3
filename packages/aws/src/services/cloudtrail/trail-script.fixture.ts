import { noTags } from "../../testing/judge.ts";
import type { Answer, Script } from "../../testing/script.ts";

const now = Date.parse("2026-01-01T00:00:00Z");

/** The instant so many hours before the run. */
export function ago(hours: number): Date {
  return new Date(now - hours * 3_600_000);
}

/** A trail in AWS's words, with what is asked of it. What is left out is in order. */
export interface ScriptedTrail {
  readonly trail?: object;
  readonly status?: Answer;
  readonly selectors?: Answer;
}

const trail = {
  Name: "everything",
  TrailARN: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/everything",
  HomeRegion: "eu-west-1",
  S3BucketName: "acme-logs",
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  IncludeGlobalServiceEvents: true,
  HasCustomEventSelectors: true,
  LogFileValidationEnabled: true,
};

/** What a trail that works says of itself. */
export const working = {
  IsLogging: true,
  StartLoggingTime: ago(9000),
  LatestDeliveryTime: ago(0.1),
};

/** Every management event, and nothing else. */
export const everything = {
  EventSelectors: [{ ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [] }],
};

/** An account with these trails. */
export function trailsScript(...all: readonly ScriptedTrail[]): Script {
  const trails = all.map((one, index) => ({
    ...trail,
    TrailARN: `${trail.TrailARN}-${index}`,
    ...one.trail,
  }));
  const at = (arn: unknown) => all[trails.findIndex(({ TrailARN }) => TrailARN === arn)];
  return {
    ...noTags,
    "cloudtrail:DescribeTrails": { trailList: trails },
    "cloudtrail:GetTrailStatus": ({ input }) => at(input.Name)?.status ?? working,
    "cloudtrail:GetEventSelectors": ({ input }) => at(input.TrailName)?.selectors ?? everything,
  };
}
