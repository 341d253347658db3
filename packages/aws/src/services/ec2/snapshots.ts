import { type Collector, from, type Observed } from "@bylaw/core";
import {
  defineCollector,
  describeEach,
  inspect,
  known,
  observeCall,
  observed,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { ec2Arn, tagged } from "./resource.ts";

const [snapshots, blocking] = ["ec2:DescribeSnapshots", "ec2:GetSnapshotBlockPublicAccessState"] as const;

const schema = z.object({
  /** The snapshot's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  snapshotId: z.string(),
  encrypted: observed(z.boolean()),
  /** True where every AWS account may make a volume of it. */
  public: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EbsSnapshot extends z.infer<typeof schema> {}

/** Every EBS snapshot that an account owns in a region. */
export const ebsSnapshots: Collector<EbsSnapshot> = defineCollector({
  id: "aws/ebs-snapshots",
  resource: "EBS snapshot",
  provider: awsKind,
  per: "region",
  operations: [snapshots, blocking],
  calls: {
    [snapshots]: { sum: [{ page: 1000 }, { page: 1000, of: "public snapshot" }] },
    [blocking]: "once",
  },
  schema,
  async *collect(session) {
    const isPublic = await publicReader(session);
    // Snapshots belong to a region, and their ARNs name no account.
    const arnOf = (id: string) => ec2Arn(session, "snapshot", id, "");
    yield* describeEach(
      1,
      session.items(snapshots, "Snapshots", { OwnerIds: ["self"], MaxResults: 1000 }),
      (snapshot) => arnOf(idOf(snapshot)),
      async (snapshot) => {
        const field = answerOf(snapshots, snapshot);
        const snapshotId = idOf(snapshot);
        return {
          id: arnOf(snapshotId),
          ...tagged(snapshots, snapshot.Tags),
          snapshotId,
          encrypted: readable(() => field("Encrypted")),
          public: isPublic(snapshotId),
        };
      },
    );
  },
});

function idOf({ SnapshotId }: ItemOf<typeof snapshots, "Snapshots">): string {
  return formOf(snapshots, "SnapshotId", SnapshotId, /^snap-/);
}

type Test = (snapshotId: string) => Observed<boolean>;

/**
 * Asks for all that are shared with everybody at once. Where all sharing is blocked these are told still, and nobody can
 * reach them: AWS, "EnableSnapshotBlockPublicAccess", read 2026-11. So that is asked where there is such a one.
 */
async function publicReader(session: AwsSession): Promise<Test> {
  const shared = await observeCall(() => readShared(session));
  const state = inspect(shared);
  if (state.state !== "known") return () => from(shared, () => false);
  const isReachable = state.value.size > 0 ? await observeCall(() => readReachable(session)) : known(true);
  return (id) => (state.value.has(id) ? isReachable : known(false));
}

async function readShared(session: AwsSession): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const input = { OwnerIds: ["self"], RestorableByUserIds: ["all"], MaxResults: 1000 };
  for await (const snapshot of session.items(snapshots, "Snapshots", input)) ids.add(idOf(snapshot));
  return ids;
}

async function readReachable(session: AwsSession): Promise<boolean> {
  const answer = await session.call(blocking, {});
  return answerOf(blocking, answer)("State") !== "block-all-sharing";
}
