import { atLeast, days, defineCheck, fact, from } from "@bylaw/core";
import { acmCertificates, whyUnjudged } from "../certificates.ts";

export const acmCertificateRenewedInTime = defineCheck({
  id: "aws/acm-certificate-renewed-in-time",
  title: "ACM certificate in use that ACM renews by itself is not about to end",
  why: "ACM begins to renew weeks ahead. One that is still about to end has a renewal that is stuck, and then the service stops.",
  fix: "See what its renewal waits for, mostly a DNS record that is gone. In the console: Certificate Manager, the certificate, Domains. Or: aws acm describe-certificate --certificate-arn <certificate> --query Certificate.RenewalSummary",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { left: atLeast(days(7)) },
  blindSpots: [
    "That ACM may renew a certificate does not mean that it can: a renewal that is stuck shows here when less is left than the parameter says.",
    "Certificates that ACM does not renew are not judged here: aws/acm-certificate-not-expiring judges them.",
    "A certificate that no AWS resource uses is not judged, also where it was exported and serves elsewhere.",
    "Only the dates are read: not its names, its key, nor whether it was revoked.",
    "Certificates in IAM, in other accounts, and on servers of your own are not among them.",
    "CloudFront uses certificates of one region, us-east-1: they are seen where the program names it. Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Certificate Manager: Managed certificate renewal",
      url: "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
      read: "2026-11",
    },
  ],
  each: acmCertificates,
  appliesTo: (certificate) => {
    const unjudged = whyUnjudged(certificate);
    if (unjudged !== undefined) return unjudged;
    return from(
      certificate.renewsItself,
      (renews) => renews || "ACM does not renew the certificate by itself.",
    );
  },
  assert: ({ remaining }, { left }) => [fact("whole days left", remaining).atLeast(left)],
});
