import {
  type BackupRestores,
  backupRestores,
  type CloudWatchAlarm,
  cloudwatchAlarms,
  type GuardDutyDetector,
  guarddutyDetectors,
  type Inspector,
  inspectors,
  type LogGroup,
  logGroups,
  type ProtectedResource,
  protectedResources,
} from "@bylaw/aws";
import { days } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Given } from "./resources.fixture.ts";

const readAt = "2026-01-01T00:00:00.000Z";

/** What AWS does for an account in a region, as the ready-made checks pass it, and ways to break it. */
export const inspector = (change: Partial<Inspector> = {}): Given => [
  listingOf(inspectors, [
    {
      id: "inspector/eu-west-1",
      status: "ENABLED",
      ec2: "ENABLED",
      ecr: "ENABLED",
      lambda: known("ENABLED"),
      openCritical: known([]),
      openHigh: known([]),
      readAt,
      ...change,
    },
  ]),
];

export const restores = (change: Partial<BackupRestores> = {}): Given => [
  listingOf(backupRestores, [
    {
      id: "backup/eu-west-1",
      hasBackups: true,
      lastRestore: known("2025-12-01T00:00:00.000Z"),
      readAt,
      ...change,
    },
  ]),
];

export const alarm = (change: Partial<CloudWatchAlarm> = {}): Given => [
  listingOf(cloudwatchAlarms, [
    {
      id: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:errors",
      name: "errors",
      kind: "metric",
      actionsEnabled: known(true),
      alarmActions: known(["arn:aws:sns:eu-west-1:111111111111:on-call"]),
      metrics: [{ namespace: "AWS/ApplicationELB", name: "HTTPCode_ELB_5XX_Count", dimensions: known({}) }],
      inputOf: [],
      tags: known({}),
      ...change,
    },
  ]),
];

export const logGroup = (change: Partial<LogGroup> = {}): Given => [
  listingOf(logGroups, [
    {
      id: "arn:aws:logs:eu-west-1:111111111111:log-group:/acme/api",
      name: "/acme/api",
      class: "STANDARD",
      expires: true,
      retention: known(days(365)),
      tags: known({}),
      ...change,
    },
  ]),
];

export const detector = (change: Partial<GuardDutyDetector> = {}): Given => [
  listingOf(guarddutyDetectors, [
    {
      id: "arn:aws:guardduty:eu-west-1:111111111111:detector/1",
      name: "1",
      status: "ENABLED",
      openFindings: known([]),
      readAt,
      tags: known({}),
      ...change,
    },
  ]),
];

export const backedUp = (change: Partial<ProtectedResource> = {}): Given => [
  listingOf(protectedResources, [
    {
      id: "arn:aws:rds:eu-west-1:111111111111:db:main",
      type: "RDS",
      lastBackup: known("2025-12-31T20:00:00.000Z"),
      readAt,
      ...change,
    },
  ]),
];
