import { Runtime } from "@aws-sdk/client-lambda";
import { inspect } from "@bylaw/core/provider";
import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { lambdaFunctions } from "./functions.ts";
import { deprecations } from "./runtimes.ts";
import { isPatched } from "./support.ts";

const operation = "lambda:ListFunctions";
const tags = "tagging:GetResources";
let server: ScriptedAws;
afterEach(() => server?.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(lambdaFunctions, server.endpoint);
  return listing;
};
const arn = (name: string) => `arn:aws:lambda:eu-west-1:111111111111:function:${name}`;
const one = (name: string, change: object) => ({ FunctionArn: arn(name), FunctionName: name, ...change });

test("lists every function to the last page", async () => {
  const listing = await listed({
    [operation]: ({ input }) =>
      input.Marker === "2"
        ? { Functions: [one("b", { PackageType: "Image" })] }
        : { Functions: [one("a", { PackageType: "Zip", Runtime: "nodejs24.x" })], NextMarker: "2" },
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("a"), Tags: [{ Key: "env", Value: "prod" }] }] },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [operation]: 2, [tags]: 1 });
  const readAt = expect.any(String);
  const known = (value: object) => ({ state: "known", value });
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      name: "a",
      packageType: "Zip",
      runtime: "nodejs24.x",
      readAt,
      tags: known({ env: "prod" }),
    },
    { id: arn("b"), name: "b", packageType: "Image", readAt, tags: known({}) },
  ]);
});

test("a denied listing is incomplete, and a function without its runtime is unreadable", async () => {
  const denied = await listed({ [operation]: failure(operation, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
  await server.stop();
  const odd = await listed({ [operation]: { Functions: [one("a", { PackageType: "Zip" })] } });
  expect(odd?.items).toMatchObject([
    { id: arn("a"), problem: { message: `${operation} answered without Runtime.` } },
  ]);
});

test("the list of runtimes has every one that the SDK knows, but for those that AWS has said nothing of so far", () => {
  const unknown = Object.values(Runtime).filter((runtime) => !deprecations.has(runtime));
  expect(unknown).toEqual(["nodejs26.x", "python3.15"]);
  expect([...deprecations.values()].filter((day) => !/^20[1-3]\d-[01]\d-[0-3]\d$/.test(day))).toEqual([]);
  expect([...deprecations.keys()]).toEqual([...deprecations.keys()].sort());
});

test("a runtime is patched until the day before AWS stops, and one that is not in the list is undecided", () => {
  const on = (runtime: string, day: string) =>
    inspect(isPatched({ runtime, readAt: `${day}T12:00:00.000Z` }));
  expect(on("python3.10", "2026-10-30")).toEqual({ state: "known", value: true });
  expect(on("python3.10", "2026-10-31")).toEqual({ state: "known", value: false });
  expect(on("python9.9", "2026-10-31")).toMatchObject({
    state: "unreadable",
    problem: { code: "stale-evidence" },
  });
});
