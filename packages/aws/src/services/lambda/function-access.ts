import { type Collector, from } from "@bylaw/core";
import {
  defineCollector,
  describeEach,
  inspect,
  observeCall,
  observed,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { sharedTagReader, tagCalls, tagOperation, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";

const operations = {
  functions: "lambda:ListFunctions",
  policy: "lambda:GetPolicy",
  urls: "lambda:ListFunctionUrlConfigs",
} as const;

const schema = z.object({
  /** The function's ARN, without a version. */
  id: z.string(),
  name: z.string(),
  /** The policy of the function itself. Absent where it has none: those of its versions and aliases are not read. */
  policy: observed(policyDocument),
  /** What its URLs ask of callers, `AWS_IAM` or `NONE`, one for each URL, those of its aliases too. */
  urls: observed(z.array(z.string())),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface LambdaFunctionAccess extends z.infer<typeof schema> {}

/** Who may call each Lambda function of a region: its policy and its URLs. Two calls a function. */
export const lambdaFunctionAccess: Collector<LambdaFunctionAccess> = defineCollector({
  id: "aws/lambda-function-access",
  resource: "access to a Lambda function",
  provider: awsKind,
  per: "region",
  operations: [...Object.values(operations), tagOperation],
  calls: {
    [operations.functions]: { page: 50 },
    [operations.policy]: { each: "entry" },
    [operations.urls]: { each: "entry" },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = sharedTagReader(session, "lambda:function");
    const listed = session.items(operations.functions, "Functions", {});
    yield* describeEach(10, listed, arnOf, async (one) => {
      const [id, name] = [arnOf(one), answerOf(operations.functions, one)("FunctionName")];
      const answer = await session.observe(operations.policy, { FunctionName: name });
      const policy = from(answer, ({ Policy }) =>
        readable(() => parsePolicy(operations.policy, required(operations.policy, "Policy", Policy))),
      );
      const urls = await urlsOf(session, name);
      // It is gone since it was listed.
      if (inspect(urls).state === "absent") return undefined;
      return { id, name, policy, urls, tags: await tagsOf(id) };
    });
  },
});

type Listed = ItemOf<(typeof operations)["functions"], "Functions">;

function arnOf(one: Listed): string {
  return answerOf(operations.functions, one)("FunctionArn");
}

function urlsOf(session: AwsSession, name: string) {
  return observeCall(
    async () => {
      const types: string[] = [];
      const urls = session.items(operations.urls, "FunctionUrlConfigs", { FunctionName: name, MaxItems: 50 });
      for await (const one of urls) types.push(answerOf(operations.urls, one)("AuthType"));
      return types;
    },
    (error) => absenceIn(operations.urls, error),
  );
}
