import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  emptyGitHub,
  example,
  type GitHubServer,
  repository as repositoryOf,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Repository, repository, tightened } from "../commands/diff/diff.fixture.ts";
import type { DiffDocument } from "./document.ts";
import { commentOf, markerOf } from "./markdown.ts";
import { postDiff } from "./post.ts";
import { documentSchema } from "./schema.ts";

const LIST = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
const WRITE = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const EDIT = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
const PULL = "GET /repos/{owner}/{repo}/pulls/{pull_number}";
const PULLS = "GET /repos/{owner}/{repo}/pulls";

const TOKEN = "ghs_secretOfThisJob";
const sha = "c".repeat(40);

interface Comment {
  id: number;
  body: string;
  user: object;
}

const user = (login: string, type: "Bot" | "User") => ({
  ...(example(LIST) as { readonly user: object }).user,
  login,
  type,
});
/** Of the example of a list, whose repositories have fields that GitHub's description does not know. */
const lean = (side: "head" | "base"): object => {
  const all = example(PULLS) as Record<typeof side, { readonly repo: object }>;
  const unknown = ["template_repository", "subscribers_count", "network_count"];
  const repo = Object.entries(all[side].repo).filter(([name]) => !unknown.includes(name));
  return { ...all[side], repo: Object.fromEntries(repo) };
};
const bot = user("github-actions[bot]", "Bot");

let server: GitHubServer;
let comments: Comment[] = [];
let head = sha;
let waits: number[] = [];
let project: Repository;
let changed: DiffDocument;
let same: DiffDocument;
let events: string;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(repositoryOf({ name: "infrastructure" }));
  const bodyOf = (request: { readonly body: unknown }) => (request.body as { readonly body: string }).body;
  const told = (comment: Comment) => example(LIST, { ...comment });
  state.told[LIST] = () => comments.map(told);
  state.told[WRITE] = (request) => {
    const comment = { id: comments.length + 1, body: bodyOf(request), user: bot };
    comments.push(comment);
    return { status: 201, body: told(comment) };
  };
  state.told[EDIT] = (request) => {
    const found = comments.find(({ id }) => String(id) === request.parameters.comment_id);
    if (found === undefined) throw new Error("There is no such comment.");
    if (found.user !== bot)
      return { status: 403, body: { message: "Resource not accessible by integration", status: "403" } };
    found.body = bodyOf(request);
    return told(found);
  };
  const pull = () => ({
    ...example(PULL),
    number: 7,
    requested_teams: [],
    head: { ...(example(PULL) as { readonly head: object }).head, sha: head },
  });
  state.told[PULL] = pull;
  state.told[PULLS] = (request) =>
    request.query.get("head") === "ben:fix"
      ? [
          example(PULLS, {
            number: 7,
            requested_teams: [],
            head: { ...lean("head"), sha: head },
            base: lean("base"),
          }),
        ]
      : [];
  server = await startGitHub({ state });
  project = await repository();
  const documentNow = async () =>
    documentSchema.parse(
      JSON.parse((await project.bylaw("diff", "main", "--from", "recording", "--json")).out),
    );
  same = await documentNow();
  await project.write({ "bylaw.config.ts": tightened });
  changed = await documentNow();
  events = await mkdtemp(join(tmpdir(), "events-"));
});
beforeEach(() => {
  comments = [];
  head = sha;
  waits = [];
  server.clear();
  server.resetCalls();
});
afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
  await project.remove();
  await rm(events, { recursive: true });
});

const env = (more: Readonly<Record<string, string>> = {}) => ({
  GITHUB_TOKEN: TOKEN,
  GITHUB_REPOSITORY: "acme/infrastructure",
  GITHUB_API_URL: server.url,
  ...more,
});
const tools = {
  fetch,
  sleep: async (milliseconds: number) => {
    waits.push(milliseconds);
  },
};
const post = (document: DiffDocument, target = { pull: 7, commit: sha }) =>
  postDiff(document, target, { env: env() }, tools);
const calls = () => server.calls().map(({ operation, status }) => `${operation} ${status}`);
const event = async (name: string, body: object): Promise<string> => {
  await writeFile(join(events, name), JSON.stringify(body));
  return join(events, name);
};

