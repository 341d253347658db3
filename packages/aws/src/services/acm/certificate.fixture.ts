import { days } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { noTags } from "../../testing/judge.ts";
import type { Script } from "../../testing/script.ts";
import type { AcmCertificate } from "./certificates.ts";

const operation = "acm:ListCertificates";

/** An imported certificate that something uses, with 30 days left on 2026-01-01. */
export const certificate: AcmCertificate = {
  id: "arn:aws:acm:eu-west-1:111111111111:certificate/1",
  name: "www.acme.example",
  status: "ISSUED",
  type: "IMPORTED",
  keyAlgorithm: "RSA-2048",
  inUse: true,
  renewsItself: known(false),
  expires: known("2026-01-31T00:00:00.000Z"),
  remaining: known(days(30)),
  tags: known({}),
};

/** A region with one such certificate, of which 19 days are left. */
export function certificateScript(change: object): Script {
  const listed = {
    CertificateArn: certificate.id,
    DomainName: "www.acme.example",
    Status: "ISSUED",
    Type: "IMPORTED",
    KeyAlgorithm: "RSA-2048",
    InUse: true,
    RenewalEligibility: "INELIGIBLE",
    NotAfter: new Date("2026-01-20T00:00:00Z"),
    ...change,
  };
  return { ...noTags, [operation]: { CertificateSummaryList: [listed] } };
}
