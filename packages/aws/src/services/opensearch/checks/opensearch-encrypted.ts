import { defineCheck, fact } from "@bylaw/core";
import { opensearchDomains } from "../domains.ts";

export const opensearchEncrypted = defineCheck({
  id: "aws/opensearch-encrypted",
  title: "OpenSearch domain is encrypted at rest and between its nodes",
  why: "An index holds whole documents. Unencrypted, they are read on the disks, and on the wire between the nodes.",
  fix: "In the console: OpenSearch Service, the domain, Security configuration, Edit. Or: aws opensearch update-domain-config --domain-name <domain> --encryption-at-rest-options Enabled=true --node-to-node-encryption-options Enabled=true. Old Elasticsearch versions need an upgrade first.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whose key it is does not count.",
    "Manual snapshots in S3 are not read.",
    "What clients send is judged by aws/opensearch-tls-policy. Serverless collections are not listed.",
  ],
  sources: [
    {
      title: "Amazon OpenSearch Service: Encryption of data at rest",
      url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html",
      read: "2026-11",
    },
    {
      title: "Amazon OpenSearch Service: Node-to-node encryption",
      url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html",
      read: "2026-11",
    },
  ],
  each: opensearchDomains,
  assert: (domain) => [
    fact("encrypted at rest", domain.encryptedAtRest).is(true),
    fact("encrypted between nodes", domain.encryptedBetweenNodes).is(true),
  ],
});
