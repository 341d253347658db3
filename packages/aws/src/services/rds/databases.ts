import { type Collector, either, from, type Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  known,
  observed,
  quantity,
  readable,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { wholeDays } from "../../lib/whole-days.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { encryptedOf } from "./encryption.ts";
import { heldBackBy, upgradesOf } from "./minor-upgrades.ts";
import { parameterCalls, parameterOperations, statusOfAll, type TlsReader, tlsReader } from "./parameters.ts";

const member = z.object({
  name: z.string(),
  publiclyAccessible: observed(z.boolean()),
  autoMinorVersionUpgrade: observed(z.boolean()),
});

const schema = z.object({
  /** The ARN of the DB instance or of the DB cluster. */
  id: z.string(),
  name: z.string(),
  kind: z.enum(["instance", "cluster"]),
  /** As RDS names it: `postgres`, `aurora-mysql`, `docdb`, `neptune`, `sqlserver-ee`. */
  engine: z.string(),
  status: z.string(),
  encrypted: observed(z.boolean()),
  /** Of the database itself. The instances of a cluster have one each. */
  publiclyAccessible: observed(z.boolean()),
  /** For how long automated backups are kept. Zero where there are none. */
  backupRetention: observed(quantity("days")),
  /** Up to when it can be restored. Absent where AWS names no such time. */
  latestRestorable: observed(z.string()),
  /** True for an instance with a standby in another Availability Zone, and for a cluster with instances in several. */
  multiZone: observed(z.boolean()),
  deletionProtection: observed(z.boolean()),
  /** The logs that go to CloudWatch Logs. Absent where AWS names none. */
  logExports: observed(z.array(z.string())),
  /** True when its parameter group demands TLS of every client. Asked only of engines that have such a parameter. */
  tlsRequired: observed(z.boolean()),
  /** `in-sync` when every instance runs with the values of the group. Absent for a cluster without instances. */
  parameterStatus: observed(z.string()),
  /** What it is a read replica of. Absent where it is none. */
  replicaOf: observed(z.string()),
  /** Of an instance outside a cluster, and of a cluster itself. Absent for a cluster of DocumentDB or Neptune: its instances have one each. */
  autoMinorVersionUpgrade: observed(z.boolean()),
  /** Why Aurora upgrades the cluster by hand alone, whatever the settings say. Empty where nothing does. */
  upgradesHeldBack: z.array(z.string()),
  /** The instances of a cluster. */
  members: z.array(member),
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface RdsDatabase extends z.infer<typeof schema> {}

const [listInstances, listClusters] = ["rds:DescribeDBInstances", "rds:DescribeDBClusters"] as const;
type Instance = ItemOf<typeof listInstances, "DBInstances">;
type Cluster = ItemOf<typeof listClusters, "DBClusters">;

/**
 * Every database of a region: each DB instance outside a cluster, and each DB cluster with its instances. RDS lists those of
 * DocumentDB and Neptune too. Elastic clusters of DocumentDB, Neptune Analytics and Aurora DSQL are not among them, nor are
 * automated backups that outlived their database.
 */
export const rdsDatabases: Collector<RdsDatabase> = defineCollector({
  id: "aws/rds-databases",
  resource: "RDS, DocumentDB or Neptune database",
  provider: awsKind,
  per: "region",
  operations: [listInstances, listClusters, ...parameterOperations],
  calls: {
    [listInstances]: { page: 100, of: "DB instance" },
    [listClusters]: { page: 100, of: "DB cluster" },
    ...parameterCalls,
  },
  schema,
  async *collect(session) {
    const tlsOf = tlsReader(session);
    const inCluster = new Map<string, Instance[]>();
    const alone: Instance[] = [];
    for await (const one of session.items(listInstances, "DBInstances", { MaxRecords: 100 })) {
      const cluster = textOf(one.DBClusterIdentifier);
      if (cluster === undefined) alone.push(one);
      else inCluster.set(cluster, [...(inCluster.get(cluster) ?? []), one]);
    }
    yield* describeEach(
      5,
      alone,
      (one) => answerOf(listInstances, one)("DBInstanceArn"),
      (one) => instanceOf(session, one, tlsOf),
    );
    const clusters = session.items(listClusters, "DBClusters", { MaxRecords: 100 });
    yield* describeEach(
      5,
      clusters,
      (one) => answerOf(listClusters, one)("DBClusterArn"),
      (one) => {
        const name = answerOf(listClusters, one)("DBClusterIdentifier");
        const instances = inCluster.get(name) ?? [];
        inCluster.delete(name);
        return clusterOf(session, one, instances, tlsOf);
      },
    );
    for (const [name, instances] of inCluster) {
      for (const one of instances) {
        const { problem } = answerMismatch(listClusters, `answered without ${name}, which has an instance`);
        yield unreadableResource(answerOf(listInstances, one)("DBInstanceArn"), problem);
      }
    }
  },
});

async function instanceOf(session: AwsSession, one: Instance, tlsOf: TlsReader): Promise<RdsDatabase> {
  const field = answerOf(listInstances, one);
  const engine = field("Engine");
  const groups = field("DBParameterGroups").map((group) => answerOf(listInstances, group));
  return {
    ...{ id: field("DBInstanceArn"), name: field("DBInstanceIdentifier"), kind: "instance", engine },
    status: field("DBInstanceStatus"),
    encrypted: encryptedOf(listInstances, one.StorageEncryptionType, one.StorageEncrypted),
    publiclyAccessible: readable(() => field("PubliclyAccessible")),
    backupRetention: retentionOf(listInstances, one),
    latestRestorable: instantOf(listInstances, one),
    multiZone: readable(() => field("MultiAZ")),
    deletionProtection: readable(() => field("DeletionProtection")),
    logExports: exportsOf(listInstances, one),
    tlsRequired: await tlsOf(
      "instance",
      engine,
      groups.map((group) => group("DBParameterGroupName")),
    ),
    parameterStatus: statusOfAll(
      listInstances,
      groups.map((group) => readable(() => group("ParameterApplyStatus"))),
    ),
    replicaOf: sourceOf(listInstances, [
      one.ReadReplicaSourceDBInstanceIdentifier,
      one.ReadReplicaSourceDBClusterIdentifier,
    ]),
    autoMinorVersionUpgrade: readable(() => field("AutoMinorVersionUpgrade")),
    upgradesHeldBack: [],
    members: [],
    readAt: session.now().toISOString(),
    tags: readable(() => recordOf(listInstances, field("TagList"))),
  };
}

async function clusterOf(
  session: AwsSession,
  one: Cluster,
  instances: readonly Instance[],
  tlsOf: TlsReader,
): Promise<RdsDatabase> {
  const field = answerOf(listClusters, one);
  const [name, engine] = [field("DBClusterIdentifier"), field("Engine")];
  const members = field("DBClusterMembers").map((each) => answerOf(listClusters, each));
  for (const each of members) assertListed(each("DBInstanceIdentifier"), name, instances);
  return {
    ...{ id: field("DBClusterArn"), name, kind: "cluster", engine },
    status: field("Status"),
    encrypted: encryptedOf(listClusters, one.StorageEncryptionType, one.StorageEncrypted),
    publiclyAccessible: either(ownAddress(one, engine), one.InternetAccessGatewayEnabled === true),
    backupRetention: retentionOf(listClusters, one),
    latestRestorable: instantOf(listClusters, one),
    multiZone: inSeveralZones(instances),
    deletionProtection: readable(() => field("DeletionProtection")),
    logExports: exportsOf(listClusters, one),
    tlsRequired: await tlsOf("cluster", engine, [field("DBClusterParameterGroup")]),
    parameterStatus: statusOfAll(
      listClusters,
      members.map((each) => readable(() => each("DBClusterParameterGroupStatus"))),
    ),
    replicaOf: sourceOf(listClusters, [one.ReplicationSourceIdentifier]),
    autoMinorVersionUpgrade: upgradesOf(one, engine),
    upgradesHeldBack: heldBackBy(one, engine, session.region),
    members: instances.map(memberOf),
    readAt: session.now().toISOString(),
    tags: readable(() => recordOf(listClusters, field("TagList"))),
  };
}

function memberOf(one: Instance): RdsDatabase["members"][number] {
  const field = answerOf(listInstances, one);
  return {
    name: field("DBInstanceIdentifier"),
    publiclyAccessible: readable(() => field("PubliclyAccessible")),
    autoMinorVersionUpgrade: readable(() => field("AutoMinorVersionUpgrade")),
  };
}

/** What joined the cluster after instances were listed has not been read. */
function assertListed(member: string, cluster: string, instances: readonly Instance[]): void {
  if (instances.some((one) => one.DBInstanceIdentifier === member)) return;
  throw answerMismatch(listInstances, `answered without ${member}, an instance of ${cluster}`);
}

/** RDS has the setting for Multi-AZ DB clusters alone, and for them it always says which. */
function ownAddress(one: Cluster, engine: string): Observed<boolean> {
  if (engine !== "mysql" && engine !== "postgres") return known(one.PubliclyAccessible === true);
  return readable(() => answerOf(listClusters, one)("PubliclyAccessible"));
}

/** `eu-west-1a`, `us-west-2-lax-1a` */
const zoneForm = /^[a-z]{2,}-[a-z\d-]+[a-z]$/;

function inSeveralZones(instances: readonly Instance[]): Observed<boolean> {
  const zones = instances.map((one) =>
    readable(() => formOf(listInstances, "AvailabilityZone", one.AvailabilityZone, zoneForm)),
  );
  const all = zones.reduce<Observed<readonly string[]>>(
    (before, zone) => from([before, zone], (some, one) => [...some, one]),
    known([]),
  );
  return from(all, (some) => new Set(some).size > 1);
}

function exportsOf(operation: string, one: Cluster | Instance): Observed<string[]> {
  const { EnabledCloudwatchLogsExports: logs } = one;
  return logs === undefined ? absent(operation, "no EnabledCloudwatchLogsExports") : known([...logs].sort());
}

function retentionOf(
  operation: typeof listClusters | typeof listInstances,
  one: Cluster | Instance,
): RdsDatabase["backupRetention"] {
  const name = "BackupRetentionPeriod";
  return readable(() => wholeDays(operation, name, answerOf(operation, one)(name)));
}

function instantOf(operation: string, { LatestRestorableTime: at }: Cluster | Instance): Observed<string> {
  return at === undefined ? absent(operation, "no LatestRestorableTime") : known(at.toISOString());
}

function sourceOf(operation: string, sources: readonly (string | undefined)[]): Observed<string> {
  const source = sources.map(textOf).find((one) => one !== undefined);
  return source === undefined ? absent(operation, "no source") : known(source);
}

/** XML has an empty text where there is none. */
function textOf(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}
