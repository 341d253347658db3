import { type Collector, from, type Observed, type Quantity, tls } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  followPages,
  known,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { weakestOf } from "../../lib/weakest-tls.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { itemsOf } from "./items-of.ts";
import { type OriginFields, originField, originOf } from "./origin.ts";

const operation = "cloudfront:ListDistributions";

const behavior = z.object({
  /** The paths that it is for; `*` for the default one. */
  path: z.string(),
  /** `allow-all`, `redirect-to-https` or `https-only`. */
  viewers: z.string(),
  /** The id of the origin it asks, or of a group of origins. */
  target: z.string(),
});
const schema = z.object({
  /** The distribution's ARN. */
  id: z.string(),
  /** Its first alternate domain name, or the one that CloudFront gave it. */
  name: z.string(),
  domainName: z.string(),
  aliases: z.array(z.string()),
  enabled: z.boolean(),
  /** True for a distribution that tries out another one's next configuration. */
  staging: z.boolean(),
  /** Whether viewers see CloudFront's own certificate, `*.cloudfront.net`. */
  defaultCertificate: observed(z.boolean()),
  /** The weakest version that viewers can negotiate. With CloudFront's own certificate it is TLS 1.0, whatever is set. */
  minimumTls: observed(quantity("tls")),
  /** The ARN of its web ACL, or of one of WAF Classic the id. Absent where it has none. */
  webAcl: observed(z.string()),
  behaviors: z.array(behavior),
  origins: z.array(originField),
  /** The ids of the origins in each group, by the group's id. */
  originGroups: z.record(z.string(), z.array(z.string())),
});

export interface CloudFrontDistribution extends z.infer<typeof schema> {}

type List = NonNullable<OutputOf<typeof operation>["DistributionList"]>;
type Listed = NonNullable<List["Items"]>[number];
type Behavior = Pick<NonNullable<Listed["DefaultCacheBehavior"]>, "TargetOriginId" | "ViewerProtocolPolicy">;

/** Every CloudFront distribution of an account, standard and multi-tenant. Its list tells all that is read of it. */
export const cloudfrontDistributions: Collector<CloudFrontDistribution> = defineCollector({
  id: "aws/cloudfront-distributions",
  resource: "CloudFront distribution",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: {
    [operation]: { page: 100 },
  },
  schema,
  async *collect(session) {
    const arnOf = (one: Listed) => answerOf(operation, one)("ARN");
    yield* describeEach(1, listDistributions(session), arnOf, async (one) => distributionOf(one));
  },
});

async function* listDistributions(session: AwsSession): AsyncGenerator<Listed> {
  const pages = followPages(
    operation,
    async (marker) => {
      const input = marker === undefined ? { MaxItems: 100 } : { MaxItems: 100, Marker: marker };
      return required(operation, "DistributionList", (await session.call(operation, input)).DistributionList);
    },
    (list) => (answerOf(operation, list)("IsTruncated") ? (list.NextMarker ?? null) : undefined),
  );
  for await (const list of pages) yield* itemsOf(list);
}

function distributionOf(one: Listed): CloudFrontDistribution {
  const field = answerOf(operation, one);
  const [domainName, aliases] = [field("DomainName"), [...itemsOf(field("Aliases"))]];
  const groups = one.OriginGroups === undefined ? [] : itemsOf(one.OriginGroups);
  return {
    id: field("ARN"),
    name: aliases[0] ?? domainName,
    domainName,
    aliases,
    enabled: field("Enabled"),
    staging: field("Staging"),
    ...certificateOf(field("ViewerCertificate")),
    webAcl: webAclOf(one),
    behaviors: [
      behaviorOf("*", field("DefaultCacheBehavior")),
      ...itemsOf(field("CacheBehaviors")).map((each) =>
        behaviorOf(answerOf(operation, each)("PathPattern"), each),
      ),
    ],
    origins: itemsOf(field("Origins")).map((each): OriginFields => originOf(each)),
    originGroups: Object.fromEntries(
      groups.map((group) => {
        const members = itemsOf(answerOf(operation, group)("Members"));
        return [
          answerOf(operation, group)("Id"),
          members.map((member) => answerOf(operation, member)("OriginId")),
        ];
      }),
    ),
  };
}

/** CloudFront tells an empty id where there is none. */
function webAclOf(one: Listed): Observed<string> {
  const id = readable(() => answerOf(operation, one)("WebACLId"));
  return from(id, (text) => (text === "" ? absent(operation, "no WebACLId") : text));
}

function behaviorOf(path: string, one: Behavior): z.infer<typeof behavior> {
  const field = answerOf(operation, one);
  return { path, viewers: field("ViewerProtocolPolicy"), target: field("TargetOriginId") };
}

/** AWS: "If the distribution uses the CloudFront domain name, CloudFront automatically sets the security policy to TLSv1." */
function certificateOf(
  certificate: NonNullable<Listed["ViewerCertificate"]>,
): Pick<CloudFrontDistribution, "defaultCertificate" | "minimumTls"> {
  const own = certificate.ACMCertificateArn ?? certificate.IAMCertificateId;
  if (certificate.CloudFrontDefaultCertificate === true) {
    return { defaultCertificate: known(true), minimumTls: known(tls("1.0")) };
  }
  return {
    defaultCertificate: readable(() => {
      if (own !== undefined) return false;
      throw answerMismatch(operation, "answered without a certificate");
    }),
    minimumTls: minimumOf(certificate.MinimumProtocolVersion),
  };
}

/** `TLSv1.2_2021`: the protocol, and the year of the ciphers. */
function minimumOf(policy: string | undefined): Observed<Quantity<"tls">> {
  return readable(() => {
    const set = required(operation, "MinimumProtocolVersion", policy);
    return weakestOf(operation, set, [set.replace(/_\d{4}$/, "")]);
  });
}
