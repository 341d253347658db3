import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { cloudfrontOrigins } from "../origins.ts";

export const cloudfrontOriginTls = defineCheck({
  id: "aws/cloudfront-origin-tls",
  title: "CloudFront asks a custom origin over recent TLS versions alone",
  why: "Between CloudFront and a server elsewhere the answer crosses the internet a second time.",
  fix: "In the console: CloudFront, the distribution, Origins, the origin, Edit: HTTPS only, Minimum Origin SSL protocol TLSv1.2. Or in its configuration (aws cloudfront get-distribution-config --id <id>, then update-distribution): OriginProtocolPolicy https-only, OriginSslProtocols TLSv1.2. The web site of an S3 bucket speaks no HTTPS: use the bucket itself with an origin access control.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { version: atLeast(tls("1.2")) },
  blindSpots: [
    "What the server behind the origin accepts from others is not seen.",
    "An origin that matches the viewer counts as plain HTTP where a behavior that may ask it answers viewers in plain HTTP; whoever is redirected is not asked for.",
    "Buckets by S3's own API and origins in a VPC are not judged: the list of distributions does not say how CloudFront speaks to them.",
    "A function at the edge that chooses another origin is not seen.",
    "An origin that no behavior names is judged like the others.",
  ],
  sources: [
    {
      title: "Amazon CloudFront API: CustomOriginConfig",
      url: "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomOriginConfig.html",
      read: "2026-11",
    },
  ],
  each: cloudfrontOrigins,
  appliesTo: ({ enabled, kind }) => {
    if (!enabled) return "A disabled distribution asks nobody.";
    return kind === "custom" || `An origin of the kind ${kind} is no custom one.`;
  },
  assert: ({ protocol, plainHttp, minimumTls }, { version }) => [
    fact(`may be asked in plain HTTP (${protocol})`, plainHttp).is(false),
    ...(protocol === "http-only" ? [] : [fact("weakest TLS version", minimumTls).atLeast(version)]),
  ],
});
