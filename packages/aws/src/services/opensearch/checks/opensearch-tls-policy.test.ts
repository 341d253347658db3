import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, domain, domains, none, oneDomain, unread } from "../domain.fixture.ts";
import { opensearchTlsPolicy } from "./opensearch-tls-policy.ts";

testCheck(
  opensearchTlsPolicy,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneDomain(),
        says: ["HTTPS alone: true, expected true", "weakest TLS version: TLS 1.2, expected at least TLS 1.2"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneDomain({ httpsOnly: known(false) }),
        says: ["HTTPS alone: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDomain({ httpsOnly: unread }),
        says: ["es:ListDomainNames was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "search: fail (HTTPS alone: false, expected true)";
  const describeMany = "es:DescribeDomains";
  const arn = "arn:aws:es:eu-west-1:111111111111:domain/search";
  const endpoint = (DomainEndpointOptions: object) => domains(domain("search", { DomainEndpointOptions }));
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "HTTPS alone, and TLS 1.0 is accepted (ScoutSuite#1624, aws-cdk-notices#864)",
      endpoint({ EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" }),
      ["search: fail (weakest TLS version: TLS 1.0, expected at least TLS 1.2)"],
    ],
    [
      "a strict policy, and plain HTTP is accepted (ef-cms#10271)",
      endpoint({ EnforceHTTPS: false, TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" }),
      [fails],
    ],
    [
      "with forward secrecy (cloud-custodian#9542, terraform-provider-aws#35368)",
      endpoint({ EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" }),
      ["search: pass"],
    ],
    [
      "FIPS",
      endpoint({ EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08" }),
      ["search: pass"],
    ],
    [
      "a policy that came after the list",
      endpoint({ EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-3-2030-01" }),
      [`search: error (${describeMany} named an unknown TLSSecurityPolicy, Policy-Min-TLS-1-3-2030-01.)`],
    ],
    [
      "no word of the policy",
      endpoint({ EnforceHTTPS: true }),
      [`search: error (${describeMany} answered without TLSSecurityPolicy.)`],
    ],
    [
      "denied",
      { ...domains(domain()), [describeMany]: failure(describeMany, "AccessDeniedException", 403) },
      [`${arn}: error (${describeMany} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(opensearchTlsPolicy, script)).toEqual(said);
  });
});
