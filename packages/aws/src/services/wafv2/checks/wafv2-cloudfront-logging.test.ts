import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { noTags } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { type Asked, failure, type Script } from "../../../testing/script.ts";
import { globalAcl, list, logging, wafThat } from "../acl.fixture.ts";
import { type CloudFrontWebAcl, cloudfrontWebAcls } from "../web-acls.ts";
import { wafv2CloudfrontLogging } from "./wafv2-cloudfront-logging.ts";

const denied = { code: "access-denied", message: `${logging} was denied (AccessDeniedException).` } as const;
const one = (change: Partial<CloudFrontWebAcl>) => [
  listingOf(cloudfrontWebAcls, [{ ...globalAcl, ...change }]),
];
const says = (observed: string) => `each request that is blocked is logged: ${observed}, expected true`;
const none = says("absent (no logging configuration)");

testCheck(
  wafv2CloudfrontLogging,
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
      given: [listingOf(cloudfrontWebAcls, [])],
      says: ["There is no web ACL for CloudFront in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  /** AWS answers for the scope CLOUDFRONT in us-east-1 alone. */
  const onlyThere = (script: Script, operation: string): Script => ({
    [operation]: (asked: Asked) => {
      const answer = script[operation];
      if (asked.input.Scope === "CLOUDFRONT" && asked.region !== "us-east-1") {
        return failure(operation, "WAFInvalidParameterException", 400);
      }
      return typeof answer === "function" ? answer(asked) : (answer ?? "reset");
    },
  });
  const logs = wafThat({}, {});
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "a program of another region (cloud-custodian#10488)",
      { ...logs, ...onlyThere(logs, list) },
      ["shop: pass"],
    ],
    [
      "logging is asked there too (cloud-custodian#10818)",
      { ...logs, ...onlyThere(logs, logging) },
      ["shop: pass"],
    ],
    ["what uses it is never asked of AWS WAF (prowler#5811)", logs, ["shop: pass"]],
    ["no configuration names the web ACL (checkov#7596)", wafThat({}), [`shop: fail (${none})`]],
    [
      "denied",
      { ...logs, [logging]: failure(logging, "AccessDeniedException", 400) },
      [`shop: error (${denied.message})`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(wafv2CloudfrontLogging, { ...noTags, ...script })).toEqual(said);
  });
});
