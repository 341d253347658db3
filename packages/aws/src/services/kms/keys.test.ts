import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import { kmsKeys } from "./keys.ts";

const status = "kms:GetKeyRotationStatus";
let server: ScriptedAws;
afterEach(() => server.stop());

test("a key under what is no ARN ends the listing: nobody could say which it is", async () => {
  server = await startScript({
    ...noTags,
    "kms:ListAliases": { Aliases: [], Truncated: false },
    "kms:ListKeys": { Keys: [{ KeyId: "a", KeyArn: "zzz" }], Truncated: false },
  });
  const [listed] = await collectFrom(kmsKeys, server.endpoint);
  expect(listed?.problem?.message).toBe("kms:ListKeys answered KeyArn in an unknown form.");
});

test("asks a replica for its own rotation, because its primary may be in a region that is not looked at", async () => {
  const arnOf = (id: unknown) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
  const keys = ["mrk-rotates", "mrk-still", "mrk-refuses", "mrk-updating"];
  server = await startScript({
    ...noTags,
    "kms:ListAliases": { Aliases: [], Truncated: false },
    "kms:ListKeys": { Keys: keys.map((id) => ({ KeyId: id, KeyArn: arnOf(id) })), Truncated: false },
    "kms:DescribeKey": ({ input: { KeyId } }) => ({
      KeyMetadata: {
        KeyId,
        Arn: arnOf(KeyId),
        KeyManager: "CUSTOMER",
        KeySpec: "SYMMETRIC_DEFAULT",
        KeyUsage: "ENCRYPT_DECRYPT",
        Origin: "AWS_KMS",
        KeyState: KeyId === "mrk-updating" ? "Updating" : "Enabled",
        MultiRegion: true,
        MultiRegionConfiguration: {
          MultiRegionKeyType: "REPLICA",
          PrimaryKey: { Arn: arnOf("mrk-primary"), Region: "eu-west-3" },
        },
      },
    }),
    [status]: ({ input: { KeyId } }) => {
      if (KeyId === "mrk-refuses") return failure(status, "UnsupportedOperationException", 400);
      if (KeyId === "mrk-still") return { KeyRotationEnabled: false };
      return { KeyRotationEnabled: true, RotationPeriodInDays: 90 };
    },
  });
  const [listed] = await collectFrom(kmsKeys, server.endpoint);
  const replica = (id: string, rotation: object) => ({ id: arnOf(id), multiRegion: "replica", rotation });
  const unreadable = (code: string, message: string) => ({
    state: "unreadable",
    problem: { code, message, operation: status },
  });
  expect(listed?.items).toMatchObject([
    replica("mrk-refuses", unreadable("unavailable", `${status} failed (UnsupportedOperationException).`)),
    replica("mrk-rotates", { state: "known", value: true }),
    replica("mrk-still", { state: "known", value: false }),
    replica("mrk-updating", { state: "known", value: true }),
  ]);
  expect(listed?.calls[status]).toBe(4);
  const primary = server.asked.filter(({ input }) => input.KeyId === arnOf("mrk-primary"));
  expect(new Set(primary.map(({ region }) => region))).toEqual(new Set(["eu-west-3"]));
});
