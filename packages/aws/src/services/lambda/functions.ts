import type { Collector } from "@bylaw/core";
import { defineCollector, describeEach } from "@bylaw/core/provider";
import { z } from "zod";
import { sharedTagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const operation = "lambda:ListFunctions";

const schema = z.object({
  /** The function's ARN, without a version. */
  id: z.string(),
  name: z.string(),
  /** `Zip` or `Image`. */
  packageType: z.string(),
  /** Of a function in a container image there is none. */
  runtime: z.string().exactOptional(),
  /** When the list was read. */
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface LambdaFunction extends z.infer<typeof schema> {}

/** Every Lambda function of a region, as it would run now: older versions are not listed. */
export const lambdaFunctions: Collector<LambdaFunction> = defineCollector({
  id: "aws/lambda-functions",
  resource: "Lambda function",
  provider: awsKind,
  per: "region",
  operations: [operation, tagOperation],
  calls: { [operation]: { page: 50 }, [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = sharedTagReader(session, "lambda:function");
    const arnOf = (one: Listed) => answerOf(operation, one)("FunctionArn");
    yield* describeEach(10, session.items(operation, "Functions", {}), arnOf, async (one) => {
      const field = answerOf(operation, one);
      const packageType = field("PackageType");
      return {
        id: arnOf(one),
        name: field("FunctionName"),
        packageType,
        ...(packageType !== "Image" && { runtime: field("Runtime") }),
        readAt: session.now().toISOString(),
        tags: await tagsOf(arnOf(one)),
      };
    });
  },
});

type Listed = ItemOf<typeof operation, "Functions">;
