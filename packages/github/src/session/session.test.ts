import { days } from "@bylaw/core";
import { isReadError, type SessionTools } from "@bylaw/core/provider";
import { expect, test } from "vitest";
import { type GraphqlAnswer, openSession, type Page } from "./session.ts";

interface Asked {
  readonly first: number;
  readonly after: string | null;
}

/** A session whose GraphQL answers are given, and what it asked for. */
function sessionOf(...answers: readonly (GraphqlAnswer | Error)[]) {
  return slowSessionOf(0, ...answers);
}

/** One that takes so many milliseconds to answer. */
function slowSessionOf(milliseconds: number, ...answers: readonly (GraphqlAnswer | Error)[]) {
  let now = 0;
  const asked: Asked[] = [];
  const signal = new AbortController().signal;
  const tools: SessionTools = {
    signal,
    now: () => new Date(now),
    sleep: async () => undefined,
    call: ({ run }) => run(signal),
  };
  const client = {
    request: async () => ({ data: {} }),
    graphql: async (_text: string, variables: object) => {
      asked.push(variables as Asked);
      now += milliseconds;
      const answer = answers[asked.length - 1];
      if (answer === undefined) throw new Error("asked too often");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const session = openSession(
    { organization: "acme", selection: "unknown", lookBack: days(35), records: [], run: {} },
    client,
    tools,
  );
  const query = { text: "query", variables: {}, connection: ["organization", "repositories"] };
  const read = async (): Promise<readonly Page[] | string> => {
    const pages: Page[] = [];
    try {
      for await (const page of session.pages("POST /graphql repositories", query)) pages.push(page);
      return pages;
    } catch (error) {
      if (!isReadError(error)) throw error;
      return `${error.problem.code}: ${error.problem.message}`;
    }
  };
  return { asked, read };
}

function page(
  nodes: readonly unknown[],
  totalCount: number,
  endCursor: string | null = null,
  errors: readonly object[] = [],
  hasNextPage = endCursor !== null,
): GraphqlAnswer {
  const repositories = { totalCount, pageInfo: { hasNextPage, endCursor }, nodes };
  return { data: { organization: { repositories } }, errors };
}

const unfinished = {
  type: "RESOURCE_LIMITS_EXCEEDED",
  path: ["organization", "repositories", "nodes", 1],
  message: "Resource limits for this query exceeded.",
};

test("pages are followed to the end and say where they stand", async () => {
  const { read, asked } = sessionOf(page(["a", "b"], 3, "1"), page(["c"], 3));
  expect(await read()).toEqual([
    { nodes: ["a", "b"], before: 0, total: 3 },
    { nodes: ["c"], before: 2, total: 3 },
  ]);
  expect(asked).toEqual([
    { first: 25, after: null },
    { first: 50, after: "1" },
  ]);
});

const four = [page(["a"], 4, "1"), page(["b"], 4, "2"), page(["c"], 4, "3"), page(["d"], 4)];

test("the page after one that came quickly is twice as wide, to 100 at most", async () => {
  const { read, asked } = slowSessionOf(1999, ...four);
  expect(await read()).toHaveLength(4);
  expect(asked.map(({ first }) => first)).toEqual([25, 50, 100, 100]);
});

test("the page after one that took its time is as wide", async () => {
  const { read, asked } = slowSessionOf(2000, ...four);
  expect(await read()).toHaveLength(4);
  expect(asked.map(({ first }) => first)).toEqual([25, 25, 25, 25]);
});

test("a width that failed is not tried again", async () => {
  const unavailable = page(["a", null], 3, null, [unfinished]);
  const { read, asked } = sessionOf(page(["a"], 3, "1"), unavailable, page(["b"], 3, "2"), page(["c"], 3));
  expect(await read()).toHaveLength(3);
  expect(asked.map(({ first }) => first)).toEqual([25, 50, 25, 25]);
});

test("fewer nodes than GitHub counts are partial data", async () => {
  expect(await sessionOf(page(["a"], 2)).read()).toBe(
    "partial-data: POST /graphql repositories gave 1 of 2.",
  );
});

test("paging that leads nowhere or in circles is partial data", async () => {
  expect(await sessionOf(page(["a"], 2, null, [], true)).read()).toBe(
    "partial-data: POST /graphql repositories says that there is more and not where.",
  );
  expect(await sessionOf(page(["a"], 3, "1"), page(["b"], 3, "1")).read()).toBe(
    "partial-data: POST /graphql repositories gave the same page twice.",
  );
});

test("an answer that GitHub could not finish is asked again on narrower pages", async () => {
  const { read, asked } = sessionOf(page(["a", null], 2, null, [unfinished]), page(["a", "b"], 2));
  expect(await read()).toEqual([{ nodes: ["a", "b"], before: 0, total: 2 }]);
  expect(asked.map(({ first }) => first)).toEqual([25, 12]);
});

test("a node that is null without a reason is asked for again, and then left null", async () => {
  const answer = page(["a", null], 2);
  const { read, asked } = sessionOf(answer, answer, answer, answer);
  expect(await read()).toEqual([{ nodes: ["a", null], before: 0, total: 2 }]);
  expect(asked).toHaveLength(4);
});

test("what stays unfinished on the narrowest page is unreadable where it stands", async () => {
  const answer = page(["a", null], 2, null, [unfinished]);
  const { read, asked } = sessionOf(answer, answer, answer, structuredClone(answer));
  expect(await read()).toMatchObject([
    {
      nodes: [
        "a",
        {
          state: "unreadable",
          problem: {
            code: "unavailable",
            message: "POST /graphql repositories failed at nodes (RESOURCE_LIMITS_EXCEEDED).",
          },
        },
      ],
    },
  ]);
  expect(asked.map(({ first }) => first)).toEqual([25, 12, 6, 5]);
});

test("a rate limit in the middle of an answer is not a part of it", async () => {
  const limited = { type: "RATE_LIMITED", path: ["organization", "repositories", "nodes", 1], message: "?" };
  const { read, asked } = sessionOf(page(["a", null], 2, null, [limited]));
  expect(await read()).toBe(
    "throttled: POST /graphql repositories was throttled to the end at nodes (RATE_LIMITED).",
  );
  expect(asked).toHaveLength(1);
});

test("an error that explains no null spoils the answer", async () => {
  const lost = { type: "FORBIDDEN", path: ["organization", "repositories", "nodes", 0], message: "?" };
  expect(await sessionOf(page(["a"], 1, null, [lost])).read()).toBe(
    "access-denied: POST /graphql repositories was denied at nodes (FORBIDDEN).",
  );
  expect(await sessionOf(page(["a"], 1, null, [{ type: "FORBIDDEN", message: "?" }])).read()).toBe(
    "access-denied: POST /graphql repositories was denied (FORBIDDEN).",
  );
});

test("an error at a place that no answer has spoils the answer and changes nothing else", async () => {
  const path = ["__proto__", "__proto__"];
  expect(await sessionOf(page(["a"], 1, null, [{ type: "FORBIDDEN", path, message: "?" }])).read()).toBe(
    "access-denied: POST /graphql repositories was denied at __proto__ (FORBIDDEN).",
  );
});

test("an answer of another shape is not read", async () => {
  const empty = { data: { organization: {} }, errors: [] };
  expect(await sessionOf(empty).read()).toBe(
    "schema-mismatch: POST /graphql repositories gave an answer of another shape at organization.repositories.",
  );
  expect(await sessionOf({ data: null, errors: [] }).read()).toBe(
    "schema-mismatch: POST /graphql repositories gave an answer of another shape.",
  );
  const old = {
    message: "Field 'rules' doesn't exist on type 'Ref'",
    extensions: { code: "undefinedField" },
  };
  expect(await sessionOf({ data: null, errors: [old] }).read()).toBe(
    "schema-mismatch: POST /graphql repositories is not what this GitHub answers (undefinedField).",
  );
});
