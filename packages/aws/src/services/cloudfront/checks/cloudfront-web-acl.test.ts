import { tls } from "@bylaw/core";
import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { arns, get, globalAcl, groupRule, list, ofVendor, rule, wafThat } from "../../wafv2/acl.fixture.ts";
import { type CloudFrontWebAcl, cloudfrontWebAcls } from "../../wafv2/web-acls.ts";
import { listedDistribution, page } from "../distribution.fixture.ts";
import { type CloudFrontDistribution, cloudfrontDistributions } from "../distributions.ts";
import { cloudfrontWebAcl } from "./cloudfront-web-acl.ts";

const operation = "cloudfront:ListDistributions";
const distribution: CloudFrontDistribution = {
  ...{ id: "arn:aws:cloudfront::111111111111:distribution/E1", name: "www.acme.example" },
  ...{ domainName: "d1.cloudfront.net", aliases: ["www.acme.example"], enabled: true, staging: false },
  ...{ defaultCertificate: known(false), minimumTls: known(tls("1.2")), webAcl: known(arns.global) },
  ...{ behaviors: [], origins: [], originGroups: {} },
};
const classic = "1ebe0b46-0fd2-4e07-a74c-27bf25adc0bf";
const none = absent(operation, "no WebACLId");
const denied = { code: "access-denied", message: `${get} was denied.`, permission: get } as const;
const given = (change: Partial<CloudFrontDistribution>, of: Partial<CloudFrontWebAcl> = {}) => [
  listingOf(cloudfrontDistributions, [{ ...distribution, ...change }]),
  listingOf(cloudfrontWebAcls, [{ ...globalAcl, ...of }]),
];
const acl = (observed: string) => `web ACL: ${observed}, expected one of AWS WAF, by its ARN`;
const rules = (observed: string) =>
  `rules that can decide otherwise than its default action: ${observed}, expected at least 1`;
const notListed = "absent (none in the complete listing)";
const disabled = "A disabled distribution answers nobody.";

testCheck(
  cloudfrontWebAcl,
  { test, expect },
  {
    pass: [{ name: "a rule that blocks", given: given({}), says: [acl(arns.global), rules("1")] }],
    fail: [
      {
        name: "no web ACL",
        given: given({ webAcl: none }),
        says: [acl("absent (no WebACLId)"), rules("absent (no WebACLId)")],
      },
      {
        name: "WAF Classic's",
        given: given({ webAcl: known(classic) }),
        says: [acl(classic), rules(notListed)],
      },
      { name: "no rule", given: given({}, { rules: known([]) }), says: [rules("0")] },
      {
        name: "only counts",
        given: given({}, { rules: known([{ name: "common", decides: known(false) }]) }),
        says: [rules("0")],
      },
    ],
    unreadable: [
      {
        name: "its rules are denied",
        given: given({}, { rules: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "no word of a web ACL",
        given: given({ webAcl: unreadable(denied) }),
        says: [denied.message],
      },
      {
        name: "web ACLs cannot be listed",
        given: [
          listingOf(cloudfrontDistributions, [distribution]),
          listingOf(cloudfrontWebAcls, [], { problem: denied }),
        ],
        says: [`aws/cloudfront-web-acls is incomplete: ${denied.message}`],
      },
    ],
    notApplicable: [{ name: "it is off", given: given({ enabled: false, webAcl: none }), says: [disabled] }],
    empty: {
      name: "no distributions",
      given: [listingOf(cloudfrontDistributions, []), listingOf(cloudfrontWebAcls, [])],
      says: [
        "There is no CloudFront distribution among 0 of aws/cloudfront-distributions in aws/test-account: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const script = (WebACLId: string | undefined, waf: Script, change: object = {}): Script => ({
    ...{ ...noTags, ...waf },
    [operation]: page(listedDistribution({ WebACLId, ...change })),
  });
  const blocks = wafThat({ Rules: [rule("limit", "Block")] });
  const says = (said: string) => [`www.acme.example: ${said}`];
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["told by the list, by its ARN (aws-sdk#207)", script(arns.global, blocks), says("pass")],
    [
      "an id, as WAF Classic has it (cloud-custodian#7985, prisma-cloud-docs#634)",
      script(classic, blocks),
      says(`fail (${acl(classic)}; ${rules(notListed)})`),
    ],
    [
      "none (checkov#146, tfsec#178)",
      script("", blocks),
      says(`fail (${acl("absent (no WebACLId)")}; ${rules("absent (no WebACLId)")})`),
    ],
    [
      "Bot Control whose result is only counted, beside a rule that blocks (compiler-explorer/infra#2357)",
      script(
        arns.global,
        wafThat({ Rules: [groupRule("bots", ofVendor(), "Count"), rule("limit", "Block")] }),
      ),
      says("pass"),
    ],
    [
      "nothing but Bot Control whose result is only counted",
      script(arns.global, wafThat({ Rules: [groupRule("bots", ofVendor(), "Count")] })),
      says(`fail (${rules("0")})`),
    ],
    ["disabled, and has none", script("", blocks, { Enabled: false }), says(`not-applicable (${disabled})`)],
    [
      "no word of a web ACL",
      script(undefined, blocks),
      says(`error (${operation} answered without WebACLId.)`),
    ],
    [
      "web ACLs are denied",
      { ...script(arns.global, blocks), [list]: failure(list, "AccessDeniedException", 400) },
      says(`error (aws/cloudfront-web-acls is incomplete: ${list} was denied (AccessDeniedException).)`),
    ],
  ];
  test.each(cases)("%s", async (_, given, said) => {
    expect(await saidOf(cloudfrontWebAcl, given)).toEqual(said);
  });
});
