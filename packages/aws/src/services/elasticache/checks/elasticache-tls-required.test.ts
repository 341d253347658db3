import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import type { Script } from "../../../testing/script.ts";
import { cacheCluster, cacheGroup, caches } from "../cache.fixture.ts";
import { type ElasticacheCache, elasticacheCaches } from "../caches.ts";
import { elasticacheTlsRequired } from "./elasticache-tls-required.ts";

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
  elasticacheTlsRequired,
  { test, expect },
  {
    pass: [{ name: "it is", given: one({}), says: ["TLS is demanded: true, expected true"] }],
    fail: [
      {
        name: "it is not",
        given: one({ tlsRequired: known(false) }),
        says: ["TLS is demanded: false, expected true"],
      },
    ],
    unreadable: [
      { name: "AWS does not say", given: one({ tlsRequired: unreadable(odd) }), says: [odd.message] },
    ],
    empty: {
      name: "no caches",
      given: [listingOf(elasticacheCaches, [])],
      says: [
        "There is no ElastiCache replication group or cluster in aws/test-account/test-region: the listing is complete.",
      ],
    },
  },
);

describe("situations from public reports", () => {
  const fails = "fail (TLS is demanded: false, expected true)";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["off (cfn_nag#107)", caches([cacheGroup({ TransitEncryptionEnabled: false })]), [`sessions: ${fails}`]],
    [
      "preferred, and not demanded (terraform-provider-aws#33906, terraform-aws-elasticache-redis#190)",
      caches([cacheGroup({ TransitEncryptionMode: "preferred" })]),
      [`sessions: ${fails}`],
    ],
    ["demanded of Valkey (cfn-lint#4353)", caches([cacheGroup({ Engine: "valkey" })]), ["sessions: pass"]],
    [
      "Memcached with TLS has no mode (terraform-aws-elasticache-memcached#66)",
      caches([], [cacheCluster({ TransitEncryptionEnabled: true })]),
      ["pages: pass"],
    ],
    ["Memcached without", caches([], [cacheCluster()]), [`pages: ${fails}`]],
    [
      "a mode that nobody knows",
      caches([cacheGroup({ TransitEncryptionMode: "offered" })]),
      [`sessions: error (${groups} named an unknown TransitEncryptionMode, offered.)`],
    ],
    [
      "on, and no word of the mode",
      caches([
        {
          ARN: "arn:aws:elasticache:eu-west-1:111111111111:replicationgroup:sessions",
          ReplicationGroupId: "sessions",
          TransitEncryptionEnabled: true,
        },
      ]),
      [`sessions: error (${groups} answered without TransitEncryptionMode.)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(elasticacheTlsRequired, script)).toEqual(said);
  });
});
