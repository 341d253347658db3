import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { snapshot } from "../snapshot.fixture.ts";
import { type EbsSnapshot, ebsSnapshots } from "../snapshots.ts";
import { ebsSnapshotsEncrypted } from "./ebs-snapshots-encrypted.ts";

const operation = "ec2:DescribeSnapshots";
const one = (change: Partial<EbsSnapshot>) => [listingOf(ebsSnapshots, [{ ...snapshot, ...change }])];
const message = `${operation} answered without Encrypted.`;

testCheck(
  ebsSnapshotsEncrypted,
  { test, expect },
  {
    pass: [{ name: "encrypted", given: one({}), says: ["encrypted: true, expected true"] }],
    fail: [
      {
        name: "not encrypted",
        given: one({ encrypted: known(false) }),
        says: ["encrypted: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: one({ encrypted: unreadable({ code: "schema-mismatch", message }) }),
        says: [message],
      },
    ],
    empty: {
      name: "no snapshots",
      given: [listingOf(ebsSnapshots, [])],
      says: ["There is no EBS snapshot in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (SnapshotId: string, Encrypted: boolean | undefined) => ({ SnapshotId, Encrypted });
  const own =
    (...Snapshots: readonly object[]) =>
    ({ input }: { readonly input: Readonly<Record<string, unknown>> }): Answer =>
      "RestorableBy.1" in input ? { Snapshots: [] } : { Snapshots };
  const cases: readonly (readonly [
    name: string,
    snapshots: readonly object[],
    outcomes: readonly string[],
  ])[] = [
    ["one of two", [listed("snap-1", true), listed("snap-2", false)], ["pass", "fail"]],
    ["a snapshot from before encryption was the default", [listed("snap-1", false)], ["fail"]],
    ["no word of encryption", [listed("snap-1", undefined)], ["error"]],
    ["no snapshots", [], ["not-applicable"]],
  ];
  test.each(cases)("%s", async (_, snapshots, outcomes) => {
    const said = await judgeScript(ebsSnapshotsEncrypted, { [operation]: own(...snapshots) });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test("which are public cannot be told, and that does not matter here", async () => {
    const said = await judgeScript(ebsSnapshotsEncrypted, {
      [operation]: (asked) =>
        asked.before === 0 ? failure(operation, "InternalError", 500) : own(listed("snap-1", true))(asked),
    });
    expect(said.map(({ outcome }) => outcome)).toEqual(["pass"]);
  });

  test("denied", async () => {
    const script = { [operation]: failure(operation, "UnauthorizedOperation", 403) };
    expect(await judgeScript(ebsSnapshotsEncrypted, script)).toMatchObject([{ outcome: "error" }]);
  });
});
