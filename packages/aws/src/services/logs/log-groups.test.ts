import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { logGroups } from "./log-groups.ts";

const [operation, tags] = ["logs:DescribeLogGroups", "tagging:GetResources"] as const;
const arn = (name: string) => `arn:aws:logs:eu-west-1:111111111111:log-group:${name}`;
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listed] = await collectFrom(logGroups, server.endpoint);
  return listed;
};

test("groups are listed to the last page, with their tags by the ARN without a star", async () => {
  const listed = await collect({
    [operation]: ({ input }) =>
      input.nextToken === "2"
        ? { logGroups: [{ logGroupName: "b", arn: `${arn("b")}:*`, logGroupArn: arn("b") }] }
        : {
            logGroups: [
              { logGroupName: "a", arn: `${arn("a")}:*`, retentionInDays: 30, logGroupClass: "STANDARD" },
            ],
            nextToken: "2",
          },
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("a"), Tags: [{ Key: "k", Value: "v" }] }] },
  });
  expect(listed).toMatchObject({
    calls: { [operation]: 2, [tags]: 1 },
    items: [
      {
        id: arn("a"),
        name: "a",
        class: "STANDARD",
        retention: { state: "known", value: { unit: "days", amount: 30 } },
        tags: { state: "known", value: { k: "v" } },
      },
      { id: arn("b"), name: "b", retention: { state: "absent", code: "log events never expire" } },
    ],
  });
  expect(server.asked.find((one) => one.operation === operation)?.input).toEqual({ limit: 50 });
});

test("denied tags are unreadable alone; a denied list, or one without ARNs, ends it", async () => {
  const given = { logGroups: [{ logGroupName: "a", arn: arn("a") }] };
  const tagless = await collect({
    [operation]: given,
    [tags]: failure(tags, "AccessDeniedException", 400),
  });
  expect(tagless?.items).toMatchObject([
    { name: "a", tags: { problem: { permission: "tag:GetResources" } } },
  ]);
  await server.stop();
  const denied = await collect({ [operation]: failure(operation, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
  await server.stop();
  const odd = await collect({ [operation]: { logGroups: [{ logGroupName: "a" }] } });
  expect(odd?.problem?.message).toBe(`${operation} answered without arn.`);
});
