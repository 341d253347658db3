import type { Collector, Observed } from "@bylaw/core";
import { absent, defineCollector, describeEach, known, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const operation = "secretsmanager:ListSecrets";

const schema = z.object({
  /** The secret's ARN. */
  id: z.string(),
  name: z.string(),
  /** The AWS service that made it and looks after it. A secret of your own has none. */
  owningService: z.string().exactOptional(),
  /** The region of its original. A secret that is in this region alone has none. */
  primaryRegion: z.string().exactOptional(),
  /** False in every region but its original's. */
  isReplica: z.boolean(),
  rotates: z.boolean(),
  /** When a rotation last succeeded. Absent where none ever did. */
  lastRotated: observed(z.string()),
  /** By when the next rotation is due. Absent where none is. */
  nextRotation: observed(z.string()),
  /** The day on which it was last read. Absent where nobody ever did in this region. */
  lastAccessed: observed(z.string()),
  created: z.string(),
  /** When the list was read. */
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface Secret extends z.infer<typeof schema> {}

/** Every secret of Secrets Manager in a region. Those that wait for their deletion are not among them. */
export const secrets: Collector<Secret> = defineCollector({
  id: "aws/secrets",
  resource: "Secrets Manager secret",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: {
    [operation]: { page: 100 },
  },
  schema,
  async *collect(session) {
    const listed = session.items(operation, "SecretList", { MaxResults: 100 });
    const arnOf = (one: Listed) => answerOf(operation, one)("ARN");
    yield* describeEach(1, listed, arnOf, async (one) =>
      one.DeletedDate === undefined ? secretOf(session, one) : undefined,
    );
  },
});

type Listed = ItemOf<typeof operation, "SecretList">;

/** AWS documents of each of these fields what it means that it is not there (API reference, SecretListEntry). */
function secretOf({ region, now }: AwsSession, one: Listed): Secret {
  const field = answerOf(operation, one);
  const { OwningService, PrimaryRegion, RotationEnabled, Tags } = one;
  return {
    id: field("ARN"),
    name: field("Name"),
    ...(OwningService !== undefined && { owningService: OwningService }),
    ...(PrimaryRegion !== undefined && { primaryRegion: PrimaryRegion }),
    isReplica: PrimaryRegion !== undefined && PrimaryRegion !== region,
    rotates: RotationEnabled === true,
    lastRotated: instant("LastRotatedDate", one.LastRotatedDate),
    nextRotation: instant("NextRotationDate", one.NextRotationDate),
    lastAccessed: instant("LastAccessedDate", one.LastAccessedDate),
    created: field("CreatedDate").toISOString(),
    readAt: now().toISOString(),
    tags: known(Tags === undefined ? {} : recordOf(operation, Tags)),
  };
}

function instant(name: string, date: Date | undefined): Observed<string> {
  return date === undefined ? absent(operation, `no ${name}`) : known(date.toISOString());
}

/** Why a secret is not judged here; true for one that is. */
export function isOwn({ owningService, isReplica, primaryRegion = "" }: Secret): true | string {
  if (owningService !== undefined) return `The service ${owningService} made the secret and looks after it.`;
  return !isReplica || `It is a replica: the original is in ${primaryRegion}.`;
}
