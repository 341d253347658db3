import { tls } from "@bylaw/core";
import { absent, known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { behavior, bucketOrigin, customOrigin, listedDistribution, page } from "../distribution.fixture.ts";
import { type CloudFrontDistribution, cloudfrontDistributions } from "../distributions.ts";
import type { OriginFields } from "../origin.ts";
import { cloudfrontOriginTls } from "./cloudfront-origin-tls.ts";

const operation = "cloudfront:ListDistributions";
const odd = {
  code: "schema-mismatch",
  message: `${operation} answered without OriginSslProtocols.`,
} as const;
const origin: OriginFields = {
  id: "api",
  domainName: "origin.acme.example",
  kind: "custom",
  protocol: "https-only",
  minimumTls: known(tls("1.2")),
};
const one = (change: Partial<OriginFields>, rest: Partial<CloudFrontDistribution> = {}) => [
  listingOf(cloudfrontDistributions, [
    {
      id: "arn:aws:cloudfront::111111111111:distribution/E1",
      name: "www.acme.example",
      domainName: "d1.cloudfront.net",
      aliases: ["www.acme.example"],
      enabled: true,
      staging: false,
      webAcl: absent("cloudfront:ListDistributions", "no WebACLId"),
      defaultCertificate: known(false),
      minimumTls: known(tls("1.2")),
      behaviors: [{ path: "*", viewers: "https-only", target: "api" }],
      origins: [{ ...origin, ...change }],
      originGroups: {},
      ...rest,
    },
  ]),
];
const plain = (protocol: string, is: boolean) =>
  `may be asked in plain HTTP (${protocol}): ${is}, expected false`;
const weakest = (version: string) => `weakest TLS version: ${version}, expected at least TLS 1.2`;
const disabled = "A disabled distribution asks nobody.";
const bucket = "An origin of the kind s3 is no custom one.";

testCheck(
  cloudfrontOriginTls,
  { test, expect },
  {
    pass: [
      { name: "HTTPS from TLS 1.2", given: one({}), says: [plain("https-only", false), weakest("TLS 1.2")] },
      {
        name: "matches viewers who speak HTTPS",
        given: one({ protocol: "match-viewer" }),
        says: [plain("match-viewer", false), weakest("TLS 1.2")],
      },
    ],
    fail: [
      { name: "HTTP", given: one({ protocol: "http-only" }), says: [plain("http-only", true)] },
      { name: "from TLS 1.0", given: one({ minimumTls: known(tls("1.0")) }), says: [weakest("TLS 1.0")] },
      {
        name: "matches viewers who may speak HTTP",
        given: one(
          { protocol: "match-viewer" },
          { behaviors: [{ path: "*", viewers: "allow-all", target: "api" }] },
        ),
        says: [plain("match-viewer", true)],
      },
    ],
    unreadable: [
      { name: "versions are not told", given: one({ minimumTls: unreadable(odd) }), says: [odd.message] },
      {
        name: "no distribution can be made out",
        given: [listingOf(cloudfrontDistributions, [unreadableResource("arn:x", odd)])],
        says: [odd.message],
      },
    ],
    notApplicable: [
      { name: "it is off", given: one({}, { enabled: false }), says: [disabled] },
      { name: "a bucket", given: one({ kind: "s3" }), says: [bucket] },
    ],
    empty: {
      name: "no distributions",
      given: [listingOf(cloudfrontDistributions, [])],
      says: [
        "There is no CloudFront origin among 0 of aws/cloudfront-distributions in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const origins = (...Items: readonly object[]) => ({ Origins: { Quantity: Items.length, Items } });
  const paths = (...Items: readonly object[]) => ({ CacheBehaviors: { Quantity: Items.length, Items } });
  const group = {
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: "both",
          FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
          Members: { Quantity: 2, Items: [{ OriginId: "api" }, { OriginId: "bucket" }] },
        },
      ],
    },
  };
  const matching = origins(customOrigin("api", "match-viewer", "TLSv1.2"), bucketOrigin);
  const open = behavior("api", "allow-all", "/api/*");
  type Said = readonly [outcome: string, ...says: string[]];
  const s3: Said = ["not-applicable", bucket];
  const cases: readonly (readonly [name: string, change: object, ...said: Said[]])[] = [
    [
      "the web site of a bucket speaks HTTP alone (s3_website#152)",
      origins(customOrigin("api", "http-only", "TLSv1.2")),
      ["fail", plain("http-only", true)],
    ],
    ["a bucket by S3's own API (config-lint#93)", origins(bucketOrigin), s3],
    [
      "TLS 1.2 beside TLS 1.0 (the-deep/server#1221)",
      origins(customOrigin("api", "https-only", "TLSv1", "TLSv1.2")),
      ["fail", weakest("TLS 1.0")],
    ],
    ["SSLv3", origins(customOrigin("api", "https-only", "SSLv3", "TLSv1")), ["fail", weakest("SSL 3.0")]],
    [
      "protocols set, and HTTP used (cloudfront-s3-cdn#268)",
      origins(customOrigin("api", "http-only", "TLSv1.2")),
      ["fail", plain("http-only", true)],
    ],
    [
      "matches the viewer, and its own behavior is open",
      { ...matching, ...paths(open) },
      ["fail", plain("match-viewer", true)],
      s3,
    ],
    [
      "matches the viewer, and another origin's behavior is open",
      {
        ...matching,
        ...paths(behavior("bucket", "allow-all", "/a/*"), behavior("api", "https-only", "/api/*")),
      },
      ["pass", plain("match-viewer", false), weakest("TLS 1.2")],
      s3,
    ],
    [
      "matches the viewer in a group whose behavior is open",
      { ...matching, ...group, ...paths(behavior("both", "allow-all", "/a/*")) },
      ["fail", plain("match-viewer", true)],
      s3,
    ],
    [
      "in a private subnet",
      origins({ Id: "v", DomainName: "v", VpcOriginConfig: { VpcOriginId: "vo_1" } }),
      ["not-applicable", "An origin of the kind vpc is no custom one."],
    ],
    [
      "no word of its versions",
      origins({
        Id: "x",
        DomainName: "x",
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" },
      }),
      ["error", odd.message],
    ],
  ];
  test.each(cases.map((one) => [one[0], one] as const))("%s", async (_, [, change, ...expected]) => {
    const said = await judgeScript(cloudfrontOriginTls, { [operation]: page(listedDistribution(change)) });
    expect(said.map(({ outcome, says }) => [outcome, ...says])).toEqual(expected);
  });
});
