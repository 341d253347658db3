import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type KeptProject, keptProject } from "../coverage/coverage.fixture.ts";
import { on } from "../evidence/evidence.fixture.ts";
import { startWebhook, status, type Webhook } from "./webhook.fixture.ts";

const HOSTILE = "<!channel> *x* :x: https://evil.example &amp; \u202e";

let project: KeptProject;
let hook: Webhook;
beforeAll(async () => {
  [project, hook] = await Promise.all([keptProject(), startWebhook()]);
});
afterAll(async () => {
  vi.useRealTimers();
  await Promise.all([project.remove(), hook.close()]);
});

const notify = (...args: readonly string[]) => project.bylaw("notify", ...args);

/** Posts to the webhook, as `--verbose` as it can be; nothing that is printed has its address. */
async function posted(...args: readonly string[]) {
  const env = { BYLAW_WEBHOOK: hook.address };
  const ran = await project.bylawIn({ env }, "notify", "--post", "--verbose", ...args);
  expect(ran.out).toBe("");
  expect(ran.err).not.toMatch(/SECRET|127\.0\.0\.1/);
  return ran;
}

const quiet = { code: 0, out: "", err: "" };

// One company over some days, as its runs are kept one after the other.
test("before anything is kept it cannot tell, and says so", async () => {
  on("2026-03-01");
  expect(await notify()).toEqual({
    code: 2,
    out: "",
    err:
      `[bylaw] No whole run that counts is kept in ${join(project.folder, ".bylaw/evidence")}.\n` +
      "  Keep one: bylaw check --keep .bylaw/evidence --revision <commit> --branch <name>; or name another folder or --branch.\n",
  });
});

test("the first run is told by what it came to", async () => {
  await project.runOn("2026-03-01", { a: 400, b: 90 });
  const { code, out, err } = await notify();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.replaceAll(/\S*bylaw\.config\.ts:\d+/g, "bylaw.config.ts")).toBe(
    `Test: the first run, of 2026-03-01: 1 failing
run of 2026-03-01, with none before it

Failing
  Key rotates
    rotation / vault/key-rotates / all, low, owner ana,
      bylaw.config.ts
    fix: Fix.
    a in vault/1
      age: 400 days, expected at most 365 days
`,
  );
  expect((await notify("--branch", "master")).err).toContain(
    ".bylaw/evidence: of the last one that is there, it is of the branch main, and not of master.",
  );
});

test("what fails newly and what was mended is told with what was observed", async () => {
  await project.runOn("2026-03-02", { a: 90, b: 500, [HOSTILE]: 400 });
  const { code, out, err } = await notify();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.replaceAll(/\S*bylaw\.config\.ts:\d+/g, "bylaw.config.ts")).toBe(
    `Test: 2 newly failing, 1 mended since 2026-03-01
run of 2026-03-02, against the one of 2026-03-01

Newly failing
  Key rotates (2)
    rotation / vault/key-rotates / all, low, owner ana,
      bylaw.config.ts
    fix: Fix.
    <!channel> *x* :x: https://evil.example &amp; \\u{202e} in vault/1
      age: 400 days, expected at most 365 days
    b in vault/1
      age: 500 days, expected at most 365 days

Mended
  Key rotates
    rotation / vault/key-rotates / all, low, owner ana,
      bylaw.config.ts
    a in vault/1 (failed before)
`,
  );
});

test("the payload is the same for a person and for a webhook", async () => {
  const printed = JSON.parse((await notify("--json")).out) as object;
  expect(printed).toMatchObject({
    format: "bylaw-notice/1",
    run: { day: "2026-03-02", exitCode: 1 },
    before: { day: "2026-03-01" },
    counts: { failing: 2, mended: 1 },
    changes: [{ kind: "failing", count: 2, resources: [{ id: HOSTILE }, { id: "b" }] }, { kind: "mended" }],
  });
  expect(await posted("--json")).toEqual({
    ...quiet,
    err: "posted: 2 newly failing, 1 mended since 2026-03-01\n",
  });
  expect(hook.got.map((body) => JSON.parse(body))).toEqual([printed]);
});

test("Slack gets a message in which a name is a text and nothing else", async () => {
  hook.answer(status(200, {}, "ok"));
  await posted("--format", "slack");
  const [message] = hook.got.map((body) => JSON.parse(body) as { text: string; blocks: object[] });
  expect(message?.text).toBe("Bylaw: 2 newly failing, 1 mended since 2026-03-01");
  expect(JSON.stringify(message?.blocks)).toContain(
    JSON.stringify({
      type: "text",
      text: "<!channel> *x* :x: https://evil.example &amp; \\u{202e} in vault/1",
      style: { code: true },
    }),
  );
});

