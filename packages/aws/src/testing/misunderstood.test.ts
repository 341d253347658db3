import type { AnyCheck } from "@bylaw/core";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { acmCertificateNotExpiring } from "../services/acm/checks/acm-certificate-not-expiring.ts";
import { estate as acm } from "../services/acm/estate.fixture.ts";
import { cloudfrontOriginTls } from "../services/cloudfront/checks/cloudfront-origin-tls.ts";
import { estate as cloudfront } from "../services/cloudfront/estate.fixture.ts";
import { elbAccessLogs } from "../services/elasticloadbalancing/checks/elb-access-logs.ts";
import { elbHttpListenerRedirects } from "../services/elasticloadbalancing/checks/elb-http-listener-redirects.ts";
import { estate as elb } from "../services/elasticloadbalancing/estate.fixture.ts";
import { kmsKeyRotation } from "../services/kms/checks/kms-key-rotation.ts";
import { estate as kms } from "../services/kms/estate.fixture.ts";
import { opensearchNotPublic } from "../services/opensearch/checks/opensearch-not-public.ts";
import { estate as opensearch } from "../services/opensearch/estate.fixture.ts";
import { rdsSnapshotsPrivate } from "../services/rds/checks/rds-snapshots-private.ts";
import { rdsTlsRequired } from "../services/rds/checks/rds-tls-required.ts";
import { estate as rds } from "../services/rds/estate.fixture.ts";
import { redshiftSnapshotRetention } from "../services/redshift/checks/redshift-snapshot-retention.ts";
import { estate as redshift } from "../services/redshift/estate.fixture.ts";
import { s3BucketTlsOnly } from "../services/s3/checks/s3-bucket-tls-only.ts";
import { estate as s3 } from "../services/s3/estate.fixture.ts";
import { estateProvider } from "./estate.ts";
import { noTags } from "./judge.ts";
import { type Script, startScript } from "./script.ts";

/** What a check says of a script whose answers to an operation have other words on the way. */
async function told(check: AnyCheck, script: Script, operation: string, was: RegExp, is: string) {
  const server = await startScript({ ...noTags, ...script }, (asked, body) =>
    asked.operation === operation ? Buffer.from(body.toString("utf8").replace(was, is)) : body,
  );
  try {
    const { observations } = await runProgram(programOf([estateProvider(server.endpoint)], [check]));
    return observations.map((one) => `${one.outcome}: ${linesOf(one).join("; ")}`).sort();
  } finally {
    await server.stop();
  }
}

test.each<[AnyCheck, Script, operation: string, was: RegExp, is: string, says: string]>([
  [kmsKeyRotation, kms.sound, "kms:ListKeys", /"Keys":\[.*?\]/, '"Keys":7', "another shape at Keys"],
  [kmsKeyRotation, kms.sound, "kms:DescribeKey", /"Enabled"/, '"zzz"', "KeyState with an unknown word"],
  [kmsKeyRotation, kms.sound, "kms:DescribeKey", /SYMMETRIC_DEFAULT/, "zzz", "KeySpec with an unknown word"],
  [
    acmCertificateNotExpiring,
    acm.weak,
    "acm:ListCertificates",
    /ISSUED/,
    "zzz",
    "Status with an unknown word",
  ],
  [s3BucketTlsOnly, s3.weak, "s3:ListBuckets", /acme-orders/, "", "asked with an empty Bucket"],
  [s3BucketTlsOnly, s3.weak, "s3:ListBuckets", /eu-west-1/, "-1", "asked in what is no name of a region"],
  [
    opensearchNotPublic,
    opensearch.weak,
    "es:DescribeDomains",
    /"AccessPolicies":"(?:[^"\\]|\\.)*",/,
    "",
    "answered without AccessPolicies",
  ],
  [rdsTlsRequired, rds.weak, "rds:DescribeDBClusters", /aurora-postgresql/, "zzz", "in the engine zzz"],
  [
    rdsSnapshotsPrivate,
    rds.weak,
    "rds:DescribeDBSnapshotAttributes",
    />all</,
    ">zzz<",
    "account that is none",
  ],
  [
    redshiftSnapshotRetention,
    redshift.weak,
    "redshift:DescribeClusters",
    /(<AutomatedSnapshotRetentionPeriod>)1/,
    "$1-1",
    "AutomatedSnapshotRetentionPeriod with -1",
  ],
  [
    cloudfrontOriginTls,
    cloudfront.weak,
    "cloudfront:ListDistributions",
    /<Quantity>2/,
    "<Quantity>3",
    "answered with 2 items of 3",
  ],
  [
    elbHttpListenerRedirects,
    elb.weak,
    "elasticloadbalancing:DescribeListeners",
    />HTTP</,
    ">zzz<",
    "Protocol with an unknown word",
  ],
  [
    elbHttpListenerRedirects,
    elb.weak,
    "elasticloadbalancing:DescribeLoadBalancers",
    />application</,
    ">zzz<",
    "Type with an unknown word",
  ],
])("$id: what cannot be understood is an error", async (check, script, operation, was, is, says) => {
  const lines = await told(check, script, operation, was, is);
  expect(lines.filter((line) => line.startsWith("error: ") && line.includes(says))).toHaveLength(1);
});

test("a listener of an unknown protocol may be one for TLS, and so is to be logged", async () => {
  const operation = "elasticloadbalancing:DescribeListeners";
  const lines = await told(elbAccessLogs, elb.weak, operation, />TLS</, ">zzz<");
  expect(lines.every((line) => line.startsWith("fail: "))).toBe(true);
});
