import { type Collector, from } from "@bylaw/core";
import { defineCollector, describeEach, inspect, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { sharedTagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";
import { identity, isNamedByAws, listKeys, readAliases } from "./listed-keys.ts";

const operation = "kms:GetKeyPolicy";

const schema = z.object({
  /** The key's ARN. */
  id: z.string(),
  /** The first alias in order. */
  name: z.string().exactOptional(),
  policy: observed(policyDocument),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface KmsKeyPolicy extends z.infer<typeof schema> {}

/** The policy of every KMS key of a region, but for those whose names say that AWS manages them. */
export const kmsKeyPolicies: Collector<KmsKeyPolicy> = defineCollector({
  id: "aws/kms-key-policies",
  resource: "policy of a KMS key",
  provider: awsKind,
  per: "region",
  operations: ["kms:ListKeys", "kms:ListAliases", operation, tagOperation],
  calls: {
    "kms:ListKeys": { page: 1000, of: "key" },
    "kms:ListAliases": { page: 100, of: "alias" },
    [operation]: { each: "entry" },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const { names, problem } = await readAliases(session);
    // Without their names the keys of AWS cannot be told from the others.
    if (problem !== undefined) throw problem;
    const tagsOf = sharedTagReader(session, "kms:key");
    yield* describeEach(
      20,
      listKeys(session, names),
      ({ arn }) => arn,
      async (key) => {
        if (isNamedByAws(key)) return undefined;
        const answer = await session.observe(operation, { KeyId: key.keyId, PolicyName: "default" });
        if (inspect(answer).state === "absent") return undefined;
        const policy = from(answer, ({ Policy }) =>
          readable(() => parsePolicy(operation, required(operation, "Policy", Policy))),
        );
        return { ...identity(key), policy, tags: await tagsOf(key.arn) };
      },
    );
  },
});
