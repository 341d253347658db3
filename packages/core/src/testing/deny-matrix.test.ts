import { expect, test } from "vitest";
import { z } from "zod";
import {
  type AnyCheck,
  type Collector,
  days,
  defineCheck,
  fact,
  type Observed,
  type Quantity,
} from "../index.ts";
import {
  defineCollector,
  defineProviderKind,
  isReadError,
  known,
  observeCall,
  observed,
  quantity,
  ReadError,
  scopeOf,
} from "../provider/index.ts";
import { type DenyMatrix, denyMatrix, programOf, runProgram } from "./index.ts";

interface VaultSession {
  ask<T>(operation: string, answer: T): Promise<T>;
}
const vaultKind = defineProviderKind<VaultSession>()("vault", ["account"]);
const schema = z.object({ id: z.string(), period: observed(quantity("days")) });
type Key = z.infer<typeof schema>;
type Ask = VaultSession["ask"];

const names = (ask: Ask) => ask("vault:ListKeys", ["one", "two"]);
const periodOf = (ask: Ask): Promise<Observed<Quantity<"days">>> =>
  observeCall(() => ask("vault:GetRotation", days(90)));
async function* honest(ask: Ask): AsyncGenerator<Key> {
  for (const id of await names(ask)) yield { id, period: await periodOf(ask) };
}

/** A vault whose collector a test plants, judged by one check. */
function vault(collect: (ask: Ask) => AsyncIterable<Key>, ...more: readonly string[]): DenyMatrix {
  const keys: Collector<Key> = defineCollector({
    id: "vault/keys",
    resource: "vault key",
    provider: vaultKind,
    per: "account",
    operations: ["vault:ListKeys", "vault:GetRotation", ...more],
    schema,
    collect: ({ ask }) => collect(ask),
  });
  const check = defineCheck({
    id: "vault/key-rotation",
    title: "Vault key rotates",
    why: "An old key is a risk.",
    fix: "Rotate it.",
    severity: "medium",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: keys,
    assert: (key) => [fact("rotation period", key.period).atMost(days(365))],
  });
  return { checks: [check], run: (denied) => observationsOf(check, denied) };
}

async function observationsOf(check: AnyCheck, denied: string | undefined) {
  const provider = {
    kind: "provider",
    type: vaultKind,
    connect: async () => ({
      scopes: [{ scope: scopeOf(vaultKind, "account", ["1"]) }],
      session: () => ({
        async ask<T>(operation: string, answer: T): Promise<T> {
          if (operation !== denied) return answer;
          const message = `${operation} was denied.`;
          throw new ReadError({ code: "access-denied", message, operation, permission: operation });
        },
      }),
      close: () => undefined,
    }),
    permissions: () => ({ title: "", document: "", permissions: [] }),
  } as const;
  return (await runProgram(programOf([provider], [check]))).observations;
}

/** What the matrix says, by test. */
async function told(matrix: DenyMatrix): Promise<Readonly<Record<string, unknown>>> {
  const runs: [string, () => void | Promise<void>][] = [];
  const said: Record<string, unknown> = {};
  let current = "";
  const collected = {
    toEqual: () => undefined,
    toBe: () => undefined,
  };
  denyMatrix(matrix, {
    test: (name, run) => void runs.push([name, run]),
    expect: (value) => {
      said[current] = value;
      return collected;
    },
  });
  for (const [name, run] of runs) {
    current = name.replace(" denied decides what needs it, and nothing else", "");
    await run();
  }
  return said;
}

const key = (id: string) => `under-test / vault/key-rotation / all of vault/1: ${id}`;
const asBefore = (id: string, operation: string) =>
  `${key(id)} is pass as before, although it needs ${operation}, which is denied.`;

// As an author writes it: an honest collector has nothing to fear.
denyMatrix(vault(honest), { test, expect });

test("denies every operation that a listing declares, in order, and runs undenied once", async () => {
  const { checks, run } = vault(honest);
  const asked: unknown[] = [];
  const watched = (denied: string | undefined) => {
    asked.push(denied);
    return run(denied);
  };
  expect(await told({ checks, run: watched })).toEqual({ "vault:GetRotation": [], "vault:ListKeys": [] });
  expect(asked).toEqual([undefined, "vault:GetRotation", "vault:ListKeys"]);
});

test("tells of a collector that swallows a denial", async () => {
  const swallows = vault(async function* (ask) {
    try {
      yield* honest(ask);
    } catch (error) {
      if (!isReadError(error)) throw error;
    }
  });
  expect(await told(swallows)).toEqual({
    "vault:GetRotation": [],
    "vault:ListKeys": [
      `${key("one")} is gone, and no error in its scope names vault:ListKeys.`,
      `${key("two")} is gone, and no error in its scope names vault:ListKeys.`,
      "under-test / vault/key-rotation / all of vault/1: every vault key is new and not-applicable, not an error that names vault:ListKeys.",
      "vault:ListKeys is declared and decides nothing.",
    ],
  });
});

test("tells of a default in the place of what was denied", async () => {
  const assumes = vault(async function* (ask) {
    for (const id of await names(ask)) {
      yield { id, period: known(await ask("vault:GetRotation", days(90)).catch(() => days(90))) };
    }
  });
  expect(await told(assumes)).toEqual({
    "vault:GetRotation": [
      asBefore("one", "vault:GetRotation"),
      asBefore("two", "vault:GetRotation"),
      "vault:GetRotation is declared and decides nothing.",
    ],
    "vault:ListKeys": [],
  });
});

test("tells of an operation that decides nothing", async () => {
  const asksMore = vault(async function* (ask) {
    await observeCall(() => ask("vault:GetTags", {}));
    yield* honest(ask);
  }, "vault:GetTags");
  expect(await told(asksMore)).toMatchObject({
    "vault:GetTags": [
      asBefore("one", "vault:GetTags"),
      asBefore("two", "vault:GetTags"),
      "vault:GetTags is declared and decides nothing.",
    ],
  });
  expect(await told({ ...asksMore, spares: (_, operation) => operation === "vault:GetTags" })).toMatchObject({
    "vault:GetTags": ["vault:GetTags is declared and decides nothing."],
  });
});

test("tells of an error that names another permission, and of an operation that nobody declares", async () => {
  const matrix = vault(honest);
  expect(
    await told({
      ...matrix,
      operations: ["vault:GetRotation", "vault:Guess"],
      permissionOf: () => "keys:read",
    }),
  ).toEqual({
    "vault:GetRotation": [
      `${key("one")} was pass and is error, not an error that names keys:read.`,
      `${key("two")} was pass and is error, not an error that names keys:read.`,
      "vault:GetRotation is declared and decides nothing.",
    ],
    "vault:Guess": ["vault:Guess is declared by no listing of these checks."],
  });
});

test("tells of a matrix in which nothing is denied", async () => {
  const { run } = vault(honest);
  expect(await told({ checks: [], run })).toEqual({
    "there is an operation to deny": ["The listings declare no operation."],
  });
});
