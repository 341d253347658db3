import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { ecrRepositories } from "./repositories.ts";

const [list, scanning, tags] = [
  "ecr:DescribeRepositories",
  "ecr:GetRegistryScanningConfiguration",
  "tagging:GetResources",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(ecrRepositories, server.endpoint);
  return listing;
};
const arn = (name: string) => `arn:aws:ecr:eu-west-1:111111111111:repository/${name}`;
const one = (name: string, scanOnPush = false) => ({
  repositoryArn: arn(name),
  repositoryName: name,
  imageScanningConfiguration: { scanOnPush },
});
const known = (value: unknown) => ({ state: "known", value });

test("asks for the registry's rules once, whatever the number of repositories, and not without any", async () => {
  const listing = await listed({
    [list]: ({ input }) =>
      input.nextToken === "2"
        ? { repositories: [one("b", true)] }
        : { repositories: [one("a")], nextToken: "2" },
    [scanning]: { scanningConfiguration: { scanType: "BASIC", rules: [] } },
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("a"), Tags: [{ Key: "env", Value: "prod" }] }] },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 2, [scanning]: 1, [tags]: 1 });
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      name: "a",
      scanType: known("BASIC"),
      scansPushes: known(false),
      tags: known({ env: "prod" }),
    },
    { id: arn("b"), name: "b", scanType: known("BASIC"), scansPushes: known(true), tags: known({}) },
  ]);
  await server.stop();
  const empty = await listed({ [list]: { repositories: [] } });
  expect(empty?.calls).toEqual({ [list]: 1 });
});

test("rules that are denied, or no rules at all, leave it unreadable", async () => {
  const repositories = { [list]: { repositories: [one("a", true)] } };
  const denied = await listed({
    ...repositories,
    [scanning]: failure(scanning, "AccessDeniedException", 400),
  });
  expect(denied?.items).toMatchObject([
    { scansPushes: { problem: { code: "access-denied", permission: scanning } } },
  ]);
  await server.stop();
  const odd = await listed({ ...repositories, [scanning]: {} });
  expect(odd?.items).toMatchObject([
    { scansPushes: { problem: { message: `${scanning} answered without scanningConfiguration.` } } },
  ]);
});

test("a denied listing is incomplete, and a repository without its setting is unreadable", async () => {
  const denied = await listed({ [list]: failure(list, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: list });
  await server.stop();
  const odd = await listed({
    [list]: { repositories: [{ repositoryArn: arn("a"), repositoryName: "a" }] },
    [scanning]: { scanningConfiguration: { scanType: "BASIC", rules: [] } },
  });
  expect(odd?.items).toMatchObject([
    { id: arn("a"), problem: { message: `${list} answered without imageScanningConfiguration.` } },
  ]);
});
