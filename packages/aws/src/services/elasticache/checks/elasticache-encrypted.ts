import { defineCheck, fact } from "@bylaw/core";
import { elasticacheCaches } from "../caches.ts";

export const elasticacheEncrypted = defineCheck({
  id: "aws/elasticache-encrypted",
  title: "ElastiCache replication group or cluster is encrypted at rest",
  why: "A cache writes copies of the data to disk for replicas and backups, and sessions and tokens with them.",
  fix: "Encryption cannot be switched on later. Take a backup and restore it encrypted: aws elasticache create-replication-group --replication-group-id <new group> --replication-group-description <text> --snapshot-name <backup> --at-rest-encryption-enabled. In the console: ElastiCache, Backups, Restore.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whose key it is does not count.",
    "Backups that were exported to S3 are not read.",
    "Serverless caches are not listed: AWS always encrypts them. MemoryDB is not read.",
  ],
  sources: [
    {
      title: "Amazon ElastiCache: At-rest encryption",
      url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
      read: "2026-11",
    },
  ],
  each: elasticacheCaches,
  appliesTo: ({ engine }) =>
    engine !== "memcached" ||
    "A Memcached cluster keeps its data in memory, and cannot be encrypted at rest.",
  assert: (cache) => [fact("encrypted at rest", cache.encryptedAtRest).is(true)],
});
