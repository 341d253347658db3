import { absent, known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import {
  denied,
  described,
  none,
  oneCluster,
  region,
  undescribed,
  undescribedSaid,
  unread,
} from "../cluster.fixture.ts";
import { eksSecretsEncrypted } from "./eks-secrets-encrypted.ts";

const key = "arn:aws:kms:eu-west-1:111111111111:key/1234abcd";
const byVersion = (version: string) => [
  `secrets are encrypted: version, which from 1.28 on encrypts by itself: ${version}, expected 1.28 or later`,
];
const byKey = [`secrets are encrypted: key that is named for them: ${key}, expected present`];
const neither = "secrets are encrypted: none of 2, expected at least one";
const unnamed = absent("eks:DescribeCluster", "no encryptionConfig");
const local = "It is a local cluster on an Outpost: AWS does not say how it stores secrets.";

testCheck(
  eksSecretsEncrypted,
  { test, expect },
  {
    pass: [
      { name: "a version that encrypts by itself", given: oneCluster(), says: byVersion("1.33") },
      {
        name: "the first version that does",
        given: oneCluster({ version: known("1.28") }),
        says: byVersion("1.28"),
      },
      {
        name: "a key, and an older version",
        given: oneCluster({ version: known("1.27"), secretsKey: known(key) }),
        says: byKey,
      },
      {
        name: "a key, and a version that is not told",
        given: oneCluster({ version: unread, secretsKey: known(key) }),
        says: byKey,
      },
    ],
    fail: [
      {
        name: "no key, and an older version",
        given: oneCluster({ version: known("1.27"), secretsKey: unnamed }),
        says: [neither],
      },
    ],
    notApplicable: [{ name: "a local cluster", given: oneCluster({ local: true }), says: [local] }],
    unreadable: [
      {
        name: "no key, and a version that is not told",
        given: oneCluster({ version: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      {
        name: "an older version, and a key that is not told",
        given: oneCluster({ version: known("1.9"), secretsKey: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = `shop: fail (${neither})`;
  const of = (version: string, encryptionConfig?: readonly Output[], change: Output = {}) =>
    region(described({ version, encryptionConfig, ...change } as Output));
  const named = { resources: ["secrets"], provider: { keyArn: key } };
  const cases: readonly (readonly [name: string, script: ReturnType<typeof of>, said: string])[] = [
    [
      "1.28 or later, and no key is named (turbot/steampipe-mod-aws-compliance#870)",
      of("1.31"),
      "shop: pass",
    ],
    ["1.27, and no key is named (alphagov/govuk-infrastructure#672)", of("1.27"), fails],
    ["1.27, and a key is named (bridgecrewio/checkov#1130)", of("1.27", [named]), "shop: pass"],
    ["1.20, for which a key was meant and none was named (eksctl-io/eksctl#4504)", of("1.20", []), fails],
    [
      "a key of one's own with a version that encrypts by itself (appvia/kore#723)",
      of("1.33", [named]),
      "shop: pass",
    ],
    ["a key for something else", of("1.27", [{ ...named, resources: ["configmaps"] }]), fails],
    [
      "a key that AWS does not name",
      of("1.27", [{ resources: ["secrets"], provider: {} }]),
      "shop: error (eks:DescribeCluster answered without keyArn.)",
    ],
    [
      "a key without a name",
      of("1.27", [{ ...named, provider: { keyArn: "" } }]),
      "shop: error (eks:DescribeCluster answered keyArn in an unknown form.)",
    ],
    [
      "a version in another form",
      of("latest"),
      "shop: error (eks:DescribeCluster answered version in an unknown form.)",
    ],
    [
      "a local cluster",
      of("1.31", undefined, { outpostConfig: { outpostArns: ["arn:outpost"] } }),
      `shop: not-applicable (${local})`,
    ],
    ["not described", undescribed, undescribedSaid],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(eksSecretsEncrypted, script)).toEqual([said]);
  });
});
