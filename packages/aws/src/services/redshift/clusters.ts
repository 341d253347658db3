import { type Collector, from, type Observed } from "@bylaw/core";
import {
  defineCollector,
  describeEach,
  inspect,
  known,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { wholeDays } from "../../lib/whole-days.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { parameterOperation, type TlsReader, tlsReader } from "./parameters.ts";

const schema = z.object({
  /** The cluster's ARN. */
  id: z.string(),
  name: z.string(),
  status: z.string(),
  encrypted: observed(z.boolean()),
  publiclyAccessible: observed(z.boolean()),
  /** For how long automated snapshots are kept. Zero where there are none. */
  snapshotRetention: observed(quantity("days")),
  /** True when its parameter group demands TLS of every client. */
  tlsRequired: observed(z.boolean()),
  /** `in-sync` when the cluster runs with that parameter; else what it waits for. */
  parameterStatus: observed(z.string()),
  /** True when audit logs go to S3 or CloudWatch. */
  auditLogging: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface RedshiftCluster extends z.infer<typeof schema> {}

const [list, logging] = ["redshift:DescribeClusters", "redshift:DescribeLoggingStatus"] as const;
const retention = "AutomatedSnapshotRetentionPeriod";
type Cluster = ItemOf<typeof list, "Clusters">;

/** Every provisioned Redshift cluster of a region. Redshift Serverless has none. */
export const redshiftClusters: Collector<RedshiftCluster> = defineCollector({
  id: "aws/redshift-clusters",
  resource: "Redshift cluster",
  provider: awsKind,
  per: "region",
  operations: [list, logging, parameterOperation],
  calls: {
    [list]: { page: 100 },
    [logging]: { each: "entry" },
    [parameterOperation]: { page: 100, of: "parameter", in: "parameter group" },
  },
  schema,
  async *collect(session) {
    const tlsOf = tlsReader(session);
    yield* describeEach(
      5,
      session.items(list, "Clusters", { MaxRecords: 100 }),
      (one) => arnOf(session, one),
      (one) => describeCluster(session, one, tlsOf),
    );
  },
});

function arnOf({ account, partition, region }: AwsSession, one: Cluster): string {
  return `arn:${partition}:redshift:${region}:${account}:cluster:${answerOf(list, one)("ClusterIdentifier")}`;
}

/** The cluster; undefined when it is gone since it was listed. */
async function describeCluster(
  session: AwsSession,
  one: Cluster,
  tlsOf: TlsReader,
): Promise<RedshiftCluster | undefined> {
  const field = answerOf(list, one);
  const name = field("ClusterIdentifier");
  const logs = await session.observe(logging, { ClusterIdentifier: name });
  if (inspect(logs).state === "absent") return undefined;
  const groups = field("ClusterParameterGroups");
  return {
    ...{ id: arnOf(session, one), name, status: field("ClusterStatus") },
    encrypted: readable(() => field("Encrypted")),
    publiclyAccessible: readable(() => field("PubliclyAccessible")),
    snapshotRetention: readable(() => wholeDays(list, retention, field(retention))),
    tlsRequired: await tlsOf(groups.map((group) => answerOf(list, group)("ParameterGroupName"))),
    parameterStatus: groups.map(statusOf).reduce(firstOutOfSync, known("in-sync")),
    auditLogging: from(logs, (said) => readable(() => isAudited(said))),
    tags: readable(() => recordOf(list, field("Tags"))),
  };
}

const destinations = ["cloudwatch", "s3", "s3table"] as const;

/**
 * What is published to S3 Tables is system tables, which AWS switches on and off apart from audit logging: Redshift API,
 * "DisableLogging", read 2026-11. Of audit logs to a bucket it does not always tell where they go.
 */
function isAudited(said: OutputOf<typeof logging>): boolean {
  const enabled = answerOf(logging, said)("LoggingEnabled");
  const { LogDestinationType: to } = said;
  return (
    enabled && (to === undefined || wordOf(logging, "LogDestinationType", to, destinations) !== "s3table")
  );
}

/** That of the parameter itself where Redshift tells it, else that of the group. */
function statusOf(group: NonNullable<Cluster["ClusterParameterGroups"]>[number]): Observed<string> {
  const own = group.ClusterParameterStatusList?.find((one) => one.ParameterName === "require_ssl");
  return readable(() => answerOf(list, own ?? group)("ParameterApplyStatus"));
}

function firstOutOfSync(all: Observed<string>, next: Observed<string>): Observed<string> {
  return from([all, next], (one, other) => (one === "in-sync" ? other : one));
}
