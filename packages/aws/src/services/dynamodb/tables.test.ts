import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { dynamodbTables } from "./tables.ts";

const [list, backups] = ["dynamodb:ListTables", "dynamodb:DescribeContinuousBackups"] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(dynamodbTables, server.endpoint);
  return listing;
};
const off = {
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: "ENABLED",
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: "DISABLED" },
  },
};

test("pages to the end, and asks once for each table", async () => {
  const listing = await listed({
    [list]: ({ input }) =>
      input.ExclusiveStartTableName === "b"
        ? { TableNames: ["c"] }
        : { TableNames: ["a", "b"], LastEvaluatedTableName: "b" },
    [backups]: off,
    "tagging:GetResources": {
      ResourceTagMappingList: [
        {
          ResourceARN: "arn:aws:dynamodb:eu-west-1:111111111111:table/a",
          Tags: [{ Key: "env", Value: "prod" }],
        },
      ],
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [backups]: 3, "tagging:GetResources": 1 });
  expect(listing?.items).toMatchObject([
    {
      id: "arn:aws:dynamodb:eu-west-1:111111111111:table/a",
      name: "a",
      pointInTimeRecovery: { value: false },
      recoveryPeriod: { code: "point-in-time recovery is off" },
      tags: { value: { env: "prod" } },
    },
    { name: "b", tags: { value: {} } },
    { name: "c" },
  ]);
});

test("a table that is gone since it was listed is left out", async () => {
  const listing = await listed({
    [list]: { TableNames: ["gone", "here"] },
    [backups]: ({ input }) =>
      input.TableName === "gone" ? failure(backups, "TableNotFoundException", 400) : off,
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.items).toMatchObject([{ name: "here" }]);
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [list]: failure(list, "AccessDeniedException", 400) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});
