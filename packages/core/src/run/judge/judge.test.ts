import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Assertion, allOf, anyOf, days, defineCheck, fact } from "../../index.ts";
import { absent, defineCollector, known, unreadable } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import {
  always,
  rotation,
  type VaultKey,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { asUse, evaluateRecording, type Observation } from "../index.ts";
import { denied, key, run, words } from "../run.fixture.ts";

describe("an assertion", () => {
  const observe = async (assert: unknown) => {
    const check = { ...vaultKeyRotation, assert } as typeof vaultKeyRotation;
    const controls = [{ ...rotation, checks: [check] }];
    const program = vaultProgram({ policies: [], controls });
    const seen: Observation[] = [];
    await evaluateRecording(program, recordingOf([listingOf(vaultKeys, [key("a", 1)])]), {
      onObservation: (one) => void seen.push(one),
    });
    return seen[0];
  };

  test.each<[string, unknown, string]>([
    ["throws", () => JSON.parse("{"), "assertion-threw"],
    [
      "throws what is no error",
      () => {
        throw "no";
      },
      "assertion-threw",
    ],
    ["returns nothing", () => undefined, "no-assertions"],
    ["returns an empty list", () => [], "no-assertions"],
    ["returns a promise", async () => [fact("a", true).is(true)], "no-assertions"],
    ["returns what is no assertion", () => [{ outcome: "pass" }], "no-assertions"],
    ["returns a bare true", () => true, "no-assertions"],
  ])("that %s is an error", async (_, assert, code) => {
    expect(await observe(assert)).toMatchObject({ outcome: "error", problem: { code } });
  });

  test("about an unreadable value is an error that names the permission", async () => {
    const program = vaultProgram();
    const seen: Observation[] = [];
    const listing = listingOf(vaultKeys, [
      key("a", 1, { period: unreadable(denied) }),
      key("b", 1, { period: absent("o", "None") }),
    ]);
    await evaluateRecording(program, recordingOf([listing]), { onObservation: (one) => void seen.push(one) });
    expect(seen.map(({ outcome, problem }) => [outcome, problem?.permission])).toEqual([
      ["error", "vault:Get"],
      ["fail", undefined],
    ]);
  });
});

describe("one check cannot change what the next one sees", () => {
  test.each<[string, (resource: VaultKey, others: readonly VaultKey[]) => unknown]>([
    ["a field", (one) => Object.assign(one, { period: known(days(1)) })],
    ["a field of a field", (one) => Object.assign(one.period, { state: "known" })],
    ["another listing", (_, others) => (others as VaultKey[]).splice(0)],
  ])("by writing to %s", async (_, write) => {
    const using = { others: vaultKeys };
    const tampering = defineCheck({
      ...words,
      id: "vault/a-tampering",
      each: vaultKeys,
      using,
      assert: (one, { others }) => {
        write(one, others);
        return [fact("fine", true).is(true)];
      },
    });
    const honest = defineCheck({
      ...words,
      id: "vault/b-honest",
      each: vaultKeys,
      using,
      assert: (one, { others }) => [
        fact("period", one.period).atMost(days(500)),
        fact("keys", others.length).is(1),
      ],
    });
    const controls = [{ ...rotation, checks: [tampering, honest] }];
    const providers = [vault(["north"], always(key("a", 400)))];
    expect((await run(vaultProgram({ policies: [], controls, providers }))).outcomes).toEqual([
      "error",
      "pass",
    ]);
  });
});

describe("what is no assertion is never weighed", () => {
  const outcome = async (assert: unknown) => {
    const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, assert } as typeof vaultKeyRotation] }];
    const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
    const { observations } = await run(vaultProgram({ policies: [], controls }), recording);
    return [observations[0]?.outcome, observations[0]?.problem?.code];
  };

  test.each<[string, unknown]>([
    ["data that looks like one", () => [{ kind: "assertion", name: "x", outcome: "pass" }]],
    ["a copy of one", () => [{ ...fact("a", true).is(true) }]],
    ["holes", () => new Array(2)],
    ["a fact without its expectation", () => [fact("a", true)]],
    ["a promise that rejects", () => Promise.reject(new Error("later"))],
    ["promises within allOf", () => [allOf("all", [Promise.resolve(fact("a", true).is(false))] as never)]],
    ["promises within anyOf", () => [anyOf("any", [Promise.resolve(fact("a", true).is(false))] as never)]],
    ["booleans from every", () => [fact("xs", ["a"]).every((() => false) as never)]],
  ])("%s", async (_, assert) => {
    expect(await outcome(assert)).toEqual(["error", "no-assertions"]);
  });

  test("and a thrown object without a prototype stays within its observation", async () => {
    const thrower = () => {
      throw Object.create(null);
    };
    expect(await outcome(thrower)).toEqual(["error", "assertion-threw"]);
  });
});

