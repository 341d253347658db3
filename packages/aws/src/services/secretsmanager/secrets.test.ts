import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { secrets } from "./secrets.ts";

const operation = "secretsmanager:ListSecrets";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(secrets, server.endpoint);
  return listing;
};
const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:111111111111:secret:${name}`;
const made = new Date("2025-06-01T10:00:00Z");
const one = (name: string, change: object = {}) => ({
  ARN: arn(name),
  Name: name,
  CreatedDate: made,
  ...change,
});
const known = (value: unknown) => ({ state: "known", value });
const none = (field: string) => ({ state: "absent", operation, code: `no ${field}` });

test("lists every one to the last page, each with all that the list says", async () => {
  const day = new Date("2025-12-30T00:00:00Z");
  const listing = await listed({
    [operation]: ({ input }) =>
      input.NextToken === "2"
        ? { SecretList: [one("b"), one("gone", { DeletedDate: day })] }
        : {
            SecretList: [
              one("a", {
                OwningService: "rds",
                PrimaryRegion: "us-east-1",
                RotationEnabled: true,
                LastRotatedDate: day,
                NextRotationDate: day,
                LastAccessedDate: day,
                Tags: [{ Key: "env", Value: "prod" }],
              }),
            ],
            NextToken: "2",
          },
  });
  expect(listing?.problem).toBe(undefined);
  expect(listing?.calls).toEqual({ [operation]: 2 });
  expect(server.asked.find((asked) => asked.operation === operation)?.input).toEqual({ MaxResults: 100 });
  const read = known(day.toISOString());
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      name: "a",
      owningService: "rds",
      primaryRegion: "us-east-1",
      isReplica: true,
      rotates: true,
      lastRotated: read,
      nextRotation: read,
      lastAccessed: read,
      created: made.toISOString(),
      readAt: expect.any(String),
      tags: known({ env: "prod" }),
    },
    {
      id: arn("b"),
      name: "b",
      isReplica: false,
      rotates: false,
      lastRotated: none("LastRotatedDate"),
      nextRotation: none("NextRotationDate"),
      lastAccessed: none("LastAccessedDate"),
      created: made.toISOString(),
      readAt: expect.any(String),
      tags: known({}),
    },
  ]);
});

test("an original knows its own region", async () => {
  const listing = await listed({ [operation]: { SecretList: [one("a", { PrimaryRegion: "eu-west-1" })] } });
  expect(listing?.items).toMatchObject([{ isReplica: false, primaryRegion: "eu-west-1" }]);
});

test("a denied listing is incomplete, and one secret without its date is unreadable", async () => {
  const denied = await listed({ [operation]: failure(operation, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
  await server.stop();
  const odd = await listed({ [operation]: { SecretList: [{ ARN: arn("x"), Name: "x" }, one("y")] } });
  expect(odd?.items).toMatchObject([
    { id: arn("x"), problem: { message: `${operation} answered without CreatedDate.` } },
    { id: arn("y") },
  ]);
  await server.stop();
  const nameless = await listed({ [operation]: { SecretList: [{}] } });
  expect(nameless?.problem?.message).toBe(`${operation} answered without ARN.`);
});
