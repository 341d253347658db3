import { defineCheck, fact } from "@bylaw/core";
import { whatCloses } from "../../../lib/public-statement.ts";
import { opensearchDomains } from "../domains.ts";

export const opensearchNotPublic = defineCheck({
  id: "aws/opensearch-not-public",
  title: "OpenSearch domain is in a VPC, or its access policy does not let in whoever comes",
  why: "A domain with a public endpoint and an open policy is a database that search engines for databases find within hours.",
  fix: "Create the domain in a VPC, or name in its access policy who may come: aws opensearch update-domain-config --domain-name <domain> --access-policies file://policy.json. In the console: OpenSearch Service, the domain, Security configuration, Access policy.",
  severity: "critical",
  whenEmpty: "notApplicable",
  blindSpots: [
    `${whatCloses} No other condition counts, and no Deny beside it is weighed.`,
    "Fine-grained access control behind an open policy does not count.",
    "Whoever the policy names is not judged. Of a domain in a VPC neither its policy, nor security groups, nor what leads in from outside is read.",
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
