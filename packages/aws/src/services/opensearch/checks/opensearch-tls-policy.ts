import { atLeast, defineCheck, fact, tls } from "@bylaw/core";
import { opensearchDomains } from "../domains.ts";

export const opensearchTlsPolicy = defineCheck({
  id: "aws/opensearch-tls-policy",
  title: "OpenSearch domain answers over HTTPS alone, with recent TLS versions",
  why: "A client that may come in plain HTTP, or can be talked down to an old version of TLS, can be listened to.",
  fix: "In the console: OpenSearch Service, the domain, Security configuration, Edit, Require HTTPS, TLS security policy. Or: aws opensearch update-domain-config --domain-name <domain> --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { version: atLeast(tls("1.2")) },
  blindSpots: [
    "Only versions are read: a policy for TLS 1.2 with weak ciphers passes.",
    "Proxies in front of the domain are not read. Serverless collections are not listed.",
  ],
  sources: [
    {
      title: "Amazon OpenSearch Service API: DomainEndpointOptions",
      url: "https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html",
      read: "2026-11",
    },
  ],
  each: opensearchDomains,
  assert: (domain, { version }) => [
    fact("HTTPS alone", domain.httpsOnly).is(true),
    fact("weakest TLS version", domain.minimumTls).atLeast(version),
  ],
});
