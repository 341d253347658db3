/** A distribution as CloudFront lists it: custom certificate, one behavior, one bucket. */
export function listedDistribution(change: object = {}): object {
  return {
    Id: "E1",
    ARN: "arn:aws:cloudfront::111111111111:distribution/E1",
    Status: "Deployed",
    LastModifiedTime: new Date("2025-12-01"),
    DomainName: "d1.cloudfront.net",
    Aliases: { Quantity: 1, Items: ["www.acme.example"] },
    Origins: { Quantity: 1, Items: [bucketOrigin] },
    DefaultCacheBehavior: behavior("bucket", "redirect-to-https"),
    CacheBehaviors: { Quantity: 0 },
    CustomErrorResponses: { Quantity: 0 },
    Comment: "",
    PriceClass: "PriceClass_All",
    Enabled: true,
    ViewerCertificate: viewer("TLSv1.2_2021"),
    Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } },
    WebACLId: "",
    HttpVersion: "http2",
    IsIPV6Enabled: true,
    Staging: false,
    ...change,
  };
}

export const bucketOrigin = {
  Id: "bucket",
  DomainName: "acme.s3.amazonaws.com",
  S3OriginConfig: { OriginAccessIdentity: "" },
};

export function customOrigin(
  Id: string,
  OriginProtocolPolicy: string,
  ...protocols: readonly string[]
): object {
  return {
    Id,
    DomainName: "origin.acme.example",
    CustomOriginConfig: {
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy,
      OriginSslProtocols: { Quantity: protocols.length, Items: protocols },
    },
  };
}

export function viewer(MinimumProtocolVersion: string): object {
  return {
    CloudFrontDefaultCertificate: false,
    ACMCertificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/1",
    SSLSupportMethod: "sni-only",
    MinimumProtocolVersion,
  };
}

export function behavior(TargetOriginId: string, ViewerProtocolPolicy: string, PathPattern?: string): object {
  return { ...(PathPattern !== undefined && { PathPattern }), TargetOriginId, ViewerProtocolPolicy };
}

/** One page of the list. */
export function page(...distributions: readonly object[]): { readonly DistributionList: object } {
  const Items = distributions.length === 0 ? {} : { Items: distributions };
  const list = { Marker: "", MaxItems: 100, IsTruncated: false, Quantity: distributions.length, ...Items };
  return { DistributionList: list };
}
