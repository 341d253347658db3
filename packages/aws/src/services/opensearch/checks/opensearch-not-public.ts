import { defineCheck, fact } from "@bylaw/core";
import { opensearchDomains } from "../domains.ts";

export const opensearchNotPublic = defineCheck({
  id: "aws/opensearch-not-public",
  title: "OpenSearch domain is in a VPC, or its access policy does not let in whoever comes",
  why: "A domain with a public endpoint and an open policy is a database that search engines for databases find within hours.",
  fix: "Create the domain in a VPC, or name in its access policy who may come: aws opensearch update-domain-config --domain-name <domain> --access-policies file://policy.json. In the console: OpenSearch Service, the domain, Security configuration, Access policy.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Who may come is told by principals, and by conditions on addresses, accounts, organizations and networks. Denials, and any other condition, do not count as a narrowing.",
    "Fine-grained access control behind an open policy does not count.",
    "A range of up to 2^24 addresses counts as named, or in IPv6 one of at least 32 bits, whoever has them: several do while they are not the internet together. Of a domain in a VPC neither security groups nor what leads in from outside is read.",
    "Serverless collections are not listed.",
  ],
  sources: [
    {
      title: "Amazon OpenSearch Service: Identity and Access Management",
      url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
      read: "2026-11",
    },
  ],
  each: opensearchDomains,
  assert: (domain) => [fact("in a VPC, or closed to whoever is not named", domain.closed).is(true)],
});
