import { describe, expect, test } from "vitest";
import {
  type AnyCheck,
  anyOf,
  type Control,
  days,
  defineCheck,
  defineControl,
  defineView,
  fact,
  from,
  type Program,
  soc2,
} from "../index.ts";
import { known, unreadable, unreadableResource } from "../provider/index.ts";
import {
  always,
  ana,
  type Source,
  testTools,
  type VaultKey,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { collectProgram, evaluateRecording, planRun, type Recording } from "./index.ts";

const common = {
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;
const denied = { code: "access-denied", message: "vault:Get was denied." } as const;
const key = (id: string, age: number, more: { readonly name?: string } = {}): VaultKey => ({
  id,
  manager: "customer",
  period: known(days(age)),
  ...more,
});
const controlOf = (checks: NonNullable<Parameters<typeof defineControl>[0]["checks"]>): Control =>
  defineControl({
    id: "rotation",
    title: "Keys rotate",
    statement: "The vault rotates every key.",
    satisfies: [soc2("CC6.1")],
    owner: ana,
    frequency: "continuous",
    checks,
  });
const programOf = (
  source: Source,
  checks: Parameters<typeof controlOf>[0] = [vaultKeyRotation],
  regions: readonly string[] = ["north"],
): Program =>
  vaultProgram({ policies: [], controls: [controlOf(checks)], providers: [vault(regions, source)] });

/** What a run of a part ends with, on the same recording. */
async function codeOf(program: Program, recording: Recording, ...ids: readonly string[]): Promise<number> {
  return (await evaluateRecording(planRun(program, ids), recording)).exitCode;
}
const record = (program: Program): Promise<Recording> => collectProgram(program, testTools());

describe("a run that was asked for one resource is never better than the whole run was", () => {
  test("where each of an alternative fails on another resource, neither excuses the other", async () => {
    const but = (id: string): AnyCheck =>
      defineCheck({
        ...common,
        id: `vault/not-${id}`,
        each: vaultKeys,
        assert: (one) => [fact("id", one.id).isNot(id)],
      });
    const source = always(key("first-key", 1), key("second-key", 1));
    const program = programOf(source, [anyOf(but("first-key"), but("second-key"))]);
    const recording = await record(program);
    expect(await codeOf(program, recording)).toBe(1);
    expect(await codeOf(program, recording, "first-key")).toBe(1);
    expect(await codeOf(program, recording, "second-key")).toBe(1);
  });

  test("where a check of the whole listing fails that the resource is in", async () => {
    const some = defineCheck({
      ...common,
      id: "vault/some-spare",
      whenEmpty: "fails",
      over: vaultKeys,
      assert: (all) => [fact("spare keys", all.filter(({ id }) => id === "spare").length).is(1)],
    });
    const program = programOf(always(key("a", 1)), [some, vaultKeyRotation]);
    const recording = await record(program);
    expect(await codeOf(program, recording)).toBe(1);
    expect(await codeOf(program, recording, "a")).toBe(1);
  });

  test("where one that could not be read may be of that name", async () => {
    const source: Source = async function* ({ region }) {
      if (region === "north") yield key("k1", 1, { name: "payments" });
      else yield unreadableResource("k2", denied);
    };
    const program = programOf(source, [vaultKeyRotation], ["north", "south"]);
    const recording = await record(program);
    expect(await codeOf(program, recording)).toBe(2);
    expect(await codeOf(program, recording, "payments")).toBe(2);
  });

  test("where what it is derived from could not be read elsewhere", async () => {
    const parts = defineView({
      id: "vault/parts",
      resource: "part",
      each: vaultKeys,
      using: {},
      deriveMany: (one) => from(one.period, ({ amount }) => [{ id: "the-derived-part", amount }]),
    });
    const small = defineCheck({
      ...common,
      id: "vault/part-small",
      each: parts,
      assert: (part) => [fact("amount", part.amount).atMost(100)],
    });
    const source: Source = async function* ({ region }) {
      yield region === "north" ? key("k1", 1) : { ...key("k2", 1), period: unreadable(denied) };
    };
    const program = programOf(source, [small], ["north", "south"]);
    const recording = await record(program);
    expect(await codeOf(program, recording)).toBe(2);
    expect(await codeOf(program, recording, "the-derived-part")).toBe(2);
  });

  test.each<[string, (batch: readonly string[]) => readonly string[]]>([
    ["holds fewer lines than it says", (batch) => batch.slice(0, 1)],
    ["holds a line that is no resource", (batch) => [batch[0] ?? "", "{garbage"]],
  ])("where the listing %s", async (_, change) => {
    const program = programOf(always(key("a", 1), key("b", 999)));
    const whole = await record(program);
    const recording: Recording = {
      ...whole,
      listings: whole.listings.map((listing) => ({
        ...listing,
        async *lines() {
          for await (const batch of listing.lines()) yield change(batch);
        },
      })),
    };
    expect(await codeOf(program, recording)).toBe(2);
    expect(await codeOf(program, recording, "a")).toBe(2);
  });
});
