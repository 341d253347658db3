import { defineCheck, fact } from "@bylaw/core";
import { cloudfrontDistributions } from "../distributions.ts";
import { allowsPlainHttp } from "../origins.ts";

export const cloudfrontViewerHttps = defineCheck({
  id: "aws/cloudfront-viewer-https",
  title: "CloudFront distribution answers viewers over HTTPS alone, or redirects them to it",
  why: "What is answered in plain HTTP can be read and changed on the way.",
  fix: "In the console: CloudFront, the distribution, Behaviors, the behavior, Edit, Viewer protocol policy: Redirect HTTP to HTTPS. Or in its configuration (aws cloudfront get-distribution-config --id <id>, then update-distribution): ViewerProtocolPolicy redirect-to-https in every behavior.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "A viewer's first request may still come in plain HTTP, with its path and its cookies, where it is redirected: whether HSTS is sent is not read.",
    "Which TLS versions viewers may negotiate is not judged here: aws/cloudfront-viewer-tls judges it.",
    "Functions at the edge may answer otherwise than the behavior says.",
    "A disabled distribution is not judged until it is enabled.",
  ],
  sources: [
    {
      title: "Amazon CloudFront: Require HTTPS for communication between viewers and CloudFront",
      url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
      read: "2026-11",
    },
  ],
  each: cloudfrontDistributions,
  appliesTo: ({ enabled }) => enabled || "A disabled distribution answers nobody.",
  assert: ({ behaviors }) => [
    fact(
      "paths that are answered in plain HTTP",
      behaviors.filter(allowsPlainHttp).map(({ path }) => path),
    ).isEmpty(),
  ],
});
