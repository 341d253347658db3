import { type Collector, either, from, not, type Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  inspect,
  known,
  observed,
  quantity,
  readable,
  unreadableResource,
} from "@bylaw/core/provider";
import { z } from "zod";
import { parsePolicy } from "../../lib/policy-document.ts";
import { openStatements } from "../../lib/public-statement.ts";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { weakestOf } from "./tls-policies.ts";

const schema = z.object({
  /** The domain's ARN. */
  id: z.string(),
  name: z.string(),
  /** `OpenSearch_2.11`, `Elasticsearch_7.10`. */
  engineVersion: z.string(),
  encryptedAtRest: observed(z.boolean()),
  encryptedBetweenNodes: observed(z.boolean()),
  /** True when the domain answers over HTTPS alone. */
  httpsOnly: observed(z.boolean()),
  /** The weakest version of TLS that its endpoint accepts. */
  minimumTls: observed(quantity("tls")),
  /** True for a domain in a VPC, and for one whose access policy does not let in whoever comes. */
  closed: observed(z.boolean()),
  /** True when audit logs go to CloudWatch Logs. Absent where that was never set up. */
  auditLogs: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface OpensearchDomain extends z.infer<typeof schema> {}

const [list, describe] = ["es:ListDomainNames", "es:DescribeDomains"] as const;
type Domain = ItemOf<typeof describe, "DomainStatusList">;

/** AWS describes so many at once: the CLI's reference of describe-domains. */
const atOnce = 5;

/** Every OpenSearch Service domain of a region, those with Elasticsearch among them. Serverless collections are not. */
export const opensearchDomains: Collector<OpensearchDomain> = defineCollector({
  id: "aws/opensearch-domains",
  resource: "OpenSearch domain",
  provider: awsKind,
  per: "region",
  operations: [list, describe, tagOperation],
  calls: {
    [list]: "once",
    [describe]: { page: atOnce },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "es:domain");
    const names: string[] = [];
    for await (const one of session.items(list, "DomainNames", {}))
      names.push(answerOf(list, one)("DomainName"));
    for (let start = 0; start < names.length; start += atOnce) {
      for (const [name, said] of await describeDomains(session, names.slice(start, start + atOnce))) {
        const state = inspect(said);
        if (state.state === "known") yield { ...state.value, tags: await tagsOf(state.value.id) };
        else if (state.state === "unreadable") yield unreadableResource(arnOf(session, name), state.problem);
      }
    }
  },
});

function arnOf({ account, partition, region }: AwsSession, name: string): string {
  return `arn:${partition}:es:${region}:${account}:domain/${name}`;
}

async function describeDomains(
  session: AwsSession,
  names: readonly string[],
): Promise<readonly (readonly [name: string, domain: Observed<Omit<OpensearchDomain, "tags">>])[]> {
  const answer = await session.observe(describe, { DomainNames: [...names] });
  return names.map((name) => [
    name,
    from(answer, (said) =>
      readable(() => {
        const one = answerOf(
          describe,
          said,
        )("DomainStatusList").find(({ DomainName }) => DomainName === name);
        if (one === undefined) throw answerMismatch(describe, `answered without the domain ${name}`);
        return domainOf(one);
      }),
    ),
  ]);
}

function domainOf(one: Domain): Omit<OpensearchDomain, "tags"> {
  const field = answerOf(describe, one);
  const endpoint = () => answerOf(describe, field("DomainEndpointOptions"));
  return {
    id: field("ARN"),
    name: field("DomainName"),
    engineVersion: field("EngineVersion"),
    encryptedAtRest: readable(() => answerOf(describe, field("EncryptionAtRestOptions"))("Enabled")),
    encryptedBetweenNodes: readable(() =>
      answerOf(describe, field("NodeToNodeEncryptionOptions"))("Enabled"),
    ),
    httpsOnly: readable(() => endpoint()("EnforceHTTPS")),
    minimumTls: readable(() => weakestOf(describe, endpoint()("TLSSecurityPolicy"))),
    closed: either(isInVpc(one), not(isOpen(one))),
    auditLogs: auditLogsOf(one),
  };
}

/** AWS names the VPC of a domain that is in one, and of no other. */
function isInVpc({ VPCOptions }: Domain): boolean {
  return VPCOptions?.VPCId !== undefined && VPCOptions.VPCId !== "";
}

/** A domain whose policy is empty lets in whom IAM lets in. */
function isOpen({ AccessPolicies: policy }: Domain): Observed<boolean> {
  if (policy === "") return known(false);
  return readable(
    () => openStatements(parsePolicy(describe, required(describe, "AccessPolicies", policy))).length > 0,
  );
}

function auditLogsOf({ LogPublishingOptions: options }: Domain): Observed<boolean> {
  const logs = options?.AUDIT_LOGS;
  if (logs === undefined) return absent(describe, "no AUDIT_LOGS");
  return readable(() => answerOf(describe, logs)("Enabled"));
}
