import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { accessFindings } from "./findings.ts";

const analyzers = "access-analyzer:ListAnalyzers";
const findings = "access-analyzer:ListFindingsV2";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  return (await collectFrom(accessFindings, server.endpoint))[0];
};
const arn = (name: string) => `arn:aws:access-analyzer:eu-west-1:111111111111:analyzer/${name}`;
const analyzer = (name: string, type = "ACCOUNT", status = "ACTIVE") => ({
  arn: arn(name),
  name,
  type,
  status,
  createdAt: new Date("2025-01-01T00:00:00Z"),
});
const finding = (id: string, change: object = {}) => ({
  id,
  resource: `arn:aws:s3:::${id}`,
  resourceType: "AWS::S3::Bucket",
  resourceOwnerAccount: "111111111111",
  status: "ACTIVE",
  analyzedAt: new Date("2025-12-31T00:00:00Z"),
  createdAt: new Date("2025-12-01T00:00:00Z"),
  updatedAt: new Date("2025-12-31T00:00:00Z"),
  ...change,
});

test("asks each analyzer of access from outside for what is active, to the last page", async () => {
  const listing = await listed({
    [analyzers]: {
      analyzers: [
        analyzer("mine"),
        analyzer("idle", "ACCOUNT_UNUSED_ACCESS"),
        analyzer("inner", "ORGANIZATION_INTERNAL_ACCESS"),
        analyzer("ours", "ORGANIZATION", "DISABLED"),
      ],
    },
    [findings]: ({ input }) => {
      if (input.analyzerArn === arn("ours")) return { findings: [] };
      return input.nextToken === "2"
        ? { findings: [finding("b")] }
        : { findings: [finding("a")], nextToken: "2" };
    },
  });
  expect(listing?.problem).toBe(undefined);
  expect(listing?.calls).toEqual({ [analyzers]: 1, [findings]: 3 });
  expect(server.asked.at(-1)?.input).toMatchObject({
    filter: { status: { eq: ["ACTIVE"] } },
    maxResults: 100,
  });
  expect(listing?.items).toEqual(
    ["a", "b"].map((id) => ({
      id: `${arn("mine")}/${id}`,
      name: `arn:aws:s3:::${id}`,
      analyzer: arn("mine"),
      resourceType: "AWS::S3::Bucket",
      owner: "111111111111",
      found: "2025-12-01T00:00:00.000Z",
      readAt: "2026-01-01T00:00:00.000Z",
    })),
  );
});

test("a finding of no resource goes by what kind it is of", async () => {
  const { resource: _, ...rest } = finding("a");
  const listing = await listed({
    [analyzers]: { analyzers: [analyzer("mine")] },
    [findings]: { findings: [rest] },
  });
  expect(listing?.items).toMatchObject([{ name: "AWS::S3::Bucket" }]);
});

test("an analyzer that is gone by now has none", async () => {
  const listing = await listed({
    [analyzers]: { analyzers: [analyzer("mine")] },
    [findings]: failure(findings, "ResourceNotFoundException", 404),
  });
  expect(listing).toMatchObject({ items: [] });
  expect(listing?.problem).toBe(undefined);
});

test.each<[string, Script, object]>([
  [
    "denied findings",
    { [findings]: failure(findings, "AccessDeniedException", 403) },
    { code: "access-denied", permission: "access-analyzer:ListFindings" },
  ],
  [
    "a finding without a date",
    { [findings]: { findings: [{ id: "a", resourceType: "AWS::S3::Bucket", resourceOwnerAccount: "1" }] } },
    { code: "schema-mismatch" },
  ],
  ["no list", { [findings]: {} }, { code: "schema-mismatch" }],
])("%s: the analyzer's findings are unread", async (_, script, problem) => {
  const listing = await listed({ [analyzers]: { analyzers: [analyzer("mine")] }, ...script });
  expect(listing?.items).toMatchObject([{ id: arn("mine"), problem }]);
});

test("a denied list of analyzers is incomplete", async () => {
  const listing = await listed({ [analyzers]: failure(analyzers, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: analyzers });
});
