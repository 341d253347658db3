import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { securityHubs } from "./hubs.ts";

const [describeHub, standards] = ["securityhub:DescribeHub", "securityhub:GetEnabledStandards"] as const;
const HubArn = "arn:aws:securityhub:eu-west-1:111111111111:hub/default";
const standard = (StandardsArn: string, change: object = {}) => ({
  StandardsArn,
  StandardsSubscriptionArn: `${StandardsArn}/subscription`,
  StandardsInput: {},
  StandardsStatus: "READY",
  ...change,
});
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ [describeHub]: { HubArn }, ...script });
  const [listed] = await collectFrom(securityHubs, server.endpoint);
  return listed;
};

test("standards are read to the last page, and those for other clouds are left out", async () => {
  const listed = await collect({
    [standards]: ({ input }) =>
      input.NextToken === "2"
        ? { StandardsSubscriptions: [standard("b", { Provider: "AWS", StandardsStatus: "PENDING" })] }
        : { StandardsSubscriptions: [standard("a"), standard("z", { Provider: "Azure" })], NextToken: "2" },
  });
  expect(listed).toMatchObject({
    items: [
      {
        id: HubArn,
        standards: {
          state: "known",
          value: [
            { id: "a", status: "READY" },
            { id: "b", status: "PENDING" },
          ],
        },
      },
    ],
    calls: { [describeHub]: 1, [standards]: 2 },
  });
});

test.each(["InvalidAccessException", "ResourceNotFoundException"])("%s: there is no hub", async (code) => {
  const listed = await collect({ [describeHub]: failure(describeHub, code, 401) });
  expect(listed).toMatchObject({ items: [], calls: { [describeHub]: 1 } });
  expect(listed?.problem).toBeUndefined();
});

test("a hub that may not be read is no absence", async () => {
  const denied = await collect({ [describeHub]: failure(describeHub, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: describeHub });
  await server.stop();
  const odd = await collect({ [describeHub]: {} });
  expect(odd?.problem?.message).toBe(`${describeHub} answered without HubArn.`);
});

test.each<[string, Script[string], string]>([
  [
    "denied",
    failure(standards, "AccessDeniedException", 403),
    `${standards} was denied (AccessDeniedException).`,
  ],
  ["without the list", {}, `${standards} answered without StandardsSubscriptions.`],
  [
    "without a status",
    { StandardsSubscriptions: [standard("a", { StandardsStatus: undefined })] },
    `${standards} answered without StandardsStatus.`,
  ],
])("standards %s are unreadable", async (_, answer, message) => {
  const listed = await collect({ [standards]: answer });
  expect(listed?.items).toMatchObject([{ id: HubArn, standards: { problem: { message } } }]);
});