test("what the webhook refuses is told without its address, and ends with 2", async () => {
  hook.answer(status(400, {}, "invalid_blocks"));
  expect(await posted("--format", "slack")).toEqual({
    code: 2,
    out: "",
    err:
      "[bylaw] The webhook answered 400: invalid_blocks.\n" +
      "  It does not accept this form: --format slack is for Slack, --json for what reads bylaw-notice/1.\n",
  });
  hook.answer(status(200, {}, "Webhook message delivery failed with error: HTTP error 413"));
  expect(await posted("--format", "slack")).toMatchObject({
    code: 2,
    err: expect.stringContaining("[bylaw] The webhook answered 200, and not ok.\n"),
  });
});

test("nothing is printed or posted where nothing changed, unless it is asked for", async () => {
  await project.runOn("2026-03-03", { a: 90, b: 500, [HOSTILE]: 400 });
  hook.answer(status(200));
  expect(await notify()).toEqual(quiet);
  expect(await notify("--json")).toEqual(quiet);
  expect(await posted("--json")).toEqual(quiet);
  expect(hook.got).toEqual([]);
  expect((await notify("--always")).out).toBe(
    "Test: nothing changed since 2026-03-02\nrun of 2026-03-03, against the one of 2026-03-02; 2 failing as before\n",
  );
  expect((await notify("--since", "2026-03-01")).out).toContain("2 newly failing, 1 mended since 2026-03-01");
  expect(await notify("--since", "2026-02-01")).toEqual({
    code: 2,
    out: "",
    err:
      "[bylaw] No run that counts is of 2026-02-01 or before, but the newest.\n" +
      "  Name a later day, or leave --since out: the newest run is held against the one before it.\n",
  });
});

test("a run that is late is the first thing that is told", async () => {
  on("2026-03-10");
  expect((await notify("--ahead", "1")).out).toBe(
    `Test: no run since 2026-03-03; nothing changed since 2026-03-02
run of 2026-03-03, against the one of 2026-03-02; 2 failing as before

First of all
  No run since 2026-03-03: nobody looked from 2026-03-04 to 2026-03-10.
`,
  );
  expect(await notify("--every", "30")).toEqual(quiet);
});

test("what could not be read failed before, and is never mended", async () => {
  await project.runOn("2026-03-11", { a: 90 });
  await writeFile(join(project.folder, "keys.json"), "not JSON");
  on("2026-03-12");
  await project.bylaw(
    "check",
    "--keep",
    ".bylaw/evidence",
    "--quiet",
    "--revision",
    "4be1f0c",
    "--branch",
    "main",
  );
  const { out } = await notify("--since", "2026-03-03");
  expect(out).toContain("Test: 3 newly undecided since 2026-03-03");
  expect(out).toMatch(/Newly undecided\n {2}Key rotates \(3\)/);
  expect(out).toContain("b in vault/1 (failed before)");
  expect(out).toContain("all in vault/1");
  expect(out).not.toContain("ended\n");
});

test("what was observed is not told where it is not kept", async () => {
  await project.runOn("2026-03-13", { a: 400 }, "--listings", "digests");
  const { out } = await notify();
  expect(out).toContain("1 newly failing, 1 decided again");
  expect(out).toContain("a in vault/1 (was undecided before)\n");
  expect(out).toContain("Not told\n  What was observed: the newest run keeps no listings.\n");
});

test("what failed, could not be read, and is there no more is told as gone and not as decided alone", async () => {
  await project.runOn("2026-03-14", { a: 90, b: 500, c: 500 });
  on("2026-03-15");
  await writeFile(join(project.folder, "keys.json"), "not JSON");
  const kept = ["--keep", ".bylaw/evidence", "--quiet", "--revision", "4be1f0c", "--branch", "main"];
  await project.bylaw("check", ...kept);
  await project.runOn("2026-03-16", { a: 90, c: 90 });
  const { out } = await notify();
  expect(out).toContain("Test: 1 decided again, 1 mended, 1 gone since 2026-03-15\n");
  expect(out).toMatch(/\nMended\n(?: {2}.*\n)*? {4}c in vault\/1 \(failed before\)\n/);
  expect(out).toMatch(/\nListed no more.*\n(?: {2}.*\n)*? {4}b in vault\/1 \(failed before\)\n/);
});

test.each([
  [["--format", "teams"], '--format "teams" is none.'],
  [["--format", "slack", "--json"], "--json and --format slack do not go together."],
  [["--post"], "--post posts no text."],
  [["--post", "--json"], "BYLAW_WEBHOOK is not set."],
  [["--since", "yesterday"], "--since yesterday is not a calendar day."],
  [["--ahead", "0"], "--ahead 0 is not a number of days from 1 to 366."],
])("%j is a mistake of whoever typed it", async (args, message) => {
  const { code, out, err } = await notify(...args);
  expect({ code, out }).toEqual({ code: 64, out: "" });
  expect(err).toContain(`[bylaw] ${message}`);
});
