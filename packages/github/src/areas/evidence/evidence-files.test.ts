import { defineProgram } from "@bylaw/core";
import { inspect } from "@bylaw/core/provider";
import { collectProgram } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import {
  emptyGitHub,
  type Faults,
  type FileChanges,
  type GitHubServer,
  HistoryMaker,
  type Merge,
  repository,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type GithubOptions, github } from "../../provider/provider.ts";
import { evidenceFiles } from "./evidence-files.ts";
import type { EvidenceFile } from "./file.ts";
import { BROUGHT, RECORDS, REVIEWED, TREE } from "./query.ts";

const at = (minute: number) => new Date(Date.UTC(2025, 11, 1, 10, minute)).toISOString();
const review = (minute: number, change: object = {}) => ({
  by: "carla",
  state: "APPROVED" as const,
  at: at(minute),
  ...change,
});
const inTest = (name: string) => `evidence/restore-test/${name}`;

let minute = 0;
/** A pull request of Ben's that Carla approves, merged ten minutes after the one before. */
function merge(files: FileChanges, change: Partial<Merge> = {}) {
  minute += 10;
  return { at: at(minute), author: "ben", files, reviews: [review(minute - 5)], ...change };
}

const history = new HistoryMaker("records", "2025-11-01T00:00:00Z")
  .merge(merge({ [inTest("squashed ä\n.md")]: "squashed", [inTest("beside.md")]: "beside" }))
  .merge(merge({ [inTest("joined.md")]: "joined" }, { how: "merge" }))
  .merge(merge({ [inTest("rebased.md")]: "rebased" }, { how: "rebase" }))
  .push("ben", at(35), 1, { [inTest("pushed.md")]: "pushed", "evidence/README.md": "no record" })
  .merge(merge({ [inTest("changed.md")]: "as approved" }))
  .push("ben", at(45), 1, { [inTest("changed.md")]: "as pushed" })
  .merge(merge({ [inTest("a.md")]: "renamed" }))
  .push("ben", at(55), 1, { [inTest("a.md")]: null, [inTest("b.md")]: "renamed" })
  .merge(
    merge(
      { [inTest("later.md")]: "later" },
      { writtenBy: [["ben"], ["ben"]], reviews: [review(58, { of: 0 }), review(59, { by: "dmitri" })] },
    ),
  )
  .merge(merge({ [inTest("own.md")]: "own" }, { writtenBy: [["ben"], ["ben", "carla"]] }))
  .merge(merge({ [inTest("stranger.md")]: "stranger" }, { writtenBy: [["ben", ""]] }))
  .merge(merge({ [inTest("late.md")]: "late" }, { reviews: [review(95)] }))
  .merge(
    merge({ [inTest("link.md")]: { oid: "1".repeat(40), mode: "120000" }, [inTest("in/deep.md")]: "deep" }),
  )
  .merge(
    merge(
      { [inTest("module")]: { oid: "2".repeat(40), mode: "160000" }, [inTest("cc.md")]: "beside" },
      { reviews: [review(105, { canPush: false }), review(106, { by: "bot[bot]" })] },
    ),
  );

const PULLS: Readonly<Record<string, string>> = {
  squashed: "#1 by ben, approved by carla",
  joined: "#2 by ben, approved by carla",
  rebased: "#3 by ben, approved by carla",
  pushed: "none",
  "as pushed": "none",
  renamed: "none",
  later: "#6 by ben, approved by dmitri",
  own: "#7 by ben, approved by nobody",
  stranger:
    "#8 by ben, approved by (POST /graphql reviewed knows no account of 1 who wrote commits of #8: each may be one who approved it.)",
  late: "#9 by ben, approved by nobody",
  // Two files of the same bytes are one entry. Carla may not push, and is named beforehand; an app is nobody.
  beside: "#1 by ben, approved by carla; #11 by ben, approved by carla",
};

let server: GitHubServer;
beforeAll(async () => {
  const state = emptyGitHub("acme");
  state.repositories.push(repository({ name: "records", history: history.history }));
  server = await startGitHub({ state });
});
afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

/** As if `records` had been left out. */
const UNTOLD = { records: undefined } as unknown as Pick<GithubOptions, "records">;

async function listed(faults: Faults = {}, options: Pick<GithubOptions, "records"> = {}) {
  server.clear();
  server.set(faults);
  const records = { repository: "records", directory: "evidence" };
  const given = { records, ...options };
  const provider = github({ organization: "acme", token: "t", baseUrl: server.url, ...given });
  const populations = [{ kind: "population", id: "files", of: evidenceFiles }] as never;
  const program = defineProgram({ ...programOf([provider], []), controls: [], populations });
  const { listings } = await collectProgram(program, noWaiting);
  const [listing] = listings;
  const files: EvidenceFile[] = [];
  for await (const lines of listing?.lines() ?? [])
    for (const line of lines) files.push(evidenceFiles.schema.parse(JSON.parse(line).data));
  return { files, problem: listing?.problem, calls: listing?.calls };
}

function wordsOf({ pullRequests }: EvidenceFile): string {
  const state = inspect(pullRequests);
  if (state.state !== "known") return state.state === "unreadable" ? `(${state.problem.message})` : "absent";
  const said = state.value.map(({ id, author, approvers }) => {
    const [by, logins] = [inspect(author), inspect(approvers)];
    const approved =
      logins.state === "known"
        ? logins.value.join(" and ") || "nobody"
        : logins.state === "unreadable"
          ? `(${logins.problem.message})`
          : "";
    return `${id.replace("acme/records", "")} by ${by.state === "known" ? by.value : by.state}, approved by ${approved}`;
  });
  return said.join("; ") || "none";
}

