import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { efsFileSystems } from "./file-systems.ts";

const [operation, backups] = [
  "elasticfilesystem:DescribeFileSystems",
  "elasticfilesystem:DescribeBackupPolicy",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(efsFileSystems, server.endpoint);
  return listing;
};
const one = (id: string, change: object) => ({
  FileSystemArn: `arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/${id}`,
  FileSystemId: id,
  Tags: [],
  ...change,
});

test("lists every one, to the last page", async () => {
  const listing = await listed({
    [operation]: ({ input }) =>
      input.Marker === "2"
        ? { FileSystems: [one("fs-2", { Name: "", Encrypted: false })] }
        : {
            FileSystems: [
              one("fs-1", { Name: "home", Encrypted: true, Tags: [{ Key: "Name", Value: "home" }] }),
            ],
            NextMarker: "2",
          },
    [backups]: ({ input }) =>
      input.FileSystemId === "fs-1"
        ? { BackupPolicy: { Status: "ENABLED" } }
        : failure(backups, "PolicyNotFound", 404),
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [operation]: 2, [backups]: 2 });
  expect(listing?.items).toMatchObject([
    {
      ...{ name: "home", encrypted: { value: true }, automaticBackups: { value: "ENABLED" } },
      tags: { value: { Name: "home" } },
    },
    {
      ...{ name: "fs-2", encrypted: { value: false }, automaticBackups: { code: "PolicyNotFound" } },
      tags: { value: {} },
    },
  ]);
});

test("one that is gone since it was listed is left out", async () => {
  const listing = await listed({
    [operation]: { FileSystems: [one("fs-1", { Encrypted: true })] },
    [backups]: failure(backups, "FileSystemNotFound", 404),
  });
  expect(listing).toMatchObject({ items: [] });
  expect(listing?.problem).toBeUndefined();
});

test("a denied backup policy leaves one value unread", async () => {
  const listing = await listed({
    [operation]: { FileSystems: [one("fs-1", { Encrypted: true })] },
    [backups]: failure(backups, "AccessDeniedException", 403),
  });
  const problem = { code: "access-denied", permission: backups };
  expect(listing?.items).toMatchObject([{ encrypted: { value: true }, automaticBackups: { problem } }]);
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [operation]: failure(operation, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("one without an ARN ends it: nobody could say what was left out", async () => {
  const listing = await listed({ [operation]: { FileSystems: [{ FileSystemId: "fs-1" }] } });
  expect(listing?.problem?.message).toBe(`${operation} answered without FileSystemArn.`);
});