describe("a comment on a pull request", () => {
  test("is written once, and edited in place from then on", async () => {
    expect(await post(changed)).toBe("the comment on pull request 7 is written");
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain("### Test: 1 newly failing&#59; 2 unchanged".replace("&#59;", ";"));
    expect(comments[0]?.body).toContain(`Of \`${sha.slice(0, 12)}\`, against main`);
    expect(await post(changed)).toBe("the comment on pull request 7 is unchanged");
    expect(await post({ ...changed, verdicts: [] })).toBe("the comment on pull request 7 is edited");
    expect(comments).toHaveLength(1);
  });

  test("is not written where nothing changes, and edited where there is one already", async () => {
    expect(await post(same)).toBe("nothing changes, and nothing is written to pull request 7");
    expect(comments).toEqual([]);
    await post(changed);
    expect(await post(same)).toBe("the comment on pull request 7 is edited");
    expect(comments[0]?.body).toContain("no verdict changes; 3 unchanged");
    expect(comments[0]?.body).not.toContain("|");
  });

  // infracost/infracost#2192: without a difference there is no comment, and a reader takes that for no change.
  test("is written where nothing changes that could be seen, and something has to be known of that", async () => {
    const note =
      "The base asks for @bylaw/aws 1.0.0, and 1.1.0 today. The packages that are installed now judge both.";
    expect(await post({ ...same, notes: [note] })).toBe("the comment on pull request 7 is written");
    expect(comments[0]?.body).toContain("The packages that are installed now judge both.");
  });

  // marocchino/sticky-pull-request-comment#269, anthropics/claude-code-action#1781: beyond the first page a second one was written.
  test("is found on the last page, and only where it is ours and of this program", async () => {
    const marker = markerOf(changed);
    comments = Array.from({ length: 205 }, (_, at) => ({
      id: at + 1,
      body: `Talk ${at}.`,
      user: user("ben", "User"),
    }));
    const quoted = { id: 300, body: `${marker}\nquoted`, user: user("ben", "User") };
    const others = { id: 301, body: `${marker}\nof another app`, user: user("other[bot]", "Bot") };
    const program = { id: 302, body: `${markerOf({ ...changed, config: "other.ts" })}\n`, user: bot };
    comments.push(quoted, others, program);
    expect(await post(changed)).toBe("the comment on pull request 7 is written");
    expect([quoted.body, others.body]).toEqual([`${marker}\nquoted`, `${marker}\nof another app`]);
    expect(calls().filter((one) => one.startsWith(LIST))).toHaveLength(3);
    expect(await post({ ...changed, verdicts: [] })).toBe("the comment on pull request 7 is edited");
    expect(comments.at(-1)?.body).toContain("no verdict changes");
  });

  test("is for the newest commit alone", async () => {
    head = "d".repeat(40);
    expect(await post(changed)).toBe(
      "pull request 7 has moved on: its newest commit is told by a run of its own",
    );
    expect(comments).toEqual([]);
  });

  test("is asked for again where GitHub is away or busy, and is written once", async () => {
    server.set({
      badGateway: { on: [LIST], times: 2 },
      secondaryLimit: { on: [PULL], times: 1, retryAfter: 3 },
    });
    expect(await post(changed)).toBe("the comment on pull request 7 is written");
    expect(waits).toEqual([3000, 1000, 2000]);
    comments = [];
    server.set({
      tamper: (answer, { operation }) => (operation === WRITE ? { ...answer, status: 502 } : answer),
    });
    expect(await post(changed)).toBe("the comment on pull request 7 is written");
    expect(comments).toHaveLength(1);
  });

  test("that a fork's token may not write says what to do", async () => {
    server.set({ deny: [WRITE] });
    const error = await post(changed).catch((one: Error & { next: string }) => one);
    expect(error).toMatchObject({
      code: "comment-refused",
      message: `[bylaw] GitHub answered POST /repos/acme/infrastructure/issues/7/comments with 403: Resource not accessible by integration`,
      next: expect.stringContaining("upload bylaw-diff.json and post it from a workflow_run job"),
    });
  });

  test.each([
    ["a token that no header may have", { GITHUB_TOKEN: `${TOKEN}\n` }],
    ["an address that nobody answers at", { GITHUB_API_URL: "http://127.0.0.1:1" }],
    ["no token", { GITHUB_TOKEN: "" }],
  ])("never shows the token: %s", async (_, more) => {
    const given = { env: env(more) };
    const error = await postDiff(changed, { pull: 7 }, given, tools).catch((one: Error) => one);
    expect(error).toBeInstanceOf(Error);
    const { message, stack, cause } = error as Error;
    expect(JSON.stringify([message, stack, String(cause)])).not.toContain(TOKEN);
  });

  test("never shows a token that GitHub says back", async () => {
    server.set({ refuse: { on: [PULL], message: `Bad ${TOKEN} ::error::x` } });
    await expect(post(changed)).rejects.toThrow("403: Bad *** ::error::x");
  });
});

