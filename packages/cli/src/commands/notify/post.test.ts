import { afterAll, beforeAll, expect, test } from "vitest";
import { postJson } from "./post.ts";
import { silence, startWebhook, status, type Webhook } from "./webhook.fixture.ts";

let hook: Webhook;
let elsewhere: Webhook;
beforeAll(async () => {
  [hook, elsewhere] = await Promise.all([startWebhook(), startWebhook()]);
});
afterAll(async () => {
  await Promise.all([hook.close(), elsewhere.close()]);
});

/** Posts, and tells what came of it and how long it would have waited. */
async function post(deadline = 5000, address = hook.address, accepted?: string) {
  const waited: number[] = [];
  const sleep = async (duration: number) => void waited.push(duration);
  const refusal = await postJson(new URL(address), '{"a":1}', {
    sleep,
    deadline,
    ...(accepted !== undefined && { accepted }),
  });
  expect(JSON.stringify(refusal ?? {})).not.toMatch(/SECRET|127\.0\.0\.1/);
  return { refusal, waited };
}

test("what is accepted is posted once, as it is", async () => {
  hook.answer(status(200, {}, "ok"));
  expect(await post()).toEqual({ refusal: undefined, waited: [] });
  expect(hook.got).toEqual(['{"a":1}']);
});

test("one that is busy is asked again when it says, and one in trouble after a while", async () => {
  hook.answer(status(429, { "retry-after": "3" }), status(500), status(503), status(204));
  expect(await post()).toEqual({ refusal: undefined, waited: [3000, 2000, 4000] });
  expect(hook.got).toHaveLength(4);
});

test("nobody waits for ever", async () => {
  hook.answer(status(429, { "retry-after": "3600" }));
  expect(await post()).toEqual({
    refusal: {
      message: "The webhook answered 429.",
      next: "It asks to wait for 3600 seconds: try again then.",
    },
    waited: [],
  });
  hook.answer(status(500, {}, "<html>POST /services/T0/SECRET failed</html>"));
  expect(await post()).toEqual({
    refusal: { message: "The webhook answered 500 4 times.", next: "It is in trouble: try again later." },
    waited: [1000, 2000, 4000],
  });
});

test("what answers nothing is not posted again", async () => {
  hook.answer(silence);
  expect(await post(50)).toEqual({
    refusal: {
      message: "The webhook did not answer within 0.05 seconds.",
      next: "It may have got it: look there before it is posted again.",
    },
    waited: [],
  });
  hook.answer((_, response) => void response.writeHead(400).write("begins, and never ends"));
  expect((await post(50)).refusal?.message).toBe("The webhook did not answer within 0.05 seconds.");
});

test("a redirect is not followed", async () => {
  elsewhere.answer(status(200));
  hook.answer(status(307, { location: elsewhere.address }));
  expect((await post()).refusal).toEqual({
    message: "The webhook answered 307.",
    next: "Redirects are not followed: set BYLAW_WEBHOOK to where it is now.",
  });
  expect(elsewhere.got).toEqual([]);
});

test.each([
  [400, "invalid_blocks", "The webhook answered 400: invalid_blocks.", "It does not accept this form"],
  [404, "no_service", "The webhook answered 404: no_service.", "Look whether the webhook is still there"],
  [
    403,
    "your token SECRET is not valid",
    "The webhook answered 403.",
    "Look whether the webhook is still there",
  ],
])("a refusal of %i tells its word, and nothing that may be a secret", async (code, body, message, next) => {
  hook.answer(status(code, {}, body));
  const { refusal } = await post();
  expect(refusal?.message).toBe(message);
  expect(refusal?.next).toContain(next);
});

// MicrosoftDocs/msteams-docs#400, #1810: what was refused is told in the text of a 200. slackapi/slack-github-action#448: and nobody hears.
test.each([
  ["a refusal in words", "Webhook message delivery failed with error: HTTP error 413", "200, and not ok."],
  ["a refusal in a word", "invalid_blocks\n", "200, and not ok: invalid_blocks."],
  ["a page of a proxy", "<html>SECRET</html>", "200, and not ok."],
  ["nothing", "", "200, and not ok."],
])("where only ok accepts, a 200 with %s is no delivery", async (_, body, message) => {
  hook.answer(status(200, {}, body));
  const { refusal } = await post(5000, hook.address, "ok");
  expect(refusal?.message).toBe(`The webhook answered ${message}`);
  expect(refusal?.next).toContain("Nothing says that it was delivered");
  expect(hook.got).toHaveLength(1);
  hook.answer(status(200, {}, "ok\n"));
  expect((await post(5000, hook.address, "ok")).refusal).toBeUndefined();
});

test("one that is not there is told by the code of the error alone", async () => {
  const gone = await startWebhook();
  await gone.close();
  expect((await post(5000, gone.address)).refusal).toEqual({
    message: "The webhook could not be reached (ECONNREFUSED).",
    next: "Look whether this machine may reach it, and whether BYLAW_WEBHOOK is the whole of its address.",
  });
});
