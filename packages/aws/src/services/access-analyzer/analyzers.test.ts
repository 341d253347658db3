import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { accessAnalyzers } from "./analyzers.ts";

const operation = "access-analyzer:ListAnalyzers";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  return (await collectFrom(accessAnalyzers, server.endpoint))[0];
};
const known = (value: unknown) => ({ state: "known", value });
const analyzer = (name: string, change: object = {}) => ({
  arn: `arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/${name}`,
  name,
  type: "ACCOUNT",
  status: "ACTIVE",
  createdAt: new Date("2025-01-01T00:00:00Z"),
  tags: { team: "core" },
  ...change,
});

test("lists every one, to the last page", async () => {
  const listing = await listed({
    [operation]: ({ input }) =>
      input.nextToken === "2"
        ? { analyzers: [analyzer("b", { type: "ORGANIZATION_UNUSED_ACCESS", status: "DISABLED" })] }
        : { analyzers: [analyzer("a")], nextToken: "2" },
  });
  expect(listing?.problem).toBe(undefined);
  expect(listing?.calls).toEqual({ [operation]: 2 });
  expect(listing?.items).toMatchObject([
    {
      id: "arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/a",
      name: "a",
      type: known("ACCOUNT"),
      status: known("ACTIVE"),
      tags: known({ team: "core" }),
    },
    { name: "b", type: known("ORGANIZATION_UNUSED_ACCESS"), status: known("DISABLED") },
  ]);
});

test("asks for as many as a page may hold", async () => {
  await listed({ [operation]: { analyzers: [] } });
  expect(server.asked.at(-1)?.input).toMatchObject({ maxResults: "100" });
});

test("a denied listing is incomplete, and names the permission", async () => {
  const listing = await listed({ [operation]: failure(operation, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("one without arn ends it: nobody could say what was left out", async () => {
  const listing = await listed({ [operation]: { analyzers: [{}] } });
  expect(listing?.problem?.message).toBe(`${operation} answered without arn.`);
});

test.each([
  ["type", { type: { state: "unreadable" } }],
  ["status", { status: { state: "unreadable" } }],
  ["tags", { tags: { state: "unreadable" } }],
  ["name", { problem: { code: "schema-mismatch" } }],
])("one without %s", async (field, expected) => {
  const { [field]: _, ...rest } = analyzer("a") as Readonly<Record<string, unknown>>;
  expect((await listed({ [operation]: { analyzers: [rest] } }))?.items).toMatchObject([expected]);
});