describe("bylaw diff --comment", () => {
  test("tells its verdict, and writes it to the pull request of the event", async () => {
    const path = await event("pull.json", { pull_request: { number: 7, head: { sha } } });
    const ran = await project.bylawIn(
      { env: env({ GITHUB_EVENT_PATH: path }) },
      ...["diff", "main", "--from", "recording", "--comment"],
    );
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("1 newly failing");
    expect(ran.err).toBe("the comment on pull request 7 is written\n");
    expect(comments[0]?.body.startsWith(markerOf(changed))).toBe(true);
  });

  // CivMC/Civ#570, actions/dependency-review-action#647: the comment went on telling of a commit before.
  test.each([
    ["its program does not load", { "bylaw.config.ts": "throw new Error('It is broken.');" }, ["main"]],
    ["there is no such base", {}, ["nowhere"]],
    ["there is nothing to judge", {}, ["main", "--from", "nothing"]],
  ])("says in its comment that nothing is compared, where %s", async (_, files, args) => {
    const path = await event("pull.json", { pull_request: { number: 7, head: { sha } } });
    const where = { env: env({ GITHUB_EVENT_PATH: path }) };
    const others = { id: 1, body: markerOf({ ...same, config: "other/bylaw.config.ts" }), user: bot };
    const quoted = { id: 2, body: "<!-- bylaw-diff e30 -->", user: bot };
    comments = [{ ...others }, { ...quoted }];
    await post(changed);
    await project.write(files);
    const ran = await project.bylawIn(where, "diff", ...args, "--comment");
    await project.write({ "bylaw.config.ts": tightened });
    expect(ran.err).toContain("nothing is compared: the comment on pull request 7 is edited\n");
    expect(ran.code).toBe(64);
    expect(comments.slice(0, 2)).toEqual([others, quoted]);
    expect(comments[2]?.body).toBe(
      `${markerOf(changed)}\n### Test: not compared\n\nWhat the change does is not known: it could not be compared with its base. The log of the job says why.\n\n<sub>Of \`${sha.slice(0, 12)}\`. Undecided counts as not passing.</sub>\n`,
    );
    expect(await post(changed)).toBe("the comment on pull request 7 is edited");
  });

  test("writes no comment for what could not be compared, and ends as without one", async () => {
    const path = await event("pull.json", { pull_request: { number: 7, head: { sha } } });
    const ran = await project.bylawIn(
      { env: env({ GITHUB_EVENT_PATH: path }) },
      ...["diff", "nowhere", "--comment"],
    );
    expect(ran.err).toContain("nothing is compared, and nothing is written to pull request 7\n");
    expect(comments).toEqual([]);
    const bare = await project.bylawIn({ env: {} }, "diff", "nowhere", "--comment", "--pull", "7");
    expect(bare.err).toContain("[bylaw] GITHUB_TOKEN is not set");
    expect(bare.err).toContain('[bylaw] git knows no revision "nowhere".');
    expect([ran.code, bare.code]).toEqual([64, 64]);
  });

  test.each([
    [["--comment"], {}, "[bylaw] Which pull request to write to is not known: this job is not of one.\n"],
    [["--comment", "--pull", "0"], {}, "[bylaw] --pull 0 is no number of a pull request.\n"],
    [["--pull", "7"], {}, "[bylaw] --pull says where a comment is written, and none is asked for.\n"],
  ])("says what it lacks: %j", async (args, more, said) => {
    const { code, err } = await project.bylawIn(
      { env: more },
      "diff",
      "main",
      "--from",
      "recording",
      ...args,
    );
    expect(err).toContain(said);
    expect(code).toBe(64);
  });
});

