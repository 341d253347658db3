import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { cluster, clusters, denied, none, oneCluster, unread } from "../cluster.fixture.ts";
import { redshiftNotPublic } from "./redshift-not-public.ts";

testCheck(
  redshiftNotPublic,
  { test, expect },
  {
    pass: [
      { name: "as it should be", given: oneCluster(), says: ["publicly accessible: false, expected false"] },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneCluster({ publiclyAccessible: known(true) }),
        says: ["publicly accessible: true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ publiclyAccessible: unread }),
        says: ["redshift:DescribeClusters was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "warehouse: fail (publicly accessible: true, expected false)";
  const list = "redshift:DescribeClusters";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["public (prowler#161)", clusters(cluster("warehouse", { PubliclyAccessible: true })), [fails]],
    [
      "public, and no security group lets anyone in: the flag decides (prowler#5195)",
      clusters(cluster("warehouse", { PubliclyAccessible: true, VpcSecurityGroups: [] })),
      [fails],
    ],
    [
      "an endpoint with a public name is no public address (aws-config-rules#133)",
      clusters(
        cluster("warehouse", {
          Endpoint: { Address: "warehouse.abc.eu-west-1.redshift.amazonaws.com", Port: 5439 },
        }),
      ),
      ["warehouse: pass"],
    ],
    [
      "left out",
      clusters(cluster("warehouse", { PubliclyAccessible: undefined })),
      [`warehouse: error (${list} answered without PubliclyAccessible.)`],
    ],
    [
      "denied",
      { [list]: failure(list, "AccessDenied", 403) },
      ["aws/111111111111/eu-west-1: error (redshift:DescribeClusters was denied (AccessDenied).)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(redshiftNotPublic, script)).toEqual(said);
  });
});
