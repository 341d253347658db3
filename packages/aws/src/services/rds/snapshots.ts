import { type Collector, from, type Observed } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The snapshot's ARN. */
  id: z.string(),
  name: z.string(),
  /** As RDS names it: `postgres`, `aurora-mysql`, `docdb`, `neptune`. */
  engine: z.string(),
  /** True when it is encrypted with a KMS key. RDS says false of one that is encrypted with a key that AWS owns. */
  encrypted: observed(z.boolean()),
  /** The accounts that may restore it; `all` stands for every account there is. Not asked of encrypted ones. */
  sharedWith: observed(z.array(z.string())),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface RdsSnapshot extends z.infer<typeof schema> {}

const operations = {
  instances: "rds:DescribeDBSnapshots",
  instance: "rds:DescribeDBSnapshotAttributes",
  clusters: "rds:DescribeDBClusterSnapshots",
  cluster: "rds:DescribeDBClusterSnapshotAttributes",
} as const;
type InstanceSnapshot = ItemOf<(typeof operations)["instances"], "DBSnapshots">;
type ClusterSnapshot = ItemOf<(typeof operations)["clusters"], "DBClusterSnapshots">;

/** Every snapshot that somebody took by hand of a DB instance or a DB cluster of a region. Others cannot be shared with everyone. */
export const rdsSnapshots: Collector<RdsSnapshot> = defineCollector({
  id: "aws/rds-snapshots",
  resource: "manual snapshot of RDS, DocumentDB or Neptune",
  provider: awsKind,
  per: "region",
  operations: Object.values(operations),
  calls: {
    [operations.instances]: { page: 100, of: "snapshot of an instance" },
    [operations.instance]: { each: "snapshot of an instance" },
    [operations.clusters]: { page: 100, of: "snapshot of a cluster" },
    [operations.cluster]: { each: "snapshot of a cluster" },
  },
  schema,
  async *collect(session) {
    const manual = { SnapshotType: "manual", MaxRecords: 100 };
    yield* describeEach(
      5,
      session.items(operations.instances, "DBSnapshots", manual),
      (one) => answerOf(operations.instances, one)("DBSnapshotArn"),
      (one) => instanceSnapshot(session, one),
    );
    yield* describeEach(
      5,
      session.items(operations.clusters, "DBClusterSnapshots", manual),
      (one) => answerOf(operations.clusters, one)("DBClusterSnapshotArn"),
      (one) => clusterSnapshot(session, one),
    );
  },
});

async function instanceSnapshot(
  session: AwsSession,
  one: InstanceSnapshot,
): Promise<RdsSnapshot | undefined> {
  const field = answerOf(operations.instances, one);
  const name = field("DBSnapshotIdentifier");
  const sharedWith =
    one.Encrypted === true
      ? notAsked(operations.instance)
      : from(
          await session.observe(operations.instance, { DBSnapshotIdentifier: name }),
          ({ DBSnapshotAttributesResult: result }) =>
            readable(() => {
              const answered = required(operations.instance, "DBSnapshotAttributesResult", result);
              const attributes = answerOf(operations.instance, answered)("DBSnapshotAttributes");
              return restorableBy(operations.instance, attributes);
            }),
        );
  // It is gone since it was listed.
  if (inspect(sharedWith).state === "absent") return undefined;
  return {
    ...{ id: field("DBSnapshotArn"), name, engine: field("Engine"), sharedWith },
    encrypted: readable(() => field("Encrypted")),
    tags: readable(() => recordOf(operations.instances, field("TagList"))),
  };
}

async function clusterSnapshot(session: AwsSession, one: ClusterSnapshot): Promise<RdsSnapshot | undefined> {
  const field = answerOf(operations.clusters, one);
  const name = field("DBClusterSnapshotIdentifier");
  const sharedWith =
    one.StorageEncrypted === true
      ? notAsked(operations.cluster)
      : from(
          await session.observe(operations.cluster, { DBClusterSnapshotIdentifier: name }),
          ({ DBClusterSnapshotAttributesResult: result }) =>
            readable(() => {
              const answered = required(operations.cluster, "DBClusterSnapshotAttributesResult", result);
              const attributes = answerOf(operations.cluster, answered)("DBClusterSnapshotAttributes");
              return restorableBy(operations.cluster, attributes);
            }),
        );
  if (inspect(sharedWith).state === "absent") return undefined;
  return {
    ...{ id: field("DBClusterSnapshotArn"), name, engine: field("Engine"), sharedWith },
    encrypted: readable(() => field("StorageEncrypted")),
    tags: readable(() => recordOf(operations.clusters, field("TagList"))),
  };
}

/** The attribute is there, and empty, for a snapshot that nobody else may restore. */
function restorableBy(
  operation: (typeof operations)["cluster" | "instance"],
  attributes: readonly {
    readonly AttributeName?: string | undefined;
    readonly AttributeValues?: readonly string[] | undefined;
  }[],
): string[] {
  const restore = attributes.find((one) => one.AttributeName === "restore");
  const values = required(operation, "the attribute restore", restore);
  const accounts = answerOf(operation, values)("AttributeValues");
  const odd = accounts.find((account) => account !== "all" && !/^\d{12}$/.test(account));
  if (odd === undefined) return [...accounts].sort();
  throw answerMismatch(operation, "named an account that is none");
}

function notAsked(operation: string): Observed<never> {
  const message = "With whom an encrypted snapshot is shared is not asked.";
  return unreadable({ code: "not-collected", message, operation });
}
