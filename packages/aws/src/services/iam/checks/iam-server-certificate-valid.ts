import { defineCheck, fact } from "@bylaw/core";
import { hasExpired, serverCertificates } from "../server-certificates.ts";

export const iamServerCertificateValid = defineCheck({
  id: "aws/iam-server-certificate-valid",
  title: "Server certificate in IAM has not expired",
  why: "Browsers refuse a site whose certificate has expired, and people learn to click past the warning.",
  fix: "Put a certificate of AWS Certificate Manager in its place, which renews itself. Then: aws iam delete-server-certificate --server-certificate-name <name>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whether a load balancer or a distribution uses the certificate is not read: one that nobody uses fails too.",
    "Only the dates are read: not the names it is for, its key, its chain, nor whether it was revoked.",
    "Certificates of AWS Certificate Manager are not among them.",
  ],
  sources: [
    {
      title: "IAM: Manage server certificates in IAM",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html",
      read: "2026-11",
    },
  ],
  each: serverCertificates,
  assert: (certificate) => [
    fact(`expired (it is valid until ${certificate.expires})`, hasExpired(certificate)).is(false),
  ],
});
