import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

/** One certificate that was imported, and one that ACM renews by itself, valid until then. */
const certificatesUntil = (imported: string, renewed: string): Script => ({
  "acm:ListCertificates": {
    CertificateSummaryList: [
      certificate("1", { Type: "IMPORTED", RenewalEligibility: "INELIGIBLE", NotAfter: new Date(imported) }),
      certificate("2", {
        Type: "AMAZON_ISSUED",
        RenewalEligibility: "ELIGIBLE",
        NotAfter: new Date(renewed),
      }),
    ],
  },
});

const certificate = (id: string, change: object): object => ({
  CertificateArn: `arn:aws:acm:eu-west-1:111111111111:certificate/${id}`,
  DomainName: `${id}.acme.example`,
  Status: "ISSUED",
  KeyAlgorithm: "RSA-2048",
  InUse: true,
  ...change,
});

export const estate: Estate = {
  sound: certificatesUntil("2026-06-01T00:00:00Z", "2026-02-01T00:00:00Z"),
  weak: certificatesUntil("2026-01-10T00:00:00Z", "2026-01-03T00:00:00Z"),
};
