import type { KeyAlgorithm } from "@aws-sdk/client-acm";
import { type Collector, days } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf, wordOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const operation = "acm:ListCertificates";

const schema = z.object({
  /** The certificate's ARN. */
  id: z.string(),
  /** Its first domain name; one for addresses alone has none. */
  name: z.string().exactOptional(),
  /** `ISSUED`, `EXPIRED`, `PENDING_VALIDATION` and so on. */
  status: z.string(),
  /** `AMAZON_ISSUED`, `IMPORTED` or `PRIVATE`. */
  type: z.string(),
  keyAlgorithm: z.string(),
  /** Whether an AWS resource uses it. One that was exported may be used elsewhere. */
  inUse: z.boolean(),
  exported: z.boolean().exactOptional(),
  /** Whether ACM renews it by itself. Asked of issued and expired certificates alone, as the two fields below. */
  renewsItself: observed(z.boolean()),
  /** The last moment in which it is valid. */
  expires: observed(z.string()),
  /** The time it is still valid, in whole days; none where it has expired. */
  remaining: observed(quantity("days")),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface AcmCertificate extends z.infer<typeof schema> {}

/** Left alone, ACM lists certificates for RSA keys of 1024 and 2048 bits only. */
export const keyTypes: readonly KeyAlgorithm[] = [
  "EC_prime256v1",
  "EC_secp384r1",
  "EC_secp521r1",
  "RSA_1024",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
];

/** Every certificate of Certificate Manager in a region, whatever its key, state and origin. */
export const acmCertificates: Collector<AcmCertificate> = defineCollector({
  id: "aws/acm-certificates",
  resource: "ACM certificate",
  provider: awsKind,
  per: "region",
  operations: [operation, tagOperation],
  calls: {
    [operation]: { page: 1000 },
    [tagOperation]: tagCalls,
  },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "acm:certificate");
    const input = {
      MaxItems: 1000,
      Includes: { keyTypes: [...keyTypes] },
      CertificateKeyPairOrigins: [...keyPairOrigins],
    };
    yield* describeEach(
      10,
      session.items(operation, "CertificateSummaryList", input),
      arnOf,
      async (one) => ({
        ...certificateOf(one, session.now()),
        tags: await tagsOf(arnOf(one)),
      }),
    );
  },
});

/** Left alone, ACM leaves out certificates that came by ACME. */
const keyPairOrigins = ["ACME", "AWS_MANAGED", "CUSTOMER_PROVIDED"] as const;

type Listed = ItemOf<typeof operation, "CertificateSummaryList">;

function arnOf(one: Listed): string {
  return formOf(operation, "CertificateArn", one.CertificateArn, /^arn:/);
}

const statuses = [
  ...["EXPIRED", "FAILED", "INACTIVE", "ISSUED", "PENDING_VALIDATION", "REVOKED", "VALIDATION_TIMED_OUT"],
];

function certificateOf(one: Listed, now: Date): Omit<AcmCertificate, "tags"> {
  const field = answerOf(operation, one);
  const { DomainName: name, Exported: exported } = one;
  const status = wordOf(operation, "Status", field("Status"), statuses);
  const wasIssued = status === "ISSUED" || status === "EXPIRED";
  const never = absent(operation, status);
  return {
    id: arnOf(one),
    ...(name !== undefined && { name }),
    status,
    type: field("Type"),
    keyAlgorithm: field("KeyAlgorithm"),
    inUse: field("InUse"),
    ...(exported !== undefined && { exported }),
    renewsItself: wasIssued ? readable(() => isEligible(field("RenewalEligibility"))) : never,
    expires: wasIssued ? readable(() => field("NotAfter").toISOString()) : never,
    remaining: wasIssued ? readable(() => remainingOf(field("NotAfter"), now)) : never,
  };
}

function isEligible(answered: string): boolean {
  if (answered === "ELIGIBLE" || answered === "INELIGIBLE") return answered === "ELIGIBLE";
  throw answerMismatch(operation, `answered RenewalEligibility with "${answered}"`);
}

function remainingOf(notAfter: Date, now: Date) {
  const left = (notAfter.getTime() - now.getTime()) / 86_400_000;
  return days(Math.max(0, Math.floor(left)));
}

/** Why a certificate has no end that matters; undefined for one that has. */
export function whyUnjudged({ status, inUse }: AcmCertificate): string | undefined {
  if (!inUse) return "No AWS resource uses the certificate.";
  if (status === "ISSUED" || status === "EXPIRED") return undefined;
  return `A certificate in the state ${status} has no end.`;
}