describe("bylaw comment", () => {
  const run = (more: object = {}) => ({
    workflow_run: {
      event: "pull_request",
      head_sha: sha,
      head_branch: "fix",
      head_repository: { owner: { login: "ben" } },
      ...more,
    },
  });
  const comment = async (body: object, file = "bylaw-diff.json", ...args: readonly string[]) =>
    project.bylawIn(
      { env: env({ GITHUB_EVENT_PATH: await event("run.json", body) }) },
      "comment",
      file,
      ...args,
    );

  test("finds a fork's pull request by its branch, and says GitHub's commit, whatever the file says", async () => {
    await project.write({ "bylaw-diff.json": JSON.stringify({ ...changed, head: "e".repeat(40) }) });
    expect(await comment(run())).toEqual({
      code: 0,
      out: "the comment on pull request 7 is written\n",
      err: "",
    });
    expect(comments[0]?.body).toContain(`Of \`${sha.slice(0, 12)}\``);
    expect(comments[0]?.body).not.toContain("eeee");
  });

  test("writes nothing for a branch without a pull request, or a commit that is not its newest", async () => {
    await project.write({ "bylaw-diff.json": JSON.stringify(changed) });
    expect((await comment(run({ head_branch: "gone" }))).out).toBe(
      "no open pull request is of that branch any more: nothing is written\n",
    );
    expect((await comment(run({ head_sha: "d".repeat(40) }))).out).toContain("has moved on");
    expect((await comment(run({ event: "push" }))).err).toContain("was of push, not of a pull request.");
    expect(comments).toEqual([]);
  });

  test.each([
    ["another key", (one: DiffDocument) => ({ ...one, markdown: "**hi**" }), "Unrecognized key"],
    [
      "another kind",
      (one: DiffDocument) => ({ ...one, verdicts: [{ ...one.verdicts[0], kind: "great" }] }),
      "kind",
    ],
    ["a commit that is none", (one: DiffDocument) => ({ ...one, commit: "`x`" }), "commit"],
    ["another format", () => ({ format: "bylaw-check/1" }), "format"],
  ])("refuses a file with %s", async (_, change, said) => {
    await project.write({ "bylaw-diff.json": JSON.stringify(change(changed)) });
    const { code, err } = await comment(run());
    expect(err).toContain("is not what bylaw diff --json prints:");
    expect(err).toContain(said);
    expect(code).toBe(64);
    expect(comments).toEqual([]);
  });

  test.each(["", "{}"])(
    "says that nothing is compared, where the file that a fork's job left is %j",
    async (text) => {
      await project.write({ "bylaw-diff.json": JSON.stringify(changed) });
      await comment(run());
      await project.write({ "bylaw-diff.json": text });
      const { code, err } = await comment(run());
      expect(err).toMatch(
        /^nothing is compared: the comment on pull request 7 is edited\n\[bylaw\] .*bylaw-diff\.json is not /,
      );
      expect(code).toBe(64);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toContain("### Test: not compared");
    },
  );

  test("refuses a file that is not there, no JSON, or too large", async () => {
    expect((await comment(run(), "none.json")).err).toMatch(/\n\[bylaw\] There is no file .*none\.json\.\n/);
    await project.write({ "cut.json": '{ "format": ' });
    expect((await comment(run(), "cut.json")).err).toContain("cut.json is not JSON; it may be truncated.");
    await project.write({ "large.json": " ".repeat(10_000_001) });
    expect((await comment(run(), "large.json")).err).toContain("has 10000001 bytes, and may have 10000000.");
  });
});

test("a comment of any size stays within what GitHub accepts, and says what it left out", () => {
  const [verdict] = changed.verdicts;
  if (verdict === undefined) throw new Error("Something fails.");
  const verdicts = Array.from({ length: 2000 }, (_, at) => ({
    ...verdict,
    task: `task ${at} ${"x".repeat(300)}`,
  }));
  const body = commentOf({ ...changed, verdicts });
  expect(body.length).toBeLessThanOrEqual(60_000);
  expect(body).toMatch(/\*\*\d+ lines did not fit here\.\*\* The log of the job has them all\./);
  expect(body).toContain("Undecided counts as not passing.");
});
