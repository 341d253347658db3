import { describe, expect, test } from "vitest";
import { defineCheck, defineView, fact, from } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { judge, listingOf, recordingOf } from "../../testing/index.ts";
import { type VaultKey, vaultKeys } from "../../vault.fixture.ts";
import { key, words } from "../run.fixture.ts";

const recording = recordingOf([listingOf(vaultKeys, [key("a", 90), key("b", 400)])]);
const told = async (derive: (one: VaultKey) => { readonly id: string }) => {
  const view = defineView({
    id: "vault/derived",
    resource: "derived key",
    each: vaultKeys,
    using: {},
    derive,
  });
  const check = defineCheck({
    ...words,
    id: "vault/derived-fine",
    each: view,
    assert: () => [fact("fine", true).is(true)],
  });
  return (await judge(check, recording)).map(({ outcome, problem }) => problem?.message ?? outcome);
};
/** True for every observed value, whatever it says. */
const isThere = (value: unknown): boolean => Boolean(value);
const taken =
  "vault/derived uses period as a plain value. It is observed, and always true: hand it to fact, or map it with from.";

describe("a view that uses an observed value as a plain one", () => {
  test.each<[string, (one: VaultKey) => { readonly id: string }]>([
    ["for a part that is there or is not", (one) => ({ id: one.id, rotates: isThere(one.period) })],
    [
      "for a part that is something or undefined",
      (one) => ({ id: one.id, rotates: isThere(one.period) ? "yes" : undefined }),
    ],
    [
      "for a part that is undefined or something",
      (one) => ({ id: one.id, rotates: isThere(one.period) ? undefined : "no" }),
    ],
    [
      "for an observed value of its own making",
      (one) => ({ id: one.id, rotates: known(isThere(one.period)) }),
    ],
    [
      "for a part within an observed value of its own making",
      (one) => ({ id: one.id, rotates: known({ by: known([isThere(one.period)]) }) }),
    ],
  ])("is found out: %s", async (_, derive) => {
    expect(await told(derive)).toEqual([taken, taken]);
  });

  test.each<[string, (one: VaultKey) => { readonly id: string }]>([
    ["hands it on", (one) => ({ id: one.id, period: one.period })],
    ["maps it", (one) => ({ id: one.id, months: from(one.period, ({ amount }) => amount / 30) })],
    ["makes an observed value of plain ones", (one) => ({ id: one.id, manager: known(one.manager) })],
    [
      "takes what it does not need, and makes an observed value of plain ones",
      ({ period: _, ...rest }) => ({ id: rest.id, manager: known(rest.manager) }),
    ],
    ["leaves a part undefined by what is plain", (one) => ({ id: one.id, x: one.name ?? undefined })],
  ])("and one that %s is taken at its word", async (_, derive) => {
    expect(await told(derive)).toEqual(["pass", "pass"]);
  });
});
