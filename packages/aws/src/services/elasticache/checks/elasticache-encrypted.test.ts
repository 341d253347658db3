import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import { cacheCluster, cacheGroup, caches } from "../cache.fixture.ts";
import { type ElasticacheCache, elasticacheCaches } from "../caches.ts";
import { elasticacheEncrypted } from "./elasticache-encrypted.ts";

const groups = "elasticache:DescribeReplicationGroups";
const cache: ElasticacheCache = {
  id: "arn:aws:elasticache:eu-west-1:111111111111:replicationgroup:sessions",
  name: "sessions",
  kind: "replication group",
  engine: "redis",
  encryptedAtRest: known(true),
  tlsRequired: known(true),
  tags: known({}),
};
const odd = { code: "schema-mismatch", message: `${groups} answered with something else.` } as const;
const one = (change: Partial<ElasticacheCache>) => [listingOf(elasticacheCaches, [{ ...cache, ...change }])];

testCheck(
  elasticacheEncrypted,
  { test, expect },
  {
    pass: [{ name: "it is", given: one({}), says: ["encrypted at rest: true, expected true"] }],
    fail: [
      {
        name: "it is not",
        given: one({ encryptedAtRest: known(false) }),
        says: ["encrypted at rest: false, expected true"],
      },
    ],
    unreadable: [
      { name: "AWS does not say", given: one({ encryptedAtRest: unreadable(odd) }), says: [odd.message] },
    ],
    empty: {
      name: "no caches",
      given: [listingOf(elasticacheCaches, [])],
      says: [
        "There is no ElastiCache replication group or cluster in aws/test-account/test-region: the listing is complete.",
      ],
    },
    notApplicable: [
      {
        name: "Memcached",
        given: one({ engine: "memcached", encryptedAtRest: known(false) }),
        says: ["A Memcached cluster keeps its data in memory, and cannot be encrypted at rest."],
      },
    ],
  },
);

describe("situations from public reports", () => {
  const fails = "fail (encrypted at rest: false, expected true)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "Redis without it, which was the default",
      caches([cacheGroup({ AtRestEncryptionEnabled: false })]),
      [`sessions: ${fails}`],
    ],
    [
      "the boolean is false, and it is encrypted all the same (ElastiCache API, StorageEncryptionType)",
      caches([cacheGroup({ AtRestEncryptionEnabled: false, StorageEncryptionType: "sse-elasticache" })]),
      ["sessions: pass"],
    ],
    [
      "none, by the word that decides",
      caches([cacheGroup({ AtRestEncryptionEnabled: true, StorageEncryptionType: "none" })]),
      [`sessions: ${fails}`],
    ],
    [
      "a kind that nobody knows",
      caches([cacheGroup({ StorageEncryptionType: "sse-new" })]),
      [`sessions: error (${groups} named an unknown StorageEncryptionType, sse-new.)`],
    ],
    [
      "a node of Redis outside a group, which cannot have it",
      caches([], [cacheCluster({ Engine: "redis" })]),
      [`pages: ${fails}`],
    ],
    [
      "Memcached (terraform-aws-elasticache-memcached#66)",
      caches([], [cacheCluster()]),
      [
        "pages: not-applicable (A Memcached cluster keeps its data in memory, and cannot be encrypted at rest.)",
      ],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(elasticacheEncrypted, script)).toEqual(said);
  });
});
