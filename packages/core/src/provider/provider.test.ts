import { expect, test } from "vitest";
import { z } from "zod";
import { defineEnvironment } from "../index.ts";
import {
  absent,
  answerMismatch,
  defineCollector,
  defineProviderKind,
  describeEach,
  describeMany,
  followPages,
  inspect,
  observeCall,
  ReadError,
  readable,
  type SessionTools,
  scopeOf,
} from "./index.ts";

const problem = { code: "throttled", message: "vault:List was throttled.", operation: "vault:List" } as const;
const refuse = () => {
  throw new ReadError(problem);
};
const breaks = () => {
  throw new TypeError("a fault of ours");
};
async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("readable keeps what was read, and why it was not", () => {
  expect(inspect(readable(() => 1))).toEqual({ state: "known", value: 1 });
  expect(inspect(readable(refuse))).toEqual({ state: "unreadable", problem });
  expect(() => readable(breaks)).toThrow(new TypeError("a fault of ours"));
});

test("an answer of another shape is a schema-mismatch that names the operation", () => {
  expect(answerMismatch("vault:List", "answered without Locks").problem).toEqual({
    code: "schema-mismatch",
    message: "vault:List answered without Locks.",
    operation: "vault:List",
  });
});

test("observeCall makes a failed call absent only where the caller says so", async () => {
  const none = absent("vault:List", "NoLocks");
  expect(inspect(await observeCall(async () => 1))).toEqual({ state: "known", value: 1 });
  expect(inspect(await observeCall(async () => refuse()))).toEqual({ state: "unreadable", problem });
  expect(
    await observeCall(
      async () => refuse(),
      () => none,
    ),
  ).toBe(none);
  expect(
    inspect(
      await observeCall(
        async () => refuse(),
        () => undefined,
      ),
    ),
  ).toMatchObject({
    state: "unreadable",
  });
  await expect(
    observeCall(
      async () => breaks(),
      () => none,
    ),
  ).rejects.toThrow("a fault of ours");
});

test("describeEach names what it could not describe, and leaves out what is gone", async () => {
  const described = describeEach(
    2,
    ["a", "b", "c", "d"],
    (name) => `vault/${name}`,
    async (name) => (name === "b" ? refuse() : name === "c" ? undefined : { id: name }),
  );
  expect(await allOf(described)).toEqual([
    { id: "a" },
    { kind: "unreadable-resource", id: "vault/b", problem },
    { id: "d" },
  ]);
});

test("describeMany gives every part of what it described, and an item of none is no failure", async () => {
  const described = describeMany(
    2,
    ["a", "b", "c"],
    (name) => `vault/${name}`,
    async (name) => (name === "a" ? [{ id: "a:1" }, { id: "a:2" }] : name === "b" ? [] : refuse()),
  );
  expect(await allOf(described)).toEqual([
    { id: "a:1" },
    { id: "a:2" },
    { kind: "unreadable-resource", id: "vault/c", problem },
  ]);
});

test("describeEach ends with a fault of the collector, and with an item that has no id", async () => {
  const describeAll = (idOf: () => string, describe: () => Promise<never>) =>
    allOf(describeEach(2, ["a"], idOf, describe));
  await expect(
    describeAll(
      () => "a",
      async () => breaks(),
    ),
  ).rejects.toThrow("a fault of ours");
  await expect(describeAll(refuse, async () => refuse())).rejects.toThrow(problem.message);
});

test("scopeOf names the environment only where there is one", () => {
  const vault = defineProviderKind()("vault", ["account", "region"]);
  expect(scopeOf(vault, "account", ["1"])).toEqual({ provider: "vault", level: "account", path: ["1"] });
  expect(scopeOf(vault, "region", ["1", "here"], defineEnvironment("production"))).toEqual({
    provider: "vault",
    level: "region",
    path: ["1", "here"],
    environment: "production",
  });
  // @ts-expect-error: it has no such level.
  scopeOf(vault, "zone", ["1"]);
});

test("C15: a kind with operations types its collectors and its session's calls, and one without accepts any", () => {
  const operations = ["vault:ListLocks"] as const;
  const kind = defineProviderKind<{ locks(): string[] }>()("vault", ["account"], { operations });
  expect(kind.operations).toEqual(["vault:ListLocks"]);
  const definition = {
    id: "vault/locks",
    resource: "lock",
    per: "account",
    schema: z.object({ id: z.string() }),
    async *collect() {
      yield* [];
    },
  } as const;
  defineCollector({ ...definition, provider: kind, operations: ["vault:ListLocks"] });
  // @ts-expect-error: it has no such operation.
  defineCollector({ ...definition, provider: kind, operations: ["vault:ListKeys"] });
  const older = defineProviderKind<unknown>()("vault", ["account"]);
  expect(older).not.toHaveProperty("operations");
  defineCollector({ ...definition, provider: older, operations: ["vault:Anything"] });
  const request = { limiter: "vault", perSecond: 1, run: async () => 1, isThrottle: () => false };
  const ask = (tools: SessionTools<(typeof operations)[number]>) => [
    tools.call({ ...request, operation: "vault:ListLocks" }),
    // @ts-expect-error: it has no such operation.
    tools.call({ ...request, operation: "vault:ListKeys" }),
  ];
  const session = (_scope: unknown, tools: SessionTools): unknown => ask(tools);
  expect(session).toBeTypeOf("function");
});

test("followPages asks to the last page, and ends where an answer leads nowhere or in a circle", async () => {
  const pages = (nexts: readonly (string | undefined | null)[]) => {
    let at = 0;
    return allOf(
      followPages(
        "vault:List",
        async (from) => `${from}>${nexts[at]}`,
        () => nexts[at++],
      ),
    );
  };
  expect(await pages(["b", "c", undefined])).toEqual(["undefined>b", "b>c", "c>undefined"]);
  await expect(pages(["b", null])).rejects.toThrow("vault:List says that there is more and not where.");
  await expect(pages([""])).rejects.toThrow("vault:List says that there is more and not where.");
  await expect(pages(["b", "b"])).rejects.toThrow("vault:List gave the same page twice.");
});
