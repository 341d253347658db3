import { type Collector, type Observed, type Quantity, type TlsVersion, tls } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeEach,
  known,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const operation = "apigateway:GetDomainNames";

const schema = z.object({
  /** The ARN of the domain name; a private one has its id in it. */
  id: z.string(),
  name: z.string(),
  /** `EDGE`, `REGIONAL` or `PRIVATE`. */
  endpointTypes: z.array(z.string()),
  /** As AWS names it: `TLS_1_2`. */
  securityPolicy: observed(z.string()),
  /** The weakest version that the policy lets clients negotiate, by its name. */
  minimumTls: observed(quantity("tls")),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface ApiGatewayDomainName extends z.infer<typeof schema> {}

/** Every custom domain name of API Gateway in a region, of REST, HTTP and WebSocket APIs alike: they share one list. */
export const apiGatewayDomainNames: Collector<ApiGatewayDomainName> = defineCollector({
  id: "aws/apigateway-domain-names",
  resource: "API Gateway custom domain name",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 500 } },
  schema,
  async *collect(session) {
    const idOf = (one: Listed) => arnOf(session, one);
    yield* describeEach(1, listNames(session), idOf, async (one) => {
      const field = answerOf(operation, one);
      const { tags = {} } = one;
      return {
        id: idOf(one),
        name: field("domainName"),
        endpointTypes: answerOf(operation, field("endpointConfiguration"))("types"),
        securityPolicy: readable(() => field("securityPolicy")),
        minimumTls: minimumOf(one.securityPolicy),
        tags: known(tags),
      };
    });
  },
});

type Listed = ItemOf<typeof operation, "items">;

/** API Gateway answers without the list where there is no domain name. */
async function* listNames(session: AwsSession): AsyncGenerator<Listed> {
  for await (const { items, position } of session.pages(operation, { limit: 500 })) {
    if (items === undefined && position === undefined) continue;
    yield* required(operation, "items", items);
  }
}

/** AWS documents the ARN, and sends it only of domain names that were made of late. */
function arnOf({ partition, region }: AwsSession, one: Listed): string {
  const name = answerOf(operation, one)("domainName");
  return one.domainNameArn ?? `arn:${partition}:apigateway:${region}::/domainnames/${name}`;
}

/** `TLS_1_2`, `SecurityPolicy_TLS13_1_2_PQ_2025_09` from 1.2, `SecurityPolicy_TLS12_2018_EDGE`. */
function minimumOf(policy: string | undefined): Observed<Quantity<"tls">> {
  return readable(() => {
    const name = required(operation, "securityPolicy", policy);
    const [, major, minor] =
      /^TLS_(1)_([0-3])$/.exec(name) ??
      /^SecurityPolicy_TLS1[23]_(1)_([0-3])_/.exec(name) ??
      /^SecurityPolicy_TLS(1)([23])_(?:[A-Z]+_)?\d{4}_EDGE$/.exec(name) ??
      [];
    if (minor === undefined)
      throw answerMismatch(operation, `named a security policy of another kind, ${name}`);
    return tls(`${major}.${minor}` as TlsVersion);
  });
}
