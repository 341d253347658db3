import { describe, expect, test } from "vitest";
import { defineControl, type Program } from "../../index.ts";
import { rotation } from "../../vault.fixture.ts";
import { checked, cover, NEW, OLD } from "../peers.fixture.ts";
import type { Day } from "../runs/runs.fixture.ts";
import { type Mark, stripOf } from "./strip.ts";

const period = { from: "2026-03-01", to: "2026-06-30" } as const;
const days = ["2026-03-10", "2026-04-10", "2026-05-10", "2026-06-10"] as const;
const first = defineControl({ ...rotation, implementedFrom: "2026-03-01" });
const { implementedFrom: _, ...undated } = {
  ...rotation,
  id: "later",
  title: "Later",
  statement: "Keys rotate.",
};
const later = defineControl(undated);
const alone = checked({ policies: [], controls: [first] });
const both = checked({ policies: [], controls: [first, later] });
const none = checked({ policies: [], controls: [later] });

/** March to June of each control, by the program that was in force on each day. */
async function strips(
  programs: readonly Program[],
  { every = 366, keys = [] }: { readonly every?: number; readonly keys?: readonly number[] } = {},
): Promise<Readonly<Record<string, readonly Mark[]>>> {
  const runs = programs.map((program, at): Day => {
    const day = days[at] as string;
    return { day, program, keys: { b: keys[at] ?? NEW } };
  });
  const now = programs.at(-1) as Program;
  const coverage = await cover(now, runs, { period, today: "2026-06-10", every });
  return Object.fromEntries(coverage.controls.map((one) => [one.id, stripOf(one, coverage)]));
}

describe("a month of a control that a check verifies", () => {
  test("is good where a run of that month judged it, and by no other run", async () => {
    expect(await strips([alone, alone, both, both])).toEqual({
      rotation: ["good", "good", "good", "good"],
      later: ["nothing", "nothing", "good", "good"],
    });
  });

  test("is nothing while no plan had it, also between two that did", async () => {
    expect((await strips([both, alone, alone, both])).later).toEqual(["good", "nothing", "nothing", "good"]);
  });

  test("tells what another control of the same check came to under that control alone", async () => {
    expect(await strips([alone, alone, none, none], { keys: [NEW, OLD] })).toEqual({
      rotation: ["good", "gap", "nothing", "nothing"],
      later: ["nothing", "nothing", "good", "good"],
    });
  });

  test("is not undecided for days without a run on which no plan had it", async () => {
    const all = await strips([alone, alone, both, both], { every: 2 });
    expect(all.rotation).toEqual(["undecided", "undecided", "undecided", "undecided"]);
    expect(all.later).toEqual(["nothing", "nothing", "undecided", "undecided"]);
  });
});
