import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, domain, domains, none, oneDomain, unread } from "../domain.fixture.ts";
import { opensearchNotPublic } from "./opensearch-not-public.ts";

testCheck(
  opensearchNotPublic,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneDomain(),
        says: ["in a VPC, or closed to whoever is not named: true, expected true"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneDomain({ closed: known(false) }),
        says: ["in a VPC, or closed to whoever is not named: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDomain({ closed: unread }),
        says: ["es:ListDomainNames was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "search: fail (in a VPC, or closed to whoever is not named: false, expected true)";
  const describeMany = "es:DescribeDomains";
  const arn = "arn:aws:es:eu-west-1:111111111111:domain/search";
  const open = { Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: `${arn}/*` };
  const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const outside = (statement: object, change: object = {}) =>
    domains(domain("search", { VPCOptions: undefined, AccessPolicies: policy(statement), ...change }));
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["open to everyone", outside(open), [fails]],
    [
      "open to everyone, and in a VPC (prowler#4494)",
      domains(domain("search", { AccessPolicies: policy(open) })),
      ["search: pass"],
    ],
    [
      "open to one public address (prowler#8565, #8566)",
      outside({ ...open, Condition: { IpAddress: { "aws:SourceIp": "203.0.113.7" } } }),
      ["search: pass"],
    ],
    [
      "open to every address (prowler#8631)",
      outside({ ...open, Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } } }),
      [fails],
    ],
    [
      "open to every address, network by network",
      outside({
        ...open,
        Condition: {
          IpAddress: { "aws:SourceIp": Array.from({ length: 256 }, (_, first) => `${first}.0.0.0/8`) },
        },
      }),
      [fails],
    ],
    [
      "open to nobody in particular, who signs nothing",
      outside({ ...open, Condition: { StringEquals: { "aws:PrincipalAccount": "anonymous" } } }),
      [fails],
    ],
    ["open to every service", outside({ ...open, Principal: { Service: "*" } }), [fails]],
    [
      "open behind fine-grained access control (aurelian#231)",
      outside(open, { AdvancedSecurityOptions: { Enabled: true } }),
      [fails],
    ],
    [
      "one role alone",
      outside({ ...open, Principal: { AWS: "arn:aws:iam::111111111111:role/app" } }),
      ["search: pass"],
    ],
    ["no policy, and not in a VPC", domains(domain("search", { VPCOptions: undefined })), ["search: pass"]],
    [
      "a policy that is no JSON",
      domains(domain("search", { VPCOptions: undefined, AccessPolicies: "{" })),
      [`search: error (${describeMany} answered with a policy that is not JSON.)`],
    ],
    [
      "denied",
      { ...domains(domain()), [describeMany]: failure(describeMany, "AccessDeniedException", 403) },
      [`${arn}: error (${describeMany} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(opensearchNotPublic, script)).toEqual(said);
  });
});
