import { tls } from "@bylaw/core";
import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ApiGatewayDomainName, apiGatewayDomainNames } from "../domain-names.ts";
import { apigatewayDomainTls } from "./apigateway-domain-tls.ts";

const operation = "apigateway:GetDomainNames";
const denied = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;
const odd = { code: "schema-mismatch", message: `${operation} answered without securityPolicy.` } as const;
const domain: ApiGatewayDomainName = {
  id: "arn:aws:apigateway:eu-west-1::/domainnames/api.acme.example",
  name: "api.acme.example",
  endpointTypes: ["REGIONAL"],
  securityPolicy: known("TLS_1_2"),
  minimumTls: known(tls("1.2")),
  tags: known({}),
};
const one = (change: Partial<ApiGatewayDomainName>) => [
  listingOf(apiGatewayDomainNames, [{ ...domain, ...change }]),
];
const weakest = (version: string) => `weakest TLS version: TLS ${version}, expected at least TLS 1.2`;

testCheck(
  apigatewayDomainTls,
  { test, expect },
  {
    pass: [{ name: "from TLS 1.2", given: one({}), says: [weakest("1.2")] }],
    fail: [{ name: "from TLS 1.0", given: one({ minimumTls: known(tls("1.0")) }), says: [weakest("1.0")] }],
    unreadable: [
      { name: "no policy", given: one({ minimumTls: unreadable(odd) }), says: [odd.message] },
      {
        name: "cannot be read",
        given: [listingOf(apiGatewayDomainNames, [unreadableResource(domain.id, denied)])],
        says: [denied.message],
      },
    ],
    empty: {
      name: "no names",
      given: [listingOf(apiGatewayDomainNames, [])],
      says: [
        "There is no API Gateway custom domain name in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const set = (securityPolicy?: string, type = "REGIONAL"): Answer => ({
    items: [
      {
        domainName: "api.acme.example",
        endpointConfiguration: { types: [type] },
        ...(securityPolicy !== undefined && { securityPolicy }),
      },
    ],
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcome: string, says: string])[] = [
    ["the default of a name at the edge, of old", set("TLS_1_0", "EDGE"), "fail", weakest("1.0")],
    ["TLS_1_2", set("TLS_1_2"), "pass", weakest("1.2")],
    ["a policy of 2025", set("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"), "pass", weakest("1.2")],
    ["TLS 1.3 alone", set("SecurityPolicy_TLS13_1_3_2025_09"), "pass", weakest("1.3")],
    ["TLS 1.3 alone at the edge", set("SecurityPolicy_TLS13_2025_EDGE", "EDGE"), "pass", weakest("1.3")],
    ["no policy is told", set(), "error", odd.message],
    [
      "throttled to the end (prowler#5517)",
      failure(operation, "TooManyRequestsException", 429),
      "error",
      `${operation} was throttled to the end (TooManyRequestsException).`,
    ],
    ["denied", failure(operation, "AccessDeniedException", 403), "error", denied.message],
  ];
  test.each(cases)("%s", async (_, answer, outcome, says) => {
    const said = await judgeScript(apigatewayDomainTls, { [operation]: answer });
    expect(said.map((each) => [each.outcome, each.says])).toEqual([[outcome, [says]]]);
  });
});
