import { expect, test } from "vitest";
import { iamRoles } from "../services/iam/roles.ts";
import { kmsKeys } from "../services/kms/keys.ts";
import { collectFrom } from "./collect.ts";
import { startScript } from "./script.ts";

const fault = "KeyID is no member of KeyListEntry (KeyArn, KeyId)";
const message = `testbed: AWS never answers kms:ListKeys so: Keys[0].${fault}.`;

test("a script with a misspelt member does not start", async () => {
  const started = startScript({ "kms:ListKeys": { Keys: [{ KeyID: "a" }], Truncated: false } });
  await expect(started).rejects.toThrow(new Error(message));
});

test("a script that misspells while it is asked is told when it stops, once", async () => {
  const server = await startScript({
    "kms:ListAliases": { Aliases: [], Truncated: false },
    "kms:ListKeys": () => ({ Keys: [{ KeyID: "a" }], Truncated: false }),
  });
  const [listed] = await collectFrom(kmsKeys, server.endpoint);
  expect(listed?.problem?.code).toBe("network");
  await expect(server.stop()).rejects.toThrow(new Error(message));
  await server.stop();
});

test("what nobody scripted fails, in the words of its service", async () => {
  const server = await startScript({});
  const [keys] = await collectFrom(kmsKeys, server.endpoint);
  expect(keys?.problem?.message).toBe("kms:ListKeys failed (NotScripted).");
  const [roles] = await collectFrom(iamRoles, server.endpoint);
  expect(roles?.problem?.message).toBe("iam:GetAccountAuthorizationDetails failed (NotScripted).");
  await server.stop();
});
