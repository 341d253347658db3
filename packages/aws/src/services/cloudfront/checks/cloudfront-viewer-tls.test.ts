import { tls } from "@bylaw/core";
import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { listedDistribution, page, viewer } from "../distribution.fixture.ts";
import { type CloudFrontDistribution, cloudfrontDistributions } from "../distributions.ts";
import { cloudfrontViewerTls } from "./cloudfront-viewer-tls.ts";

const operation = "cloudfront:ListDistributions";
const odd = { code: "schema-mismatch", message: `${operation} answered without ARN.` } as const;
const distribution: CloudFrontDistribution = {
  id: "arn:aws:cloudfront::111111111111:distribution/E1",
  name: "www.acme.example",
  domainName: "d1.cloudfront.net",
  aliases: ["www.acme.example"],
  enabled: true,
  staging: false,
  webAcl: absent("cloudfront:ListDistributions", "no WebACLId"),
  defaultCertificate: known(false),
  minimumTls: known(tls("1.2")),
  behaviors: [{ path: "*", viewers: "https-only", target: "bucket" }],
  origins: [],
  originGroups: {},
};
const one = (change: Partial<CloudFrontDistribution>) => [
  listingOf(cloudfrontDistributions, [{ ...distribution, ...change }]),
];
const own = (is: boolean) => `CloudFront's own certificate: ${is}, expected false`;
const weakest = (version: string) => `weakest TLS version: ${version}, expected at least TLS 1.2`;
const disabled = "A disabled distribution answers nobody.";

testCheck(
  cloudfrontViewerTls,
  { test, expect },
  {
    pass: [
      { name: "from TLS 1.2", given: one({}), says: [own(false), weakest("TLS 1.2")] },
      {
        name: "TLS 1.3 alone",
        given: one({ minimumTls: known(tls("1.3")) }),
        says: [own(false), weakest("TLS 1.3")],
      },
    ],
    fail: [
      { name: "from TLS 1.1", given: one({ minimumTls: known(tls("1.1")) }), says: [weakest("TLS 1.1")] },
      {
        name: "CloudFront's own certificate",
        given: one({ defaultCertificate: known(true), minimumTls: known(tls("1.0")) }),
        says: [own(true), weakest("TLS 1.0")],
      },
    ],
    unreadable: [
      { name: "a policy of another name", given: one({ minimumTls: unreadable(odd) }), says: [odd.message] },
      {
        name: "no distribution can be made out",
        given: [listingOf(cloudfrontDistributions, [unreadableResource("arn:x", odd)])],
        says: [odd.message],
      },
    ],
    notApplicable: [{ name: "it is off", given: one({ enabled: false }), says: [disabled] }],
    empty: {
      name: "no distributions",
      given: [listingOf(cloudfrontDistributions, [])],
      says: ["There is no CloudFront distribution in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const cases: readonly (readonly [name: string, change: object, outcome: string, ...says: string[]])[] = [
    [
      "TLSv1.2_2025 (kics#7932)",
      { ViewerCertificate: viewer("TLSv1.2_2025") },
      "pass",
      own(false),
      weakest("TLS 1.2"),
    ],
    [
      "TLSv1.3_2025 (kics#7932)",
      { ViewerCertificate: viewer("TLSv1.3_2025") },
      "pass",
      own(false),
      weakest("TLS 1.3"),
    ],
    [
      "TLSv1.2_2018 (cfn_nag#384)",
      { ViewerCertificate: viewer("TLSv1.2_2018") },
      "pass",
      own(false),
      weakest("TLS 1.2"),
    ],
    ["TLSv1_2016 (cfn_nag#384)", { ViewerCertificate: viewer("TLSv1_2016") }, "fail", weakest("TLS 1.0")],
    [
      "the own certificate says TLSv1.2_2021 and takes TLS 1.0 (document-translation#195, cdk-nag#1320)",
      { ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: "TLSv1.2_2021" } },
      "fail",
      own(true),
      weakest("TLS 1.0"),
    ],
    [
      "the own certificate, of which AWS once said SSLv3 (cloudsploit#59)",
      { ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: "SSLv3" } },
      "fail",
      own(true),
      weakest("TLS 1.0"),
    ],
    [
      "a certificate that is kept in IAM",
      { ViewerCertificate: { IAMCertificateId: "ASCA1", MinimumProtocolVersion: "TLSv1.2_2021" } },
      "pass",
      own(false),
      weakest("TLS 1.2"),
    ],
    [
      "disabled (kics#7933)",
      { Enabled: false, ViewerCertificate: viewer("TLSv1") },
      "not-applicable",
      disabled,
    ],
    [
      "a policy nobody has heard of",
      { ViewerCertificate: viewer("TLSv2_2040") },
      "error",
      `${operation} named an unknown protocol, TLSv2.`,
    ],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, change, outcome, ...says]) => {
    const said = await judgeScript(cloudfrontViewerTls, { [operation]: page(listedDistribution(change)) });
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, says]]);
  });
});
