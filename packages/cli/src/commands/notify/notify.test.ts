import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type KeptProject, keptProject, parts } from "../coverage/coverage.fixture.ts";
import { on } from "../evidence/evidence.fixture.ts";
import { startWebhook, status, type Webhook } from "./webhook.fixture.ts";

let project: KeptProject;
let hook: Webhook;
beforeAll(async () => {
  hook = await startWebhook();
});
afterAll(() => hook.close());
beforeEach(async () => {
  project = await keptProject();
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

const notify = (...args: readonly string[]) => project.bylaw("notify", ...args);

describe("bylaw notify", () => {
  test("debug", async () => {
    await project.runOn("2026-03-01", { a: 400, b: 90 });
    await project.runOn("2026-03-02", { a: 90, b: 500, "<!channel> *x* :x: `y` https://evil.example &amp; \u202e": 400 });
    console.log(await notify());
    console.log((await notify("--format", "slack")).out);
    console.log((await notify("--json")).out);
  });
});
