import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { cloudfrontDistributions } from "../distributions.ts";

export const cloudfrontViewerTls = defineCheck({
  id: "aws/cloudfront-viewer-tls",
  title: "CloudFront distribution negotiates only recent TLS versions with viewers",
  why: "A viewer that can be talked down to an old version can be listened to.",
  fix: "In the console: CloudFront, the distribution, Settings, Edit, Security policy. Or in its configuration (aws cloudfront get-distribution-config --id <id>, then update-distribution): ViewerCertificate.MinimumProtocolVersion TLSv1.2_2021 or later. A distribution with CloudFront's own certificate needs a domain name and a certificate of its own first.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { version: atLeast(tls("1.2")) },
  blindSpots: [
    "Only the version is read: a security policy for TLS 1.2 with weak ciphers passes.",
    "A distribution that uses CloudFront's own certificate fails, because CloudFront then takes TLS 1.0 whatever is set.",
    "Behaviors that answer in plain HTTP are not judged here: aws/cloudfront-viewer-https judges them.",
    "Of a multi-tenant distribution its own certificate is read, and not those of its tenants.",
    "A disabled distribution is not judged until it is enabled.",
  ],
  sources: [
    {
      title: "Amazon CloudFront API: ViewerCertificate",
      url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ViewerCertificate.html",
      read: "2026-11",
    },
  ],
  each: cloudfrontDistributions,
  appliesTo: ({ enabled }) => enabled || "A disabled distribution answers nobody.",
  assert: ({ defaultCertificate, minimumTls }, { version }) => [
    fact("CloudFront's own certificate", defaultCertificate).is(false),
    fact("weakest TLS version", minimumTls).atLeast(version),
  ],
});
