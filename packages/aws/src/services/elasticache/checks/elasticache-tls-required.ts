import { defineCheck, fact } from "@bylaw/core";
import { elasticacheCaches } from "../caches.ts";

export const elasticacheTlsRequired = defineCheck({
  id: "aws/elasticache-tls-required",
  title: "ElastiCache replication group or cluster demands TLS of every client",
  why: "Where TLS is preferred and not demanded, a client that is set up wrongly sends sessions and tokens in plain text.",
  fix: "Set the mode to preferred, move every client, then demand it: aws elasticache modify-replication-group --replication-group-id <group> --transit-encryption-mode required --apply-immediately. In the console: ElastiCache, the cache, Modify, Security. Memcached, and Redis OSS before 7, need a new cluster.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That TLS is demanded is read: not its versions, nor whether clients verify the certificate, log in, or who they are.",
    "Serverless caches are not listed: AWS always demands TLS of their clients. MemoryDB is not read.",
  ],
  sources: [
    {
      title: "Amazon ElastiCache: In-transit encryption (TLS)",
      url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
      read: "2026-11",
    },
  ],
  each: elasticacheCaches,
  assert: (cache) => [fact("TLS is demanded", cache.tlsRequired).is(true)],
});
