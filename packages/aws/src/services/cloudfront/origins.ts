import { defineView, type Observed, type Quantity, type View } from "@bylaw/core";
import { type CloudFrontDistribution, cloudfrontDistributions } from "./distributions.ts";
import type { OriginFields } from "./origin.ts";

/** One origin of a distribution, with how CloudFront speaks to it. */
export interface CloudFrontOrigin {
  readonly id: string;
  /** `distribution/origin`. */
  readonly name: string;
  readonly domainName: string;
  readonly kind: OriginFields["kind"];
  /** Whether its distribution is on. */
  readonly enabled: boolean;
  /** Whether CloudFront may ask it in plain HTTP: always, or when a viewer did. */
  readonly plainHttp: boolean;
  /** `http-only`, `match-viewer` or `https-only`; `other` for an origin that is no custom one. */
  readonly protocol: string;
  readonly minimumTls: Observed<Quantity<"tls">>;
}

/** Every origin of every distribution of an account. */
export const cloudfrontOrigins: View<CloudFrontOrigin> = defineView({
  id: "aws/cloudfront-origins",
  resource: "CloudFront origin",
  each: cloudfrontDistributions,
  using: {},
  deriveMany: (distribution) =>
    distribution.origins.map(({ id, domainName, kind, protocol = "other", minimumTls }) => ({
      id: `${distribution.id}/origin/${id}`,
      name: `${distribution.name}/${id}`,
      domainName,
      kind,
      enabled: distribution.enabled,
      plainHttp: protocol === "http-only" || (protocol !== "https-only" && viewersMayUse(distribution, id)),
      protocol,
      minimumTls,
    })),
});

/** Whether a viewer who speaks plain HTTP may be answered from the origin. One that no behavior names may be any's. */
function viewersMayUse({ behaviors, originGroups }: CloudFrontDistribution, origin: string): boolean {
  const own = behaviors.filter(
    ({ target }) => target === origin || originGroups[target]?.includes(origin) === true,
  );
  return (own.length === 0 ? behaviors : own).some(allowsPlainHttp);
}

/** Whether a behavior answers viewers in plain HTTP. A policy that is not known counts as one that does. */
export function allowsPlainHttp({ viewers }: { readonly viewers: string }): boolean {
  return viewers !== "https-only" && viewers !== "redirect-to-https";
}
