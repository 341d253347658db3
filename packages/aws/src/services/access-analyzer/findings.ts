import type { Collector } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeMany,
  inspect,
  observeCall,
  ReadError,
} from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";
import { analyzersOperation, externalAccess, listAnalyzers } from "./analyzers.ts";

const operation = "access-analyzer:ListFindingsV2";

const schema = z.object({
  /** The analyzer's ARN and the finding's id. */
  id: z.string(),
  /** The ARN of what is open to others, or what kind it is of where AWS names none. */
  name: z.string(),
  analyzer: z.string(),
  /** Such as `AWS::S3::Bucket`. */
  resourceType: z.string(),
  /** The account that has it. */
  owner: z.string(),
  found: z.string(),
  /** When the list was read. */
  readAt: z.string(),
});

export interface AccessFinding extends z.infer<typeof schema> {}

type Finding = ItemOf<typeof operation, "findings">;

/** Every active finding of access from outside, of every analyzer of a region. What is archived or resolved is not among them. */
export const accessFindings: Collector<AccessFinding> = defineCollector({
  id: "aws/access-analyzer-findings",
  resource: "finding of an access analyzer",
  provider: awsKind,
  per: "region",
  operations: [analyzersOperation, operation],
  calls: { [analyzersOperation]: { page: 100, of: "analyzer" }, [operation]: { page: 100, in: "analyzer" } },
  schema,
  async *collect(session) {
    yield* describeMany(
      5,
      listAnalyzers(session),
      (analyzer) => answerOf(analyzersOperation, analyzer)("arn"),
      async (analyzer) => {
        const field = answerOf(analyzersOperation, analyzer);
        if (!looksOutside(field("type"))) return [];
        const readAt = session.now().toISOString();
        return (await findingsOf(session, field("arn"))).map((one) => findingOf(one, field("arn"), readAt));
      },
    );
  },
});

/** AWS calls those of other kinds by their last words. One that nobody knows might look outside. */
function looksOutside(type: string): boolean {
  if (externalAccess.includes(type)) return true;
  if (/_(?:UNUSED|INTERNAL)_ACCESS$/.test(type)) return false;
  throw answerMismatch(analyzersOperation, "answered type with a word that is not known");
}

/** The active findings of one analyzer; none when it is gone since it was listed. */
async function findingsOf(session: AwsSession, analyzerArn: string): Promise<readonly Finding[]> {
  const input = { analyzerArn, filter: { status: { eq: ["ACTIVE"] } }, maxResults: 100 };
  const listed = inspect(
    await observeCall(
      () => allOf(session.items(operation, "findings", input)),
      (error) => absenceIn(operation, error),
    ),
  );
  if (listed.state === "unreadable") throw new ReadError(listed.problem);
  return listed.state === "absent" ? [] : listed.value;
}

async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

function findingOf(finding: Finding, analyzer: string, readAt: string): AccessFinding {
  const field = answerOf(operation, finding);
  return {
    id: `${analyzer}/${field("id")}`,
    name: finding.resource ?? field("resourceType"),
    analyzer,
    resourceType: field("resourceType"),
    owner: field("resourceOwnerAccount"),
    found: field("createdAt").toISOString(),
    readAt,
  };
}
