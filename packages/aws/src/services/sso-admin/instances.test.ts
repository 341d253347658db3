import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { instanceScript } from "./instance.fixture.ts";
import { identityCenterInstances } from "./instances.ts";

const operation = "sso-admin:ListInstances";
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript(script);
  const [listed] = await collectFrom(identityCenterInstances, server.endpoint);
  return listed;
};

test("instances are listed to the last page, 100 at a time", async () => {
  const one = (id: string) => ({ InstanceArn: id, OwnerAccountId: "111111111111", Status: "ACTIVE" });
  const listed = await collect({
    [operation]: ({ input }) =>
      input.NextToken === "2" ? { Instances: [one("arn:b")] } : { Instances: [one("arn:a")], NextToken: "2" },
  });
  expect(listed).toMatchObject({
    calls: { [operation]: 2 },
    items: [
      { id: "arn:a", owner: { value: "111111111111" }, status: { value: "ACTIVE" } },
      { id: "arn:b", owner: { value: "111111111111" }, status: { value: "ACTIVE" } },
    ],
  });
  expect(server.asked.find((one) => one.operation === operation)?.input).toEqual({ MaxResults: 100 });
});

test("an owner or a status that is missing, or unknown, is unreadable", async () => {
  const listed = await collect(
    instanceScript({ OwnerAccountId: undefined, Status: undefined }, { OwnerAccountId: "me", Status: "OFF" }),
  );
  const saying = (message: string) => ({ problem: { message } });
  expect(listed?.items).toMatchObject([
    {
      owner: saying(`${operation} answered without OwnerAccountId.`),
      status: saying(`${operation} answered without Status.`),
    },
    {
      owner: saying(`${operation} answered OwnerAccountId in an unknown form.`),
      status: saying(`${operation} answered Status with an unknown word, "OFF".`),
    },
  ]);
});

test("none is a fact; denied, or one without an ARN, is none", async () => {
  expect(await collect(instanceScript())).toMatchObject({ items: [], calls: { [operation]: 1 } });
  await server.stop();
  const denied = await collect({ [operation]: failure(operation, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: "sso:ListInstances" });
  await server.stop();
  const odd = await collect(instanceScript({ InstanceArn: undefined }));
  expect(odd?.problem?.message).toBe(`${operation} answered without InstanceArn.`);
});
