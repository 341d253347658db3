import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import {
  denied,
  described,
  none,
  oneCluster,
  region,
  undescribed,
  undescribedSaid,
  unread,
  version,
} from "../cluster.fixture.ts";
import { eksVersionSupported } from "./eks-version-supported.ts";

const says = (support: string) => [
  `support of its version: ${support}, expected one of STANDARD_SUPPORT and EXTENDED_SUPPORT`,
];
const local = "It is a local cluster on an Outpost: AWS does not tell the support of its version.";

testCheck(
  eksVersionSupported,
  { test, expect },
  {
    pass: [
      { name: "in standard support", given: oneCluster(), says: says("STANDARD_SUPPORT") },
      {
        name: "in extended support",
        given: oneCluster({ support: known("EXTENDED_SUPPORT") }),
        says: says("EXTENDED_SUPPORT"),
      },
    ],
    fail: [
      {
        name: "in none",
        given: oneCluster({ support: known("UNSUPPORTED") }),
        says: says("UNSUPPORTED"),
      },
    ],
    notApplicable: [{ name: "a local cluster", given: oneCluster({ local: true }), says: [local] }],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ support: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const versions = "eks:DescribeClusterVersions";
  const of = (number: string, change: Script = {}) => region(described({ version: number }), change);
  const told = (...clusterVersions: readonly object[]) => ({ [versions]: { clusterVersions } as never });
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    ["a version that no list of a tool has yet (bridgecrewio/checkov#6837)", of("1.33"), "shop: pass"],
    ["in extended support, as a list of a tool had it (bridgecrewio/checkov#7465)", of("1.30"), "shop: pass"],
    [
      "long out of support, and still on a list of a tool (bridgecrewio/checkov#7373)",
      of("1.24"),
      `shop: fail (${says("UNSUPPORTED")})`,
    ],
    [
      "supported when a tool wrote its list, and no more (bridgecrewio/checkov#7664)",
      of("1.30", told(version("1.30", "UNSUPPORTED"))),
      `shop: fail (${says("UNSUPPORTED")})`,
    ],
    [
      "newer than a baseline in a setting, whichever (prowler-cloud/prowler#4589)",
      of("1.36", told(version("1.36", "STANDARD_SUPPORT"))),
      "shop: pass",
    ],
    [
      "a version that AWS does not list",
      of("1.20"),
      `shop: error (${versions} answered without the version 1.20.)`,
    ],
    [
      "a version that AWS lists for clusters of another type",
      of("1.30", told(version("1.30", "STANDARD_SUPPORT", "other"))),
      `shop: error (${versions} answered without the version 1.30.)`,
    ],
    [
      "support by another word",
      of("1.30", told(version("1.30", "PREVIEW"), version("1.31", "STANDARD_SUPPORT"))),
      `shop: error (${versions} answered versionStatus with an unknown word, "PREVIEW".)`,
    ],
    [
      "another word for another version",
      of("1.31", told(version("1.30", "PREVIEW"), version("1.31", "STANDARD_SUPPORT"))),
      "shop: pass",
    ],
    [
      "versions may not be listed",
      of("1.33", { [versions]: failure(versions, "AccessDeniedException", 403) }),
      `shop: error (${versions} was denied (AccessDeniedException).)`,
    ],
    [
      "a local cluster",
      region(described({ outpostConfig: { outpostArns: ["arn:outpost"] } })),
      `shop: not-applicable (${local})`,
    ],
    ["not described", undescribed, undescribedSaid],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(eksVersionSupported, script)).toEqual([said]);
  });
});
