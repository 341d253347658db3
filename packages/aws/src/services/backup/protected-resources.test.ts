import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type Answer, type Asked, failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import { protectedResources } from "./protected-resources.ts";

const operation = "backup:ListProtectedResources";
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Answer | ((asked: Asked) => Answer)) => {
  server = await startScript({ [operation]: answer });
  const [listed] = await collectFrom(protectedResources, server.endpoint);
  return listed;
};
const resource = (id: string, change: object = {}) => ({
  ResourceArn: `arn:${id}`,
  ResourceType: "EBS",
  LastBackupTime: new Date("2025-12-31T03:00:00Z"),
  ...change,
});

test("resources are listed to the last page, 1000 at a time", async () => {
  const listed = await collect(({ input }) =>
    input.NextToken === "2"
      ? { Results: [resource("b", { ResourceName: "data" })] }
      : { Results: [resource("a", { ResourceName: "" })], NextToken: "2" },
  );
  expect(listed?.calls).toEqual({ [operation]: 2 });
  const said = { type: "EBS", lastBackup: { state: "known", value: "2025-12-31T03:00:00.000Z" } };
  expect(listed?.items).toEqual([
    { id: "arn:a", ...said, readAt: "2026-01-01T00:00:00.000Z" },
    { id: "arn:b", name: "data", ...said, readAt: "2026-01-01T00:00:00.000Z" },
  ]);
  expect(server.asked.find((one) => one.operation === operation)?.input).toEqual({ MaxResults: "1000" });
});

test("a missing time is unreadable, a missing type an unreadable resource, a missing ARN ends it", async () => {
  const listed = await collect({
    Results: [resource("a", { LastBackupTime: undefined }), resource("b", { ResourceType: undefined })],
  });
  expect(listed?.items).toMatchObject([
    { id: "arn:a", lastBackup: { problem: { message: `${operation} answered without LastBackupTime.` } } },
    { id: "arn:b", problem: { message: `${operation} answered without ResourceType.` } },
  ]);
  await server.stop();
  const odd = await collect({ Results: [{}] });
  expect(odd?.problem?.message).toBe(`${operation} answered without ResourceArn.`);
  await server.stop();
  const denied = await collect(failure(operation, "AccessDeniedException", 403));
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
});
