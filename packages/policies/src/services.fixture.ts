import {
  type BackupRestores,
  backupRestores,
  type CloudWatchAlarm,
  cloudwatchAlarms,
  type Inspector,
  inspectors,
} from "@bylaw/aws";
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
      metric: { namespace: "AWS/ApplicationELB", name: "HTTPCode_ELB_5XX_Count" },
      inputOf: [],
      tags: known({}),
      ...change,
    },
  ]),
];
