import {
  type EbsSettings,
  type EbsVolume,
  type EfsFileSystem,
  type ElasticacheCache,
  ebsSettings,
  ebsVolumes,
  efsFileSystems,
  elasticacheCaches,
  type OpensearchDomain,
  opensearchDomains,
  type RdsDatabase,
  type RedshiftCluster,
  rdsDatabases,
  redshiftClusters,
} from "@bylaw/aws";
import { days, tls } from "@bylaw/core";
import { absent, known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Given } from "./resources.fixture.ts";

/** One data store of each kind that the ready-made checks pass, and ways to break it. */
export const database = (change: Partial<RdsDatabase> = {}): Given => [
  listingOf(rdsDatabases, [
    {
      id: "arn:aws:rds:eu-west-1:111111111111:db:main",
      name: "main",
      kind: "instance",
      engine: "postgres",
      status: "available",
      encrypted: known(true),
      publiclyAccessible: known(false),
      backupRetention: known(days(7)),
      latestRestorable: known("2025-12-31T23:55:00.000Z"),
      multiZone: known(true),
      deletionProtection: known(true),
      logExports: known(["postgresql"]),
      tlsRequired: known(true),
      parameterStatus: known("in-sync"),
      replicaOf: absent("rds:DescribeDBInstances", "no replica"),
      autoMinorVersionUpgrade: known(true),
      upgradesHeldBack: [],
      members: [],
      readAt: "2026-01-01T00:00:00.000Z",
      tags: known({}),
      ...change,
    },
  ]),
];

export const volume = (change: Partial<EbsVolume> = {}): Given => [
  listingOf(ebsVolumes, [
    {
      id: "arn:aws:ec2:eu-west-1:111111111111:volume/vol-1",
      state: "in-use",
      encrypted: known(true),
      instances: known(["i-1"]),
      tags: known({}),
      ...change,
    },
  ]),
];

export const ebsSetting = (change: Partial<EbsSettings> = {}): Given => [
  listingOf(ebsSettings, [{ id: "ebs-settings/111111111111/eu-west-1", encryptsByDefault: true, ...change }]),
];

export const fileSystem = (change: Partial<EfsFileSystem> = {}): Given => [
  listingOf(efsFileSystems, [
    {
      id: "arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1",
      name: "uploads",
      encrypted: known(true),
      automaticBackups: known("ENABLED"),
      tags: known({}),
      ...change,
    },
  ]),
];

export const cluster = (change: Partial<RedshiftCluster> = {}): Given => [
  listingOf(redshiftClusters, [
    {
      id: "arn:aws:redshift:eu-west-1:111111111111:namespace:1",
      name: "warehouse",
      status: "available",
      encrypted: known(true),
      publiclyAccessible: known(false),
      snapshotRetention: known(days(7)),
      tlsRequired: known(true),
      parameterStatus: known("in-sync"),
      auditLogging: known(true),
      tags: known({}),
      ...change,
    },
  ]),
];

export const domain = (change: Partial<OpensearchDomain> = {}): Given => [
  listingOf(opensearchDomains, [
    {
      id: "arn:aws:es:eu-west-1:111111111111:domain/search",
      name: "search",
      engineVersion: "OpenSearch_2.11",
      encryptedAtRest: known(true),
      encryptedBetweenNodes: known(true),
      httpsOnly: known(true),
      minimumTls: known(tls("1.2")),
      closed: known(true),
      auditLogs: known(true),
      tags: known({}),
      ...change,
    },
  ]),
];

export const cache = (change: Partial<ElasticacheCache> = {}): Given => [
  listingOf(elasticacheCaches, [
    {
      id: "arn:aws:elasticache:eu-west-1:111111111111:replicationgroup:sessions",
      name: "sessions",
      kind: "replication group",
      engine: "redis",
      encryptedAtRest: known(true),
      tlsRequired: known(true),
      tags: known({}),
      ...change,
    },
  ]),
];
