import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type ScriptedAws, startScript } from "../../testing/script.ts";
import { s3Buckets } from "./buckets.ts";

let server: ScriptedAws;
afterEach(() => server.stop());

const policies: Readonly<Record<string, string>> = {
  good: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}',
  html: "<html><body>Please log in</body></html>",
  nothing: "",
  odd: '{"Statement":{"Effect":"Refuse"}}',
};
const operation = "s3:GetBucketPolicy";
const unreadable = (message: string) => ({
  state: "unreadable",
  problem: { code: "schema-mismatch", message: `${operation} ${message}.`, operation },
});

test("a policy that is not one is unreadable, and only for its bucket", async () => {
  const buckets = Object.keys(policies).map((Name) => ({ Name, BucketRegion: "us-east-1" }));
  server = await startScript({
    "s3:ListBuckets": { Buckets: buckets },
    [operation]: ({ input }) => ({ Policy: policies[String(input.Bucket)] }),
  });
  const [listed] = await collectFrom(s3Buckets, server.endpoint);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items.map((one) => (one as { policy: unknown }).policy)).toEqual([
    {
      state: "known",
      value: {
        statements: [
          {
            effect: "Deny",
            principals: [{ type: "*", value: "*" }],
            actions: ["s3:*"],
            resources: ["*"],
            conditions: [],
          },
        ],
      },
    },
    unreadable("answered with a policy that is not JSON"),
    unreadable("answered without Policy"),
    unreadable('answered with a policy that Bylaw does not understand at "Statement"'),
  ]);
});
