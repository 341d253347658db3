import type { Observed, Quantity } from "@bylaw/core";
import { observed, quantity, readable, unreadable } from "@bylaw/core/provider";
import { z } from "zod";
import { weakestOf } from "../../lib/weakest-tls.ts";
import type { OutputOf } from "../../operations/index.ts";
import { answerOf, required } from "../../session/required.ts";
import { itemsOf } from "./items-of.ts";

const operation = "cloudfront:ListDistributions";

/** The schema of an origin in a distribution. */
export const originField = z.object({
  id: z.string(),
  domainName: z.string(),
  /** `s3` is a bucket by its own API, `vpc` an origin in a private subnet, `custom` any other server, a bucket's web site too. */
  kind: z.enum(["s3", "vpc", "custom"]),
  /** `http-only`, `match-viewer` or `https-only`; of a custom origin alone. */
  protocol: z.string().exactOptional(),
  /** The weakest version that CloudFront negotiates with a custom origin. */
  minimumTls: observed(quantity("tls")),
});

export interface OriginFields extends z.infer<typeof originField> {}

type Distribution = NonNullable<NonNullable<OutputOf<typeof operation>["DistributionList"]>["Items"]>[number];
type Origin = NonNullable<NonNullable<Distribution["Origins"]>["Items"]>[number];

/** One that says nothing of what it is counts as a custom one, so that it cannot pass unseen. */
export function originOf(one: Origin): OriginFields {
  const field = answerOf(operation, one);
  const about = { id: field("Id"), domainName: field("DomainName") };
  if (one.CustomOriginConfig === undefined) {
    if (one.S3OriginConfig !== undefined) return { ...about, kind: "s3", minimumTls: notAsked };
    if (one.VpcOriginConfig !== undefined) return { ...about, kind: "vpc", minimumTls: notAsked };
  }
  const custom = answerOf(operation, field("CustomOriginConfig"));
  const protocol = custom("OriginProtocolPolicy");
  return { ...about, kind: "custom", protocol, minimumTls: minimumOf(one) };
}

function minimumOf({ CustomOriginConfig }: Origin): Observed<Quantity<"tls">> {
  return readable(() => {
    const protocols = required(operation, "OriginSslProtocols", CustomOriginConfig?.OriginSslProtocols);
    return weakestOf(operation, "an origin", itemsOf(protocols));
  });
}

const notAsked: Observed<never> = unreadable({
  code: "not-collected",
  message:
    "The list of distributions says nothing of how CloudFront speaks to an origin that is no custom one.",
  operation,
});
