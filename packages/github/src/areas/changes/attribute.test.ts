import { known } from "@bylaw/core/provider";
import { commitsBetween, type History, HistoryMaker, headOf } from "@bylaw/testbed/github";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { GithubSession } from "../../session/session.ts";
import { changesOf } from "./attribute.ts";
import type { BranchChange } from "./change.ts";
import { readSegments } from "./commits.ts";
import type { Merged } from "./merged.ts";
import { updatesSince } from "./updates.ts";

const FROM = new Date("2025-12-01T00:00:00Z");
const NOW = new Date("2026-01-01T00:00:00Z");
const hour = (step: number) => new Date(FROM.getTime() + (step + 1) * 3_600_000).toISOString();

const own = fc.record({
  how: fc.constantFrom("merge", "squash", "rebase"),
  count: fc.integer({ min: 1, max: 3 }),
});
const step = fc.oneof(
  fc.record({ type: fc.constant("pull"), pulls: fc.tuple(own) }),
  fc.record({ type: fc.constant("queue"), pulls: fc.array(own, { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant("push"), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant("force") }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function historyOf(steps: readonly Step[]): History {
  const maker = new HistoryMaker("api");
  steps.forEach((one, index) => {
    if (!("pulls" in one)) {
      if (one.type === "force") maker.forcePush("ana-ruiz", hour(index));
      else maker.push("ana-ruiz", hour(index), "count" in one ? one.count : 1);
      return;
    }
    const merges = one.pulls.map(({ how, count }) => ({ how, writtenBy: Array(count).fill(["ben"]) }));
    const [first] = merges;
    if (one.type === "queue") maker.queue(hour(index), merges);
    else if (first !== undefined) maker.merge({ at: hour(index), ...first });
  });
  return maker.history;
}

interface Lost {
  readonly update?: number;
  readonly commit?: string;
  readonly pull?: number;
}

/** What is made of a history, of which GitHub leaves one thing out. */
async function made(
  history: History,
  lost: Lost = {},
  head = headOf(history),
): Promise<readonly BranchChange[]> {
  const session = {
    now: () => NOW,
    async *items(operation: string, { basehead = "" }: { basehead?: string }) {
      if (operation.endsWith("/activity")) {
        const told = history.updates.filter((_, index) => index !== lost.update).reverse();
        for (const { at, type, actor, ...one } of told)
          yield { ...one, timestamp: at, activity_type: type, actor: { login: actor } };
        return;
      }
      const [base = "", head = ""] = basehead.split("...");
      for (const { sha, parents, written } of commitsBetween(history, base, head))
        if (sha !== lost.commit)
          yield {
            sha,
            parents: parents.map((one) => ({ sha: one })),
            commit: { author: { date: written } },
          };
    },
  } as unknown as GithubSession;
  const branch = {
    owner: "acme",
    repository: "api",
    name: "main",
    created: "2025-01-01T00:00:00Z",
    head,
    readAt: NOW,
    committed: hour(0),
  };
  const updates = await updatesSince(session, branch, FROM);
  const segments = await readSegments(session, branch, updates);
  return changesOf(
    { repository: "acme/api", branch: "main", began: undefined },
    segments,
    merged(history, lost),
  );
}

function merged({ pulls, commits }: History, { pull: lost }: Lost): ReadonlyMap<string, readonly Merged[]> {
  const writtenAt = new Map(commits.map(({ sha, written }) => [sha, Date.parse(written)]));
  return new Map(
    pulls
      .filter(({ number }) => number !== lost)
      .map(({ number, mergeCommit, head, commits: shas }) => [
        mergeCommit,
        [
          {
            pullRequest: { number, finalCommit: head } as Merged["pullRequest"],
            written: known(new Set(shas.flatMap((sha) => writtenAt.get(sha) ?? []))),
          },
        ],
      ]),
  );
}

const sum = (changes: readonly BranchChange[]) =>
  changes.reduce((all, { commits }) => all + commits.length, 0);
const histories = fc.array(step, { minLength: 1, maxLength: 7 }).map(historyOf);
const within = (history: History) => history.updates.filter(({ at }) => Date.parse(at) >= FROM.getTime());

test("every commit belongs to one change, every move and every pull request gives one", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const changes = await made(history);
      const brought = within(history).map(
        ({ before, after }) => commitsBetween(history, before, after).length,
      );
      expect(sum(changes)).toBe(brought.reduce((all, one) => all + one, 0));
      expect(new Set(changes.map(({ at }) => at)).size).toBe(within(history).length);
      expect(changes.flatMap(({ pullRequest }) => pullRequest?.number ?? [])).toEqual(
        history.pulls.map(({ number }) => number),
      );
      expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    }),
    { numRuns: 300 },
  );
});

test("a move or a pull request that is left out is noticed, and a commit is given to nobody", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      for (const one of within(history)) {
        const update = history.updates.indexOf(one);
        await expect(made(history, { update }), `move ${update}`).rejects.toThrow();
      }
      for (const { number: pull } of history.pulls)
        await expect(made(history, { pull }), `pull request ${pull}`).rejects.toThrow(
          /names no pull request/,
        );
      const all = sum(await made(history));
      for (const { sha: commit } of history.commits) {
        // How many there are is counted by GitHub, and held against the list where it is read.
        const counted = await made(history, { commit }).then(sum, () => 0);
        expect(counted, commit).toBeLessThanOrEqual(all);
      }
    }),
    { numRuns: 150 },
  );
});

test("a head that an earlier move ended at, too, proves nothing of the moves since", async () => {
  const history = historyOf([
    { type: "push", count: 1 },
    { type: "push", count: 1 },
  ]);
  const [, , last] = history.updates as [unknown, unknown, History["updates"][number]];
  history.updates.push({ ...last, before: last.after, after: last.before, type: "force_push", at: hour(2) });
  expect(await made(history)).toHaveLength(3);
  // GitHub does not yet tell who took the push away.
  await expect(made(history, { update: 3 })).rejects.toThrow(
    /does not know how main came to its newest commit/,
  );
});

test("moves after the head was read are none that are lost", async () => {
  const history = historyOf([{ type: "push", count: 1 }]);
  const [, push] = history.updates as [unknown, History["updates"][number]];
  const head = push.after;
  history.updates.push({
    ...push,
    before: head,
    after: push.before,
    type: "force_push",
    at: NOW.toISOString(),
  });
  expect(await made(history, {}, head)).toHaveLength(2);
});
