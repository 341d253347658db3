import { describe, expect, test } from "vitest";
import { z } from "zod";
import { atMost, days, defineCheck, defineView, fact, from, whenAbsent } from "../../index.ts";
import {
  absent,
  defineCollector,
  defineProviderKind,
  known,
  observed,
  quantity,
  unreadable,
} from "../../provider/index.ts";
import { judge, listingOf, recordingOf } from "../../testing/index.ts";

const kind = defineProviderKind<unknown>()("vault", ["account"]);
const users = defineCollector({
  id: "vault/users",
  resource: "vault user",
  provider: kind,
  per: "account",
  operations: ["vault:ListUsers"],
  schema: z.object({
    id: z.string(),
    keys: observed(z.array(z.object({ name: z.string(), age: observed(quantity("days")) }))),
  }),
  async *collect() {
    yield* [];
  },
});
const accessKeys = defineView({
  id: "vault/access-keys",
  resource: "access key",
  each: users,
  using: {},
  deriveMany: ({ id, keys }) =>
    from(keys, (all) => all.map(({ name, age }) => ({ id: `${id}/${name}`, name, age }))),
});
const young = defineCheck({
  id: "vault/access-key-young",
  title: "Access key is young",
  why: "Old keys leak.",
  fix: "Replace it.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: ["Keys that no user holds are not seen."],
  each: accessKeys,
  parameters: { age: atMost(days(90)) },
  assert: (key, { age }) => [fact("age", key.age).atMost(age)],
});
const denied = { code: "access-denied", message: "vault:ListKeys was denied." } as const;
const verdicts = async (given: Parameters<typeof listingOf<{ id: string; keys: never }>>[1]) =>
  (await judge(young, recordingOf([listingOf(users, given as never)]))).map(
    ({ resource, outcome, problem, reason }) =>
      [resource.id, outcome, problem?.message ?? reason].filter(Boolean),
  );
const key = (name: string, age: number) => ({ name, age: known(days(age)) });

describe("C13: deriveMany", () => {
  test("judges each of several on its own", async () => {
    const given = [
      { id: "ana", keys: known([key("one", 10), key("two", 100)]) },
      { id: "ben", keys: known([]) },
    ];
    expect(await verdicts(given as never)).toEqual([
      ["ana/one", "pass"],
      ["ana/two", "fail"],
    ]);
  });

  test("of a list that could not be read is undecided for the resource that it is of", async () => {
    const given = [
      { id: "ana", keys: unreadable(denied) },
      { id: "ben", keys: known([key("one", 1)]) },
      { id: "cleo", keys: absent("vault:ListKeys", "no keys") },
    ];
    expect(await verdicts(given as never)).toEqual([
      ["ana", "error", "vault:ListKeys was denied."],
      ["ben/one", "pass"],
    ]);
  });

  test("of nothing at all is not applicable, with the proof", async () => {
    expect(await verdicts([{ id: "ben", keys: known([]) }] as never)).toEqual([
      [
        "vault/test-account",
        "not-applicable",
        "There is no access key among 1 of vault/users in vault/test-account: the listing is complete.",
      ],
    ]);
  });

  test("refuses the same id twice, a promise, and a view without either form", async () => {
    const twice = [{ id: "ana", keys: known([key("one", 1), key("one", 2)]) }];
    expect(await verdicts(twice as never)).toEqual([
      ["ana/one", "pass"],
      ["ana", "error", "vault/access-keys derives ana/one twice."],
    ]);
    const fields = { id: "vault/odd", resource: "odd", each: users, using: {} } as const;
    expect(() => defineView({ ...fields } as never)).toThrow("it needs derive or deriveMany, and not both.");
    const late = defineView({ ...fields, deriveMany: (async () => []) as never });
    const check = defineCheck({ ...young, each: late, assert: () => [fact("on", true).is(true)] } as never);
    const recording = recordingOf([listingOf(users, [{ id: "ana", keys: known([]) }] as never)]);
    expect((await judge(check, recording)).map(({ problem }) => problem?.message)).toEqual([
      "vault/odd threw: deriveMany answers with a list, and not a promise",
    ]);
  });

  test("a view that forgets to open the list is found out", async () => {
    const careless = defineView({
      id: "vault/careless",
      resource: "user with keys",
      each: users,
      using: {},
      // The list is observed, so it is always something.
      deriveMany: (user) => ((user.keys as unknown) ? [{ id: user.id }] : []),
    });
    const check = defineCheck({
      ...young,
      each: careless,
      assert: () => [fact("on", true).is(true)],
    } as never);
    const given = [{ id: "ana", keys: whenAbsent(unreadable(denied), []) }];
    const [told] = await judge(check, recordingOf([listingOf(users, given as never)]));
    expect(told).toMatchObject({ outcome: "error", problem: { code: "unopened-value" } });
  });
});
