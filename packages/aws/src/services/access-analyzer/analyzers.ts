import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

export const analyzersOperation = "access-analyzer:ListAnalyzers";

const schema = z.object({
  /** The analyzer's ARN. */
  id: z.string(),
  name: z.string(),
  /** `ACCOUNT` or `ORGANIZATION` for access from outside; others end in `_UNUSED_ACCESS` or `_INTERNAL_ACCESS`. */
  type: observed(z.string()),
  /** `ACTIVE` where it looks. */
  status: observed(z.string()),
  /** By key. An analyzer without tags has an empty record. */
  tags: tagsField,
});

export interface AccessAnalyzer extends z.infer<typeof schema> {}

/** Every analyzer of IAM Access Analyzer in a region, of whatever kind. Those of other accounts are not among them. */
export const accessAnalyzers: Collector<AccessAnalyzer> = defineCollector({
  id: "aws/access-analyzers",
  resource: "access analyzer",
  provider: awsKind,
  per: "region",
  operations: [analyzersOperation],
  calls: { [analyzersOperation]: { page: 100 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      listAnalyzers(session),
      (analyzer) => answerOf(analyzersOperation, analyzer)("arn"),
      async (analyzer) => {
        const field = answerOf(analyzersOperation, analyzer);
        return {
          id: field("arn"),
          name: field("name"),
          type: readable(() => field("type")),
          status: readable(() => field("status")),
          tags: readable(() => field("tags")),
        };
      },
    );
  },
});

export function listAnalyzers(
  session: AwsSession,
): AsyncIterable<ItemOf<typeof analyzersOperation, "analyzers">> {
  return session.items(analyzersOperation, "analyzers", { maxResults: 100 });
}

/** The kinds of analyzer that look for access from outside. */
export const externalAccess: readonly string[] = ["ACCOUNT", "ORGANIZATION"];
