import { days } from "@bylaw/core";
import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript, noTags } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { certificate, certificateScript as script } from "../certificate.fixture.ts";
import { type AcmCertificate, acmCertificates } from "../certificates.ts";
import { acmCertificateNotExpiring } from "./acm-certificate-not-expiring.ts";

const operation = "acm:ListCertificates";
const denied = `${operation} was denied (AccessDeniedException).`;
const odd = { code: "schema-mismatch", message: `${operation} answered without NotAfter.` } as const;
const one = (change: Partial<AcmCertificate>) => [
  listingOf(acmCertificates, [{ ...certificate, renewsItself: known(false), ...change }]),
];
const unused = "No AWS resource uses the certificate.";
const others = "ACM renews the certificate by itself.";
const left = (amount: string) => `whole days left: ${amount}, expected at least 30 days`;

testCheck(
  acmCertificateNotExpiring,
  { test, expect },
  {
    pass: [{ name: "has enough left", given: one({ remaining: known(days(30)) }), says: [left("30 days")] }],
    fail: [
      { name: "a day less", given: one({ remaining: known(days(29)) }), says: [left("29 days")] },
      {
        name: "has expired",
        given: one({ status: "EXPIRED", remaining: known(days(0)) }),
        says: [left("0 days")],
      },
    ],
    unreadable: [
      { name: "no word of its end", given: one({ remaining: unreadable(odd) }), says: [odd.message] },
      { name: "no word of its renewal", given: one({ renewsItself: unreadable(odd) }), says: [odd.message] },
      {
        name: "cannot be made out",
        given: [listingOf(acmCertificates, [unreadableResource(certificate.id, odd)])],
        says: [odd.message],
      },
    ],
    notApplicable: [
      { name: "nothing uses it", given: one({ inUse: false }), says: [unused] },
      { name: "is the other check's", given: one({ renewsItself: known(true) }), says: [others] },
      {
        name: "was revoked",
        given: one({ status: "REVOKED", remaining: absent(operation, "REVOKED") }),
        says: ["A certificate in the state REVOKED has no end."],
      },
    ],
    empty: {
      name: "no certificates",
      given: [listingOf(acmCertificates, [])],
      says: ["There is no ACM certificate in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const eligible = { Type: "AMAZON_ISSUED", RenewalEligibility: "ELIGIBLE" };
  const cases: readonly (readonly [name: string, script: Script, outcome: string, says: string])[] = [
    ["nobody uses it (prowler#4207)", script({ InUse: false }), "not-applicable", unused],
    [
      "expired and in use (prowler#3966)",
      script({ Status: "EXPIRED", NotAfter: new Date("2025-12-01") }),
      "fail",
      left("0 days"),
    ],
    ["imported, 19 days left", script({}), "fail", left("19 days")],
    ["imported, a year left", script({ NotAfter: new Date("2027-01-01") }), "pass", left("365 days")],
    ["issued by ACM, 19 days left", script(eligible), "not-applicable", others],
    [
      "issued by ACM and not fit for renewal (zmon-aws-agent#149)",
      script({ Type: "AMAZON_ISSUED" }),
      "fail",
      left("19 days"),
    ],
    ["an elliptic key", script({ KeyAlgorithm: "EC_prime256v1" }), "fail", left("19 days")],
    ["no word of its end", script({ NotAfter: undefined }), "error", odd.message],
    ["denied", { ...noTags, [operation]: failure(operation, "AccessDeniedException", 400) }, "error", denied],
  ];
  test.each(cases)("%s", async (_, script, outcome, says) => {
    const said = await judgeScript(acmCertificateNotExpiring, script);
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, [says]]]);
  });
});
