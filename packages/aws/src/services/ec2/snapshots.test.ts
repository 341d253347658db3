import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { ebsSnapshots } from "./snapshots.ts";

const [operation, blocking] = ["ec2:DescribeSnapshots", "ec2:GetSnapshotBlockPublicAccessState"];
const known = (value: unknown) => ({ state: "known", value });

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  const [listed] = await collectFrom(ebsSnapshots, server.endpoint);
  return listed;
};
const one = (SnapshotId: string, more: object = {}) => ({ SnapshotId, Encrypted: true, ...more });
const isShared = (input: Readonly<Record<string, unknown>>) => "RestorableBy.1" in input;

test("asks twice for any number of snapshots, and not whether sharing is blocked while nothing is shared", async () => {
  const Tags = [{ Key: "Name", Value: "nightly" }];
  const listed = await collect({
    [operation]: ({ input }) => ({
      Snapshots: isShared(input) ? [] : [one("snap-1", { Tags }), one("snap-2")],
    }),
  });
  expect(listed?.calls).toEqual({ [operation]: 2 });
  expect(listed?.items).toEqual([
    {
      id: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
      name: "nightly",
      snapshotId: "snap-1",
      encrypted: known(true),
      public: known(false),
      tags: known({ Name: "nightly" }),
    },
    expect.objectContaining({ snapshotId: "snap-2", tags: known({}) }),
  ]);
  const asked = server.asked.filter((call) => call.operation === operation).map(({ input }) => input);
  expect(asked).toMatchObject([
    { "Owner.1": "self", "RestorableBy.1": "all", MaxResults: "1000" },
    { "Owner.1": "self", MaxResults: "1000" },
  ]);
  expect(asked.map(isShared)).toEqual([true, false]);
});

test("follows both lists to their last page, and asks once whether sharing is blocked", async () => {
  const listed = await collect({
    [operation]: ({ input }) =>
      input.NextToken === "2"
        ? { Snapshots: [one("snap-2")] }
        : { Snapshots: [one(isShared(input) ? "snap-9" : "snap-1")], NextToken: "2" },
    [blocking]: { State: "unblocked" },
  });
  expect(listed?.calls).toEqual({ [operation]: 4, [blocking]: 1 });
  expect(listed?.items).toMatchObject([
    { snapshotId: "snap-1", public: known(false) },
    { snapshotId: "snap-2", public: known(true) },
  ]);
});

test("a snapshot that is shared, where the block may not be read, names what would allow it", async () => {
  const listed = await collect({
    [operation]: { Snapshots: [one("snap-1")] },
    [blocking]: failure(blocking, "UnauthorizedOperation", 403),
  });
  expect(listed?.items).toMatchObject([{ public: { problem: { permission: blocking } } }]);
});

test.each([
  ["one without its id", { Snapshots: [{ Encrypted: true }] }, "answered without SnapshotId."],
  ["an answer without the list", {}, "answered without Snapshots."],
  ["a denial", failure(operation, "UnauthorizedOperation", 403), "was denied (UnauthorizedOperation)."],
])("%s ends it", async (_, said, message) => {
  expect((await collect({ [operation]: said }))?.problem?.message).toBe(`${operation} ${message}`);
});
