import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { logging, regionalAcl, wafThat } from "../acl.fixture.ts";
import { type WebAcl, webAcls } from "../web-acls.ts";
import { wafv2Logging } from "./wafv2-logging.ts";

const denied = { code: "access-denied", message: `${logging} was denied (AccessDeniedException).` } as const;
const one = (change: Partial<WebAcl>) => [listingOf(webAcls, [{ ...regionalAcl, ...change }])];
const says = (observed: string) => `each request that is blocked is logged: ${observed}, expected true`;
const none = says("absent (no logging configuration)");

testCheck(
  wafv2Logging,
  { test, expect },
  {
    pass: [{ name: "logs them", given: one({}), says: [says("true")] }],
    fail: [
      {
        name: "logs nothing",
        given: one({ logsBlocked: absent(logging, "no logging configuration") }),
        says: [none],
      },
      { name: "drops them", given: one({ logsBlocked: known(false) }), says: [says("false")] },
    ],
    unreadable: [{ name: "denied", given: one({ logsBlocked: unreadable(denied) }), says: [denied.message] }],
    empty: {
      name: "no web ACLs",
      given: [listingOf(webAcls, [])],
      says: ["There is no regional web ACL in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const dropping = (DefaultBehavior: string, Behavior: string, condition: object) => ({
    LoggingFilter: {
      DefaultBehavior,
      Filters: [{ Behavior, Requirement: "MEETS_ANY", Conditions: [condition] }],
    },
  });
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["logs to a bucket (prowler#2898)", wafThat({}, {}), ["shop: pass"]],
    [
      "its list says nothing of logging, and there is none (cloud-custodian#8050)",
      wafThat({}),
      [`shop: fail (${none})`],
    ],
    [
      "no configuration names the web ACL (checkov#7596)",
      wafThat({}, { ResourceArn: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/other/2" }),
      [`shop: fail (${none})`],
    ],
    [
      "fields are redacted (cloud-custodian#10653)",
      wafThat({}, { RedactedFields: [{ UriPath: {} }] }),
      ["shop: pass"],
    ],
    ["Firewall Manager's configuration", wafThat({}, { ManagedByFirewallManager: true }), ["shop: pass"]],
    [
      "drops what is allowed (trussworks/terraform-aws-wafv2#122)",
      wafThat({}, dropping("KEEP", "DROP", { ActionCondition: { Action: "ALLOW" } })),
      ["shop: pass"],
    ],
    [
      "drops what is blocked by one of its rules, by the rule's label (DataBiosphere/azul#6533)",
      wafThat({}, dropping("KEEP", "DROP", { LabelNameCondition: { LabelName: "blocked_v4_ips" } })),
      [`shop: fail (${says("false")})`],
    ],
    [
      "drops all",
      wafThat({}, dropping("DROP", "DROP", { ActionCondition: { Action: "BLOCK" } })),
      [`shop: fail (${says("false")})`],
    ],
    [
      "denied",
      { ...wafThat({}), [logging]: failure(logging, "AccessDeniedException", 400) },
      [`shop: error (${denied.message})`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(wafv2Logging, { ...noTags, ...script })).toEqual(said);
  });
});
