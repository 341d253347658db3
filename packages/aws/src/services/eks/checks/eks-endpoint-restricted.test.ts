import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import {
  denied,
  described,
  network,
  none,
  oneCluster,
  region,
  undescribed,
  undescribedSaid,
  unread,
} from "../cluster.fixture.ts";
import { eksEndpointRestricted } from "./eks-endpoint-restricted.ts";

const says = (open: boolean) => [`public endpoint that is open to the internet: ${open}, expected false`];
const everywhere = { publicEndpoint: known(true), publicRanges: known(["0.0.0.0/0"]) };

testCheck(
  eksEndpointRestricted,
  { test, expect },
  {
    pass: [
      { name: "no public endpoint", given: oneCluster(), says: says(false) },
      {
        name: "a public endpoint for one office",
        given: oneCluster({ ...everywhere, publicRanges: known(["203.0.113.7/32"]) }),
        says: says(false),
      },
      {
        name: "no public endpoint, and ranges that are not told",
        given: oneCluster({ publicRanges: unread }),
        says: says(false),
      },
    ],
    fail: [{ name: "open to the internet", given: oneCluster(everywhere), says: says(true) }],
    unreadable: [
      {
        name: "a public endpoint, and ranges that are not told",
        given: oneCluster({ ...everywhere, publicRanges: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      {
        name: "ranges, and not whether there is an endpoint",
        given: oneCluster({ ...everywhere, publicEndpoint: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = `shop: fail (${says(true)})`;
  const open = (...publicAccessCidrs: readonly string[]) =>
    region(described({ resourcesVpcConfig: network({ endpointPublicAccess: true, publicAccessCidrs }) }));
  const cases: readonly (readonly [name: string, script: ReturnType<typeof open>, said: string])[] = [
    ["private, and no range is told (darkbitio/mkit#5)", region(described()), "shop: pass"],
    [
      "private, and the range that is told counts for nothing (pulumi-eks#1436)",
      region(described({ resourcesVpcConfig: network({ publicAccessCidrs: ["0.0.0.0/0"] }) })),
      "shop: pass",
    ],
    ["public and private, for everywhere (prowler#2824, prowler#2825)", open("0.0.0.0/0"), fails],
    [
      "public alone, for everywhere (steampipe-mod-terraform-aws-compliance#78)",
      region(
        described({
          resourcesVpcConfig: network({
            endpointPublicAccess: true,
            endpointPrivateAccess: false,
            publicAccessCidrs: ["0.0.0.0/0"],
          }),
        }),
      ),
      fails,
    ],
    [
      "public for one address (guardrails-samples#932, tfsec#911)",
      open("203.0.113.7/32", "198.51.100.0/24"),
      "shop: pass",
    ],
    ["everywhere among offices", open("203.0.113.7/32", "0.0.0.0/0"), fails],
    ["everywhere, in two halves", open("0.0.0.0/1", "128.0.0.0/1"), fails],
    ["everywhere by IPv6, for offices by IPv4", open("203.0.113.7/32", "::/0"), fails],
    [
      "public, for no range",
      open(),
      "shop: error (eks:DescribeCluster answered without a range of a public endpoint.)",
    ],
    [
      "public, for what is no range",
      open("office"),
      "shop: error (eks:DescribeCluster named office, which is no range of addresses.)",
    ],
    [
      "no word of the network",
      region(described({ resourcesVpcConfig: undefined })),
      "shop: error (eks:DescribeCluster answered without resourcesVpcConfig.)",
    ],
    ["not described", undescribed, undescribedSaid],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(eksEndpointRestricted, script)).toEqual([said]);
  });
});
