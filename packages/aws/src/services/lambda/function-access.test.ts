import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { policyText } from "../../testing/policy.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { lambdaFunctionAccess } from "./function-access.ts";

const [list, policy, urls, tags] = [
  "lambda:ListFunctions",
  "lambda:GetPolicy",
  "lambda:ListFunctionUrlConfigs",
  "tagging:GetResources",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const arn = (name: string) => `arn:aws:lambda:eu-west-1:111111111111:function:${name}`;
const listed = async (names: readonly string[], script: Script) => {
  server = await startScript({
    ...noTags,
    [list]: { Functions: names.map((name) => ({ FunctionArn: arn(name), FunctionName: name })) },
    ...script,
  });
  const [listing] = await collectFrom(lambdaFunctionAccess, server.endpoint);
  return listing;
};
const url = (AuthType: string) => ({
  FunctionUrl: "https://x.lambda-url.eu-west-1.on.aws/",
  FunctionArn: arn("a"),
  CreationTime: "2025-01-01T00:00:00Z",
  LastModifiedTime: "2025-01-01T00:00:00Z",
  AuthType,
});

test("two calls a function: its policy, and its URLs to the last page", async () => {
  const listing = await listed(["a", "b"], {
    [policy]: ({ input }) =>
      input.FunctionName === "a"
        ? { Policy: policyText() }
        : failure(policy, "ResourceNotFoundException", 404),
    [urls]: ({ input }) => {
      if (input.FunctionName === "b") return { FunctionUrlConfigs: [] };
      return input.Marker === "2"
        ? { FunctionUrlConfigs: [url("AWS_IAM")] }
        : { FunctionUrlConfigs: [url("NONE")], NextMarker: "2" };
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [list]: 1, [policy]: 2, [urls]: 3, [tags]: 1 });
  const known = (value: unknown) => ({ state: "known", value });
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      name: "a",
      policy: known({ version: "2012-10-17", statements: [] }),
      urls: known(["NONE", "AWS_IAM"]),
      tags: known({}),
    },
    {
      id: arn("b"),
      name: "b",
      policy: { state: "absent", operation: policy, code: "ResourceNotFoundException" },
      urls: known([]),
      tags: known({}),
    },
  ]);
});

test("what is denied is unreadable, each for itself; a function that is gone is left out", async () => {
  const listing = await listed(["denied", "gone", "odd"], {
    [policy]: ({ input: { FunctionName } }) => {
      if (FunctionName === "denied") return failure(policy, "AccessDeniedException", 403);
      return FunctionName === "odd" ? {} : failure(policy, "ResourceNotFoundException", 404);
    },
    [urls]: ({ input: { FunctionName } }) =>
      FunctionName === "gone"
        ? failure(urls, "ResourceNotFoundException", 404)
        : failure(urls, "AccessDeniedException", 403),
  });
  expect(listing?.problem).toBeUndefined();
  const denied = (permission: string) => ({ problem: { code: "access-denied", permission } });
  expect(listing?.items).toMatchObject([
    { name: "denied", policy: denied(policy), urls: denied(urls) },
    {
      name: "odd",
      policy: { problem: { message: `${policy} answered without Policy.` } },
      urls: denied(urls),
    },
  ]);
});

test("a denied listing is incomplete", async () => {
  const listing = await listed([], { [list]: failure(list, "AccessDeniedException", 403) });
  expect(listing?.problem).toMatchObject({ code: "access-denied", permission: list });
});
