import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { cluster, clusters, denied, none, oneCluster, unread } from "../cluster.fixture.ts";
import { redshiftEncrypted } from "./redshift-encrypted.ts";

testCheck(
  redshiftEncrypted,
  { test, expect },
  {
    pass: [
      { name: "as it should be", given: oneCluster(), says: ["encrypted at rest: true, expected true"] },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneCluster({ encrypted: known(false) }),
        says: ["encrypted at rest: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ encrypted: unread }),
        says: ["redshift:DescribeClusters was denied (AccessDenied)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "warehouse: fail (encrypted at rest: false, expected true)";
  const list = "redshift:DescribeClusters";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    ["not encrypted (aws-config-rules#384)", clusters(cluster("warehouse", { Encrypted: false })), [fails]],
    [
      "a key is named, and it is not encrypted",
      clusters(
        cluster("warehouse", { Encrypted: false, KmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/1" }),
      ),
      [fails],
    ],
    ["with an HSM", clusters(cluster("warehouse", { HsmStatus: { Status: "active" } })), ["warehouse: pass"]],
    [
      "left out",
      clusters(cluster("warehouse", { Encrypted: undefined })),
      [`warehouse: error (${list} answered without Encrypted.)`],
    ],
    [
      "another's logging is not read, and it is encrypted all the same",
      {
        ...clusters(cluster()),
        "redshift:DescribeLoggingStatus": failure("redshift:DescribeLoggingStatus", "AccessDenied", 403),
      },
      ["warehouse: pass"],
    ],
    [
      "denied",
      { [list]: failure(list, "AccessDenied", 403) },
      ["aws/111111111111/eu-west-1: error (redshift:DescribeClusters was denied (AccessDenied).)"],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(redshiftEncrypted, script)).toEqual(said);
  });
});
