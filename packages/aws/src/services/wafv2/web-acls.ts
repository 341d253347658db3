import { type Collector, from, type Observed } from "@bylaw/core";
import {
  defineCollector,
  describeEach,
  inspect,
  observeCall,
  observed,
  readable,
  type UnreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import type { Operation } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";
import { loggingOperation, loggingReader } from "./logging.ts";
import { groupOperations, groupReader, type Place } from "./rule-groups.ts";
import { ruleField, rulesOf } from "./rules.ts";

const fields = {
  /** The web ACL's ARN. */
  id: z.string(),
  name: z.string(),
  /** In the order of Firewall Manager's first rule groups, its own rules, and Firewall Manager's last ones. */
  rules: observed(z.array(ruleField)),
  /** Whether each request that it blocks is logged. Absent where it logs nothing. */
  logsBlocked: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
};
const schema = z.object({
  ...fields,
  /** The ARNs of the application load balancers that it stands before. */
  loadBalancers: observed(z.array(z.string())),
});
const cloudfrontSchema = z.object(fields);

export interface WebAcl extends z.infer<typeof schema> {}
export interface CloudFrontWebAcl extends z.infer<typeof cloudfrontSchema> {}

const [list, resources] = ["wafv2:ListWebACLs", "wafv2:ListResourcesForWebACL"] as const;
type Listed = ItemOf<typeof list, "WebACLs">;

const operations: readonly Operation[] = [
  list,
  ...Object.values(groupOperations),
  loggingOperation,
  tagOperation,
];
const calls = {
  [list]: { page: 100 },
  [groupOperations.acl]: { each: "entry" },
  [groupOperations.own]: { each: "rule group" },
  [groupOperations.managed]: { each: "managed rule group" },
  [loggingOperation]: { page: 100 },
  [tagOperation]: { ...tagCalls, of: "resource of AWS WAF" },
} as const;

/** Every web ACL of a region. Those of CloudFront and of WAF Classic are not among them. */
export const webAcls: Collector<WebAcl> = defineCollector({
  id: "aws/web-acls",
  resource: "regional web ACL",
  provider: awsKind,
  per: "region",
  operations: [...operations, resources],
  calls: { ...calls, [resources]: { each: "entry" } },
  schema,
  async *collect(session) {
    yield* describeWebAcls(session, { Scope: "REGIONAL", region: session.region }, async (WebACLArn) => ({
      loadBalancers: from(
        await session.observe(resources, { WebACLArn, ResourceType: "APPLICATION_LOAD_BALANCER" }),
        (answer) => readable(() => answerOf(resources, answer)("ResourceArns")),
      ),
    }));
  },
});

/** Every web ACL for CloudFront, which AWS keeps in us-east-1. Other partitions than the commercial one have none. */
export const cloudfrontWebAcls: Collector<CloudFrontWebAcl> = defineCollector({
  id: "aws/cloudfront-web-acls",
  resource: "web ACL for CloudFront",
  provider: awsKind,
  per: "account",
  operations,
  calls,
  schema: cloudfrontSchema,
  async *collect(session) {
    if (session.partition !== "aws") return;
    yield* describeWebAcls(session, { Scope: "CLOUDFRONT", region: "us-east-1" }, async () => ({}));
  },
});

/** Every web ACL of a place, with what `more` reads of it. One that is gone since it was listed is left out. */
async function* describeWebAcls<TMore extends Readonly<Record<string, Observed<unknown>>>>(
  session: AwsSession,
  place: Place,
  more: (arn: string) => Promise<TMore>,
): AsyncGenerator<(CloudFrontWebAcl & TMore) | UnreadableResource> {
  const [{ Scope, region }, { acl }] = [place, groupOperations];
  const tagsOf = tagReader(session, "wafv2");
  const groups = groupReader(session, place);
  const logsBlocked = await loggingReader(session, place);
  const acls = session.items(list, "WebACLs", { Scope, Limit: 100 }, { region });
  const arnOf = (one: Listed) => answerOf(list, one)("ARN");
  yield* describeEach(5, acls, arnOf, async (one) => {
    const [id, field] = [arnOf(one), answerOf(list, one)];
    const name = field("Name");
    const asked = { Scope, Name: name, Id: field("Id") };
    const rules = await observeCall(
      async () => rulesOf(answerOf(acl, await session.call(acl, asked, { region }))("WebACL"), groups),
      (error) => absenceIn(acl, error),
    );
    const read = await more(id);
    if ([rules, ...Object.values(read)].some((value) => inspect(value).state === "absent")) return undefined;
    return {
      id,
      name,
      rules,
      logsBlocked: logsBlocked(id),
      tags: await tagsOf(id, region),
      ...read,
    };
  });
}
