import { tls } from "@bylaw/core";
import { absent, known, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { behavior, listedDistribution, page } from "../distribution.fixture.ts";
import { type CloudFrontDistribution, cloudfrontDistributions } from "../distributions.ts";
import { cloudfrontViewerHttps } from "./cloudfront-viewer-https.ts";

const operation = "cloudfront:ListDistributions";
const denied = { code: "access-denied", message: `${operation} was denied (AccessDenied).` } as const;
const answers = (...viewers: readonly string[]) =>
  viewers.map((one, index) => ({ path: index === 0 ? "*" : `/${index}/*`, viewers: one, target: "bucket" }));
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
  behaviors: answers("redirect-to-https", "https-only"),
  origins: [],
  originGroups: {},
};
const one = (change: Partial<CloudFrontDistribution>) => [
  listingOf(cloudfrontDistributions, [{ ...distribution, ...change }]),
];
const says = (paths: string) => `paths that are answered in plain HTTP: ${paths}, expected empty`;
const disabled = "A disabled distribution answers nobody.";

testCheck(
  cloudfrontViewerHttps,
  { test, expect },
  {
    pass: [{ name: "redirects, or takes HTTPS alone", given: one({}), says: [says("none")] }],
    fail: [
      { name: "answers everything", given: one({ behaviors: answers("allow-all") }), says: [says("*")] },
      {
        name: "one path is open",
        given: one({ behaviors: answers("https-only", "allow-all") }),
        says: [says("/1/*")],
      },
      {
        name: "a policy that is not known",
        given: one({ behaviors: answers("https-maybe") }),
        says: [says("*")],
      },
    ],
    unreadable: [
      {
        name: "no distribution can be made out",
        given: [listingOf(cloudfrontDistributions, [unreadableResource("arn:x", denied)])],
        says: [denied.message],
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
  const paths = (...Items: readonly object[]) => ({ CacheBehaviors: { Quantity: Items.length, Items } });
  const script = (change: object): Script => ({ [operation]: page(listedDistribution(change)) });
  const cases: readonly (readonly [name: string, script: Script, outcome: string, says: string])[] = [
    ["redirects (tevico-community#65)", script({}), "pass", says("none")],
    [
      "the default redirects and a path answers all: every behavior is looked at",
      script(paths(behavior("bucket", "https-only", "/a/*"), behavior("bucket", "allow-all", "/b/*"))),
      "fail",
      says("/b/*"),
    ],
    [
      "only the default answers all",
      script({
        DefaultCacheBehavior: behavior("bucket", "allow-all"),
        ...paths(behavior("bucket", "https-only", "/a/*")),
      }),
      "fail",
      says("*"),
    ],
    [
      "disabled",
      script({ Enabled: false, DefaultCacheBehavior: behavior("bucket", "allow-all") }),
      "not-applicable",
      disabled,
    ],
    ["denied", { [operation]: failure(operation, "AccessDenied", 403) }, "error", denied.message],
  ];
  test.each(cases)("%s", async (_, script, outcome, line) => {
    const said = await judgeScript(cloudfrontViewerHttps, script);
    expect(said.map((one) => [one.outcome, one.says])).toEqual([[outcome, [line]]]);
  });
});
