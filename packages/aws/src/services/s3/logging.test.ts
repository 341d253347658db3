import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { type Answer, type ScriptedAws, startScript } from "../../testing/script.ts";
import { bucketsScript, denial, none } from "./bucket.fixture.ts";
import { s3Loggings } from "./logging.ts";

const operation = "s3:GetBucketLogging";
const to = (TargetBucket: string) => ({ LoggingEnabled: { TargetBucket, TargetPrefix: "" } });

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answers: Readonly<Record<string, Answer>>): Promise<Listed | undefined> => {
  const script = { [operation]: ({ input }: { readonly input: object }) => answerTo(input) };
  const answerTo = (input: object) => answers[String((input as { Bucket?: string }).Bucket)] ?? {};
  server = await startScript(bucketsScript(Object.keys(answers), script));
  const [listed] = await collectFrom(s3Loggings, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });

test("a bucket holds access logs when another logs to it, whichever is listed first", async () => {
  const listed = await collect({ access: {}, data: to("access"), own: to("own") });
  expect(listed?.items).toMatchObject([
    {
      name: "access",
      logTarget: { state: "absent", operation, code: "no LoggingEnabled" },
      holdsAccessLogs: known(true),
    },
    { name: "data", logTarget: known("access"), holdsAccessLogs: known(false) },
    { name: "own", logTarget: known("own"), holdsAccessLogs: known(true) },
  ]);
  expect(listed?.calls).toEqual({ "s3:ListBuckets": 1, [operation]: 3, "tagging:GetResources": 1 });
});

test("one that could not be read may log to any other but those that are known to hold logs", async () => {
  const listed = await collect({ access: {}, data: to("access"), secret: denial(operation) });
  const problem = { code: "access-denied", operation, permission: operation };
  expect(listed?.items).toMatchObject([
    { name: "access", holdsAccessLogs: known(true) },
    { name: "data", holdsAccessLogs: { state: "unreadable", problem } },
    { name: "secret", logTarget: { state: "unreadable", problem }, holdsAccessLogs: { problem } },
  ]);
});

test("a bucket that is gone is left out, and keeps nothing undecided", async () => {
  const listed = await collect({ data: {}, gone: none(operation, "NoSuchBucket") });
  expect(listed?.items).toMatchObject([{ name: "data", holdsAccessLogs: known(false) }]);
});

test("a bucket without its region is unreadable, and may log to any other", async () => {
  server = await startScript({
    ...bucketsScript([], { [operation]: {} }),
    "s3:ListBuckets": { Buckets: [{ Name: "astray" }, { Name: "data", BucketRegion: "eu-west-1" }] },
  });
  const [listed] = await collectFrom(s3Loggings, server.endpoint);
  const problem = { code: "schema-mismatch", message: "s3:ListBuckets answered without BucketRegion." };
  expect(listed?.items).toMatchObject([
    { id: "arn:aws:s3:::astray", problem },
    { name: "data", holdsAccessLogs: { state: "unreadable", problem } },
  ]);
});
