import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type Answer, failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import { samlProviders } from "./saml-providers.ts";

const operation = "iam:ListSAMLProviders";
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Answer) => {
  server = await startScript({ [operation]: answer });
  const [listed] = await collectFrom(samlProviders, server.endpoint);
  return listed;
};

test("every provider is listed in one call, with until when its metadata is valid", async () => {
  const listed = await collect({
    SAMLProviderList: [{ Arn: "arn:a", ValidUntil: new Date("2125-01-01") }, { Arn: "arn:b" }],
  });
  expect(listed).toMatchObject({
    calls: { [operation]: 1 },
    items: [
      { id: "arn:a", validUntil: { value: "2125-01-01T00:00:00.000Z" }, readAt: "2026-01-01T00:00:00.000Z" },
      { id: "arn:b", validUntil: { problem: { message: `${operation} answered without ValidUntil.` } } },
    ],
  });
});

test("denied, and an answer without the list or without an ARN, are none", async () => {
  const denied = await collect(failure(operation, "AccessDenied", 403));
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
  await server.stop();
  const odd = await collect({ SAMLProviderList: [{}] });
  expect(odd?.problem?.message).toBe(`${operation} answered without Arn.`);
});
