import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { efsFileSystems } from "./file-systems.ts";

const operation = "elasticfilesystem:DescribeFileSystems";
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
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [operation]: 2 });
  expect(listing?.items).toMatchObject([
    { name: "home", encrypted: { value: true }, tags: { value: { Name: "home" } } },
    { name: "fs-2", encrypted: { value: false }, tags: { value: {} } },
  ]);
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [operation]: failure(operation, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("one without an ARN ends it: nobody could say what was left out", async () => {
  const listing = await listed({ [operation]: { FileSystems: [{ FileSystemId: "fs-1" }] } });
  expect(listing?.problem?.message).toBe(`${operation} answered without FileSystemArn.`);
});
