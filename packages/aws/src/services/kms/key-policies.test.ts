import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { openTo, policyText } from "../../testing/policy.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { kmsKeyPolicies } from "./key-policies.ts";

const operation = "kms:GetKeyPolicy";
const [keys, aliases, tags] = ["kms:ListKeys", "kms:ListAliases", "tagging:GetResources"] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const arn = (id: unknown) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
const listed = async (ids: readonly string[], script: Script) => {
  server = await startScript({
    ...noTags,
    [aliases]: { Aliases: [{ AliasName: "alias/aws/s3", TargetKeyId: "aws" }], Truncated: false },
    [keys]: { Keys: ids.map((id) => ({ KeyId: id, KeyArn: arn(id) })), Truncated: false },
    ...script,
  });
  const [listing] = await collectFrom(kmsKeyPolicies, server.endpoint);
  return listing;
};

test("one call a key, and none for a key that is named by AWS", async () => {
  const listing = await listed(["a", "aws"], { [operation]: { Policy: policyText(openTo()) } });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [keys]: 1, [aliases]: 1, [operation]: 1, [tags]: 1 });
  const everyone = [{ type: "*", value: "*" }];
  const statement = { sid: "Open", effect: "Allow", principals: everyone, actions: ["*"], resources: ["*"] };
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      policy: {
        state: "known",
        value: { version: "2012-10-17", statements: [{ ...statement, conditions: [] }] },
      },
      tags: { state: "known", value: {} },
    },
  ]);
});

test("a policy that is denied or no policy is unreadable; a key that is gone is left out", async () => {
  const listing = await listed(["denied", "empty", "gone", "odd"], {
    [operation]: ({ input: { KeyId } }) => {
      if (KeyId === "denied") return failure(operation, "AccessDeniedException", 400);
      if (KeyId === "gone") return failure(operation, "NotFoundException", 400);
      return KeyId === "empty" ? {} : { Policy: "{" };
    },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.items).toMatchObject([
    { policy: { problem: { code: "access-denied", permission: operation } } },
    { policy: { problem: { message: `${operation} answered without Policy.` } } },
    { policy: { problem: { message: `${operation} answered with a policy that is not JSON.` } } },
  ]);
});

test("without the names no key is asked for, and the listing is incomplete", async () => {
  const listing = await listed(["a", "aws"], { [aliases]: failure(aliases, "AccessDeniedException", 400) });
  expect(listing?.problem).toMatchObject({ permission: aliases });
  expect(listing?.calls).toEqual({ [aliases]: 1 });
});
