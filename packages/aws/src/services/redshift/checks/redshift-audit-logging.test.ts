import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { cluster, clusters, denied, none, oneCluster, unread } from "../cluster.fixture.ts";
import { redshiftAuditLogging } from "./redshift-audit-logging.ts";

testCheck(
  redshiftAuditLogging,
  { test, expect },
  {
    pass: [{ name: "as it should be", given: oneCluster(), says: ["audit logging: true, expected true"] }],
    fail: [
      {
        name: "not as it should be",
        given: oneCluster({ auditLogging: known(false) }),
        says: ["audit logging: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ auditLogging: unread }),
        says: ["redshift:DescribeClusters was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "warehouse: fail (audit logging: false, expected true)";
  const list = "redshift:DescribeClusters";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "off (config-lint#108)",
      { ...clusters(cluster()), "redshift:DescribeLoggingStatus": { LoggingEnabled: false } },
      [fails],
    ],
    [
      "to a bucket (prowler#1497)",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": {
          LoggingEnabled: true,
          BucketName: "logs",
          LogDestinationType: "s3",
        },
      },
      ["warehouse: pass"],
    ],
    [
      "to CloudWatch",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": {
          LoggingEnabled: true,
          LogDestinationType: "cloudwatch",
          LogExports: ["connectionlog"],
        },
      },
      ["warehouse: pass"],
    ],
    [
      "system tables alone, published to S3 Tables (Redshift API, DisableLogging)",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": {
          LoggingEnabled: true,
          LogDestinationType: "s3table",
          LogExports: ["sys_query_history"],
        },
      },
      [fails],
    ],
    [
      "to a bucket, as Redshift tells it of clusters from before there was anything else",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": { LoggingEnabled: true, BucketName: "logs" },
      },
      ["warehouse: pass"],
    ],
    [
      "to what nobody knows",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": { LoggingEnabled: true, LogDestinationType: "firehose" },
      },
      [
        'warehouse: error (redshift:DescribeLoggingStatus answered LogDestinationType with an unknown word, "firehose".)',
      ],
    ],
    [
      "a bucket is named, and it is off",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": { LoggingEnabled: false, BucketName: "logs" },
      },
      [fails],
    ],
    [
      "no word of it",
      { ...clusters(cluster()), "redshift:DescribeLoggingStatus": { BucketName: "logs" } },
      ["warehouse: error (redshift:DescribeLoggingStatus answered without LoggingEnabled.)"],
    ],
    [
      "denied",
      { [list]: failure(list, "AccessDenied", 403) },
      ["aws/111111111111/eu-west-1: error (redshift:DescribeClusters was denied (AccessDenied).)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(redshiftAuditLogging, script)).toEqual(said);
  });
});
