import { describe, expect, test } from "vitest";
import { type Control, defineCheck, fact, soc2 } from "../index.ts";
import { unreadable } from "../provider/index.ts";
import { collectProgram, isNothing } from "../run/index.ts";
import { denied, key, words } from "../run/run.fixture.ts";
import {
  always,
  rotationPeriod,
  testTools,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../vault.fixture.ts";
import { diff, north, other, program, task, turns, withControl } from "./diff.fixture.ts";

const base = program();

describe("what is judged no longer", () => {
  const second = defineCheck({
    ...words,
    id: "vault/key-named",
    each: vaultKeys,
    assert: (key) => [fact("name", key.name ?? "none").is("none")],
  });
  const both = other({ checks: [vaultKeyRotation.with({ period: rotationPeriod }), second] });
  const one = other({ checks: [second] });
  const without = (control: Control) => program({ controls: [control], policies: [] });

  test("is never told as mended where it failed or was undecided", async () => {
    const told = await diff(without(both), without(one));
    expect(turns(told)).toEqual([
      `no-longer-judged ${task}: c fail>-, d error>-`,
      `dropped ${task}: a pass>-, b pass>-`,
    ]);
    expect(told.exitCode).toBe(2);
    expect(told.verdicts[0]?.shown[0]?.lines).toEqual([
      "rotation period: 400 days, expected at most 365 days (rotation-period)",
    ]);
    expect(told.others).toEqual([{ noun: "check", id: task, what: "is there no more", looser: true }]);
  });

  test("fails the run with 1 where all of it was decided", async () => {
    const decided = (control: Control) => ({ ...without(control) });
    const told = await diff(
      decided(other({ checks: [narrowed(["c"]), second] })),
      decided(other({ checks: [narrowed(["a"]), second] })),
    );
    expect(turns(told)).toEqual([
      "no-longer-judged rotation / vault/key-rotation / some-a: c fail>not-applicable",
      "new rotation / vault/key-rotation / some-a: a not-applicable>pass",
    ]);
    expect(told.exitCode).toBe(1);
  });

  test("goes by the resource where a selector leaves it out", async () => {
    const told = await diff(without(other({})), without(other({ checks: [narrowed(["a", "b"])] })));
    expect(turns(told)).toEqual([
      "no-longer-judged rotation / vault/key-rotation / some-a-b: c fail>not-applicable, d error>not-applicable",
    ]);
    expect(told.moved).toEqual([]);
    expect(told.code).toEqual([]);
    expect(told.others).toEqual([
      {
        noun: "check",
        id: "rotation / vault/key-rotation / some-a-b",
        what: "is narrowed by some-a-b: The others are another's.",
        looser: true,
      },
    ]);
    expect(told.verdicts[0]?.formerTask).toBe(task);
  });

  test("is not compared where a selector leaves out what nobody read", async () => {
    const unread = [vault(["north"], always(key("d", 1, { period: unreadable(denied) })))];
    const recording = await collectProgram(vaultProgram({ providers: unread }), testTools());
    const [was, is] = [other({}), other({ checks: [narrowed(["d", "e"])] })];
    const told = await diff(without(was), without(is), recording);
    expect(told).toMatchObject({ exitCode: 2, blind: true, unchanged: 0, moved: [] });
    expect(turns(told)).toEqual(["not-compared rotation / vault/key-rotation / some-d-e: d error>error"]);
    expect(told.verdicts[0]?.because).toEqual(["is narrowed by some-d-e: The others are another's."]);
  });

  test("nothing is compared on a recording in which no check came to a verdict, and why is told", async () => {
    const unread = [vault(["north"], always(key("d", 1, { period: unreadable(denied) })))];
    const recording = await collectProgram(vaultProgram({ providers: unread }), testTools());
    const told = await diff(without(other({})), without(other({})), recording);
    expect(told).toMatchObject({ exitCode: 2, blind: true, verdicts: [], unchanged: 1, undecided: 1 });
    expect(told.unread).toEqual([{ why: "access-denied: vault:Get was denied. Grant vault:Get.", total: 1 }]);
    expect(isNothing(told)).toBe(false);
  });

  test("is a control with all it asked, and the criterion becomes a gap", async () => {
    const told = await diff(without(other({})), program({ controls: [], policies: [] }));
    expect(turns(told)).toEqual([
      `no-longer-judged ${task}: c fail>-, d error>-`,
      `dropped ${task}: a pass>-, b pass>-`,
    ]);
    expect(told.criteria).toMatchObject([
      {
        id: "CC6.1",
        lost: [{ control: "rotation", relation: "primary" }],
        gained: [],
        was: "fail",
        is: "gap",
      },
    ]);
    expect(told.others).toEqual([
      { noun: "control", id: "rotation", what: "is there no more", looser: true },
    ]);
  });

  test("is a scope that is looked into no more, though the recording holds it", async () => {
    const looking = (...names: readonly string[]) =>
      program({
        providers: [{ ...north, looksInto: names.map((name) => ({ level: "region", path: ["1", name] })) }],
      });
    const told = await diff(looking("north"), looking("south"));
    expect(told.scopes).toEqual([
      { scope: "vault/1/north", what: "looked into no more" },
      { scope: "vault/1/south", what: "looked into as well" },
    ]);
    expect(turns(told)).toContain(`no-longer-judged ${task}: c fail>-, d error>-`);
    expect(turns(told)).toContain(`newly-undecided ${task}: vault/1/south ->error`);
    expect(turns(await diff(looking("north"), looking("north", "south")))).toEqual([
      `newly-undecided ${task}: vault/1/south ->error`,
    ]);
  });

  function narrowed(ids: readonly string[]) {
    return vaultKeyRotation.with({ period: rotationPeriod }).where({
      id: `some-${ids.join("-")}`,
      because: "The others are another's.",
      test: ({ id }: { readonly id: string }) => ids.includes(id),
    });
  }
});

describe("what moves", () => {
  test("to a control of another name is no loss and no gain", async () => {
    const renamed = other({ id: "turning" });
    const told = await diff(base, withControl(renamed));
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "turning / vault/key-rotation / all" }]);
    expect(told.criteria).toEqual([]);
    expect(told.sentences).toEqual([]);
    expect(told.exitCode).toBe(0);
  });

  test("to another control is told as moved, with what criteria lose and gain", async () => {
    const left = other({ title: "Left" });
    const right = other({ id: "right", title: "Right", statement: "Otherwise.", satisfies: [soc2("CC6.1")] });
    const told = await diff(
      program({ controls: [left], policies: [] }),
      program({ controls: [right], policies: [] }),
    );
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "right / vault/key-rotation / all" }]);
    expect(told.criteria).toMatchObject([
      {
        id: "CC6.1",
        lost: [{ control: "rotation" }],
        gained: [{ control: "right" }],
        was: "fail",
        is: "fail",
      },
    ]);
  });

  test("is what another control judges the same already", async () => {
    const [left, right] = [other({}), other({ id: "right", title: "Right", statement: "Otherwise." })];
    const told = await diff(
      program({ controls: [left, right], policies: [] }),
      program({ controls: [right], policies: [] }),
    );
    expect(told.verdicts).toEqual([]);
    expect(told.moved).toEqual([{ was: task, is: "right / vault/key-rotation / all" }]);
    const lost = await diff(
      program({ controls: [left, right], policies: [], settings: [] }),
      program({ controls: [other({ id: "right", title: "Right", checks: [stricter] })], policies: [] }),
    );
    expect(turns(lost)).toContain(`no-longer-judged right / vault/key-rotation / all: c fail>-, d error>-`);
  });

  const stricter = defineCheck({
    ...words,
    id: "vault/any",
    each: vaultKeys,
    assert: () => [fact("nothing", true).is(true)],
  });
});
