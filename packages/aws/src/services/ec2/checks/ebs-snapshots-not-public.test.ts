import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { snapshot } from "../snapshot.fixture.ts";
import { type EbsSnapshot, ebsSnapshots } from "../snapshots.ts";
import { ebsSnapshotsNotPublic } from "./ebs-snapshots-not-public.ts";

const [operation, blocking] = ["ec2:DescribeSnapshots", "ec2:GetSnapshotBlockPublicAccessState"];
const one = (change: Partial<EbsSnapshot>) => [listingOf(ebsSnapshots, [{ ...snapshot, ...change }])];
const message = `${blocking} was denied (UnauthorizedOperation).`;

testCheck(
  ebsSnapshotsNotPublic,
  { test, expect },
  {
    pass: [{ name: "private", given: one({}), says: ["public: false, expected false"] }],
    fail: [{ name: "public", given: one({ public: known(true) }), says: ["public: true, expected false"] }],
    unreadable: [
      {
        name: "shared, where it cannot be told whether that is blocked",
        given: one({ public: unreadable({ code: "access-denied", message }) }),
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
  const listed = (...ids: readonly string[]): Answer => ({
    Snapshots: ids.map((SnapshotId) => ({ SnapshotId, Encrypted: false })),
  });
  /** Two snapshots, of which these are shared with everybody. */
  const shared = (answer: Answer, State?: string): Script => ({
    [operation]: ({ input }) => ("RestorableBy.1" in input ? answer : listed("snap-1", "snap-2")),
    ...(State !== undefined && { [blocking]: { State } }),
  });
  const denied = (asked: string) => failure(asked, "UnauthorizedOperation", 403);
  const cases: readonly (readonly [name: string, script: Script, outcomes: readonly string[]])[] = [
    ["none, and nobody asks for more", shared(listed()), ["pass", "pass"]],
    ["one of two (cloud-custodian#6567)", shared(listed("snap-2"), "unblocked"), ["pass", "fail"]],
    [
      "new sharing is blocked, which leaves the old",
      shared(listed("snap-2"), "block-new-sharing"),
      ["pass", "fail"],
    ],
    [
      "all sharing is blocked, and AWS tells them as public still",
      shared(listed("snap-2"), "block-all-sharing"),
      ["pass", "pass"],
    ],
    ["a state that nobody knows", shared(listed("snap-2"), "block-some"), ["pass", "fail"]],
    [
      "the block may not be read: it decides of the shared one alone",
      { ...shared(listed("snap-2")), [blocking]: denied(blocking) },
      ["pass", "error"],
    ],
    ["no word of the block", { ...shared(listed("snap-2")), [blocking]: {} }, ["pass", "error"]],
    ["which are shared may not be read", shared(denied(operation)), ["error", "error"]],
    ["no snapshots", { [operation]: listed() }, ["not-applicable"]],
    ["denied", { [operation]: denied(operation) }, ["error"]],
  ];
  test.each(cases)("%s", async (_, script, outcomes) => {
    const said = await judgeScript(ebsSnapshotsNotPublic, script);
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
