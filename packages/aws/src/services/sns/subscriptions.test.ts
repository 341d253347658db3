import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { snsSubscriptions } from "./subscriptions.ts";

const operation = "sns:ListSubscriptions";
const TopicArn = "arn:aws:sns:eu-west-1:111111111111:ops";
const one = (SubscriptionArn: string) => ({
  SubscriptionArn,
  TopicArn,
  Protocol: "email",
  Owner: "111111111111",
  Endpoint: "ada@example.com",
});
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Script[string]) => {
  server = await startScript({ [operation]: answer });
  const [listed] = await collectFrom(snsSubscriptions, server.endpoint);
  return listed;
};

test("subscriptions are listed to the last page, and nobody's address is kept", async () => {
  const listed = await collect(({ input }) =>
    input.NextToken === "2"
      ? { Subscriptions: [one("PendingConfirmation"), one("Deleted")] }
      : { Subscriptions: [one(`${TopicArn}:1`), one("PendingConfirmation")], NextToken: "2" },
  );
  const said = { topic: TopicArn, protocol: "email" };
  expect(listed?.items).toEqual([
    { id: `${TopicArn}/2`, ...said, confirmed: false },
    { id: `${TopicArn}/3`, ...said, confirmed: false },
    { id: `${TopicArn}/4`, ...said, confirmed: false },
    { id: `${TopicArn}:1`, ...said, confirmed: true },
  ]);
  expect(listed?.calls).toEqual({ [operation]: 2 });
});

test("one without its state, or a denied list, ends it", async () => {
  const odd = await collect({ Subscriptions: [{ TopicArn }] });
  expect(odd?.problem?.message).toBe(`${operation} answered without SubscriptionArn.`);
  await server.stop();
  const denied = await collect(failure(operation, "AuthorizationError", 403));
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
});