test("a resource that its schema froze on the surface is frozen to the bottom", async () => {
  const tagged = defineCollector({
    id: "vault/tagged",
    resource: "tagged key",
    provider: vaultKeys.provider,
    per: "region",
    operations: ["vault:ListKeys"],
    schema: z.object({ id: z.string(), tags: z.array(z.string()) }).readonly(),
    async *collect() {
      // It is only ever replayed.
    },
  });
  const tampering = defineCheck({
    ...words,
    id: "vault/a-tampering",
    each: tagged,
    assert: (one) => [fact("tags", (one.tags as string[]).sort()).is([])],
  });
  const program = vaultProgram({ policies: [], controls: [{ ...rotation, checks: [tampering] }] });
  const recording = recordingOf([listingOf(tagged, [{ id: "a", tags: ["b", "a"] }])]);
  expect((await run(program, recording)).observations).toMatchObject([
    {
      outcome: "error",
      problem: {
        code: "assertion-threw",
        message: expect.stringMatching(
          /^vault\/a-tampering threw: .* What a check receives is frozen: copy it before changing it\.$/,
        ) as string,
      },
    },
  ]);
});

test("what was weighed stays what it was, however long a check holds on to it", async () => {
  const made: Assertion[] = [fact("a", true).is(false)];
  const assert = (() => made) as unknown as typeof vaultKeyRotation.assert;
  const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, assert }] }];
  const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
  const { observations } = await run(vaultProgram({ policies: [], controls }), recording);
  made.pop();
  expect(observations).toMatchObject([{ outcome: "fail", assertions: [{ name: "a", outcome: "fail" }] }]);
});

test("a selector that answers with a promise leaves nothing out", async () => {
  const later = { id: "later", because: "It is decided later.", test: (async () => false) as never };
  const controls = [{ ...rotation, checks: [vaultKeyRotation.where(later)] }];
  const providers = [vault(["north"], always(key("a", 1)))];
  expect((await run(vaultProgram({ policies: [], controls, providers }))).outcomes).toEqual(["error"]);
});

describe("whether a check applies", () => {
  const outcome = async (appliesTo: unknown, assert: unknown = () => [fact("on", true).is(true)]) => {
    const check = { ...vaultKeyRotation, appliesTo, assert } as typeof vaultKeyRotation;
    const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
    const { observations } = await run(
      vaultProgram({ policies: [], controls: [{ ...rotation, checks: [check] }] }),
      recording,
    );
    const [one] = observations;
    return [one?.outcome, one?.reason ?? one?.problem?.message];
  };
  const refused = ["error", "appliesTo must return true or a sentence that says why not."];

  test.each<[string, () => unknown, readonly unknown[]]>([
    ["true", () => true, ["pass", undefined]],
    ["a sentence", () => "It is archived.", ["not-applicable", "It is archived."]],
    ["what was read as true", () => known(true), ["pass", undefined]],
    ["what was read as a sentence", () => known("It is archived."), ["not-applicable", "It is archived."]],
    ["what was not read", () => unreadable(denied), ["error", "vault:Get was denied."]],
    [
      "what there is none of: absent is no answer",
      () => absent("vault:Get", "NoManager"),
      ["error", "Whether the check applies depends on a value that is absent (NoManager)."],
    ],
    ["false: it says no reason", () => false, refused],
    ["an empty sentence", () => " ", refused],
    ["a number", () => 1, refused],
    ["a promise of true", () => Promise.resolve(true), refused],
    ["a promise that rejects", () => Promise.reject(new Error("later")), refused],
    [
      "nothing but an error",
      () => {
        throw new Error("boom");
      },
      ["error", "vault/key-rotation threw: boom"],
    ],
  ])("is told by %s", async (_, appliesTo, expected) => {
    expect(await outcome(appliesTo)).toEqual(expected);
  });

  test("is asked before anything is asserted, and a check that does not apply asserts nothing", async () => {
    let asserted = 0;
    const assert = () => {
      asserted += 1;
      return [fact("on", true).is(false)];
    };
    expect(await outcome(() => "It is archived.", assert)).toEqual(["not-applicable", "It is archived."]);
    expect(asserted).toBe(0);
  });

  test("is asked after the selectors: what is left out is left out for their reason", async () => {
    const old = { id: "old", because: "Young keys are another's.", test: () => false };
    const check = { ...vaultKeyRotation, appliesTo: () => "It is archived." } as typeof vaultKeyRotation;
    const controls = [{ ...rotation, checks: [asUse(check).where(old)] }];
    const recording = recordingOf([listingOf(vaultKeys, [key("a", 1)])]);
    const { observations } = await run(vaultProgram({ policies: [], controls }), recording);
    expect(observations[0]?.reason).toBe("Left out by old: Young keys are another's.");
  });
});
