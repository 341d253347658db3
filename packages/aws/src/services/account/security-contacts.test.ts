import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type Answer, failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import { securityContacts } from "./security-contacts.ts";

const operation = "account:GetAlternateContact";
const contact = {
  AlternateContactType: "SECURITY",
  Name: "Ada",
  Title: "CISO",
  EmailAddress: "ada@example.com",
  PhoneNumber: "+1 555 0100",
};
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Answer) => {
  server = await startScript({ [operation]: answer });
  const [listed] = await collectFrom(securityContacts, server.endpoint);
  return listed;
};

test("what the contact says is not kept, only that it is there", async () => {
  const listed = await collect({ AlternateContact: { ...contact, PhoneNumber: " " } });
  expect(listed).toMatchObject({ calls: { [operation]: 1 } });
  expect(listed?.items).toEqual([
    { id: "alternate-contact/security", hasName: true, hasEmail: true, hasPhone: false },
  ]);
  expect(server.asked.find((one) => one.operation === operation)?.input).toEqual({
    AlternateContactType: "SECURITY",
  });
});

test("none is a fact", async () => {
  const listed = await collect(failure(operation, "ResourceNotFoundException", 404));
  expect(listed?.items).toEqual([]);
  expect(listed?.problem).toBeUndefined();
});

test.each<[string, Answer, string]>([
  [
    "denied",
    failure(operation, "AccessDeniedException", 403),
    `${operation} was denied (AccessDeniedException).`,
  ],
  ["an answer without a contact", {}, `${operation} answered without AlternateContact.`],
  [
    "a contact without an address",
    { AlternateContact: { ...contact, EmailAddress: undefined } },
    `${operation} answered without EmailAddress.`,
  ],
])("%s is none", async (_, answer, message) => {
  const listed = await collect(answer);
  expect(listed?.problem?.message).toBe(message);
});