const blobOf = (text: string) =>
  Object.values(
    history.history.commits
      .flatMap(({ files = {} }) => Object.entries(files))
      .map(([path, { oid }]) => ({ path, oid })),
  ).find(({ path }) => text === path)?.oid;

test("each file says which pull request brought it as it is, and who approved that", async () => {
  const { files, problem, calls } = await listed();
  expect(problem).toBeUndefined();
  const paths = [
    "squashed ä\n",
    "joined",
    "rebased",
    "pushed",
    "b",
    "later",
    "own",
    "stranger",
    "late",
    "beside",
  ];
  const said = Object.fromEntries(
    paths.map((name) => {
      const blob = blobOf(inTest(`${name}.md`));
      const found = files.find((one) => one.blob === blob);
      return [name, found === undefined ? "gone" : wordsOf(found)];
    }),
  );
  expect(said).toEqual({
    "squashed ä\n": PULLS.squashed,
    joined: PULLS.joined,
    rebased: PULLS.rebased,
    pushed: PULLS.pushed,
    b: PULLS.renamed,
    later: PULLS.later,
    own: PULLS.own,
    stranger: PULLS.stranger,
    late: PULLS.late,
    beside: PULLS.beside,
  });
  expect(files.length).toBe(13);
  expect(
    files.find(({ blob }) => blob === "1".repeat(40)) &&
      wordsOf(files.find(({ blob }) => blob === "1".repeat(40)) as EvidenceFile),
  ).toContain("a symbolic link among the records of restore-test");
  expect(wordsOf(files.find(({ blob }) => blob === "2".repeat(40)) as EvidenceFile)).toContain(
    "a submodule among",
  );
  expect(JSON.stringify(files)).not.toContain(".md");
  expect(calls).toEqual({ [RECORDS]: 1, [TREE]: 1, [BROUGHT]: 1, [REVIEWED]: 1 });
});

test("what is changed by a push after it was approved was brought by no pull request", async () => {
  const { files } = await listed();
  const blobs = history.history.commits.flatMap(
    ({ files: all = {} }) => all[inTest("changed.md")]?.oid ?? [],
  );
  const [approved, pushed] = [...new Set(blobs)];
  expect(files.find(({ blob }) => blob === approved)).toBeUndefined();
  expect(wordsOf(files.find(({ blob }) => blob === pushed) as EvidenceFile)).toBe("none");
});

test("without being told where, or told of no directory, nothing is listed", async () => {
  expect(await listed({}, { records: [] })).toMatchObject({ files: [], problem: undefined });
  const untold = await listed({}, UNTOLD);
  expect(untold).toMatchObject({ files: [], problem: { code: "not-collected" } });
  expect(untold.problem?.message).toContain(
    'records: { repository: "infrastructure", directory: "evidence" }',
  );
  const places = { repository: "records", directory: "Evidence" };
  expect((await listed({}, { records: places })).problem?.message).toContain(
    "has no directory Evidence on the default branch of acme/records",
  );
  expect(() =>
    github({ organization: "acme", records: { repository: "acme/records", directory: "../x" } }),
  ).toThrow('github(): "../x" of "acme/records" is no place of records.');
});

const bodyOf = (answer: { body: unknown }) => JSON.parse(JSON.stringify(answer.body));
type Body = ReturnType<typeof bodyOf>;
const broken: readonly (readonly [string, (body: Body) => void, RegExp])[] = [
  [
    "a tree that is cut",
    (body) => {
      if ("truncated" in body) body.truncated = true;
    },
    /gave a part of evidence/,
  ],
  [
    "no commit of a file",
    (body) => {
      if (body.data?.repository?.object) body.data.repository.object.f0.nodes = [];
    },
    /brought/,
  ],
  [
    "a commit that a parent was before",
    (body) => {
      const node = body.data?.repository?.object?.f0.nodes[0];
      if (node) node.parents.nodes[0].file = node.file;
    },
    /names a commit that did not bring/,
  ],
  [
    "pull requests left out",
    (body) => {
      const node = body.data?.repository?.object?.f0.nodes[0];
      if (node) node.associatedPullRequests.totalCount = 9;
    },
    /left out pull requests/,
  ],
  [
    "a pull request with another final commit",
    (body) => {
      if (body.data?.repository?.p0) body.data.repository.p0.headRefOid = "0".repeat(40);
    },
    /names two final commits/,
  ],
];
test.each(broken)("%s is no answer", async (_, damage, said) => {
  const { files, problem } = await listed({
    tamper(answer) {
      const body = bodyOf(answer);
      damage(body);
      return { ...answer, body };
    },
  });
  expect([problem?.message, ...files.map(wordsOf)].join("\n")).toMatch(said);
});

test.each([TREE, "POST /graphql"])("denied at %s, nothing is listed", async (route) => {
  const { files, problem } = await listed({ deny: (operation) => operation === route });
  expect(files).toEqual([]);
  expect(problem).toMatchObject({ permission: "Contents: read" });
});

test.each(["associatedPullRequests", "pullRequest"])(
  "where %s is not shown, nobody approved anything",
  async (hidden) => {
    const { files, problem } = await listed({ forbid: (_, field) => field === hidden });
    expect(problem).toBeUndefined();
    const states = files.map(({ pullRequests }) => inspect(pullRequests));
    const named = states.filter((one) => one.state === "known" && one.value.length > 0);
    expect(named).toEqual([]);
    const denied = states.flatMap((one) => (one.state === "unreadable" ? [one.problem.permission] : []));
    expect(denied).toContain("Pull requests: read");
  },
);
