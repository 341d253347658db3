import { atLeast, days, defineCheck, fact, from } from "@bylaw/core";
import { acmCertificates, whyUnjudged } from "../certificates.ts";

export const acmCertificateNotExpiring = defineCheck({
  id: "aws/acm-certificate-not-expiring",
  title: "ACM certificate in use that ACM does not renew by itself is far from its end",
  why: "Browsers and clients refuse a service whose certificate has expired, and nobody renews an imported one by itself.",
  fix: "In the console: Certificate Manager, the certificate, Reimport. Or: aws acm import-certificate --certificate-arn <certificate> --certificate fileb://<file> --private-key fileb://<file>. A certificate that ACM issues renews itself.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { left: atLeast(days(30)) },
  blindSpots: [
    "Certificates that ACM renews are not judged here: aws/acm-certificate-renewed-in-time judges them.",
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
    return from(certificate.renewsItself, (renews) => !renews || "ACM renews the certificate by itself.");
  },
  assert: ({ remaining }, { left }) => [fact("whole days left", remaining).atLeast(left)],
});
