import { expect, test } from "vitest";
import { attested, defineControl, soc2, years } from "../index.ts";
import { ana, rotation } from "../vault.fixture.ts";
import { coveragePart } from "./part.ts";
import { checked, cover, march, NEW, OLD, run } from "./peers.fixture.ts";

const list = attested("list", { every: years(1) });
const lists = (id: string) =>
  defineControl({
    id,
    title: "A list is kept",
    statement: `Ana keeps ${id}.`,
    satisfies: [soc2("CC6.2")],
    owner: ana,
    frequency: "annual",
    implementedFrom: "2026-03-01",
    evidence: [list],
  });
const rotates = defineControl({ ...rotation, implementedFrom: "2026-03-01" });

test("a part of a coverage has what is of its controls, and what concerns all", async () => {
  const [before, after] = [
    checked({ policies: [], controls: [rotates] }),
    checked({ policies: [], controls: [rotates, lists("list")] }),
  ];
  const runs = [
    run(1, { b: OLD }, before),
    { ...run(5, {}, before), throttled: true },
    run(20, { b: NEW }, after),
  ];
  const whole = await cover(after, runs, { every: 3, records: [[list, []]] });
  const [keys, list_] = [coveragePart(whole, ["rotation"]), coveragePart(whole, ["list"])];
  expect(keys.controls.map(({ id }) => id)).toEqual(["rotation"]);
  expect(list_.controls.map(({ id }) => id)).toEqual(["list"]);
  expect([keys.controls[0]?.deviations.length, list_.controls[0]?.deviations.length]).toEqual([1, 0]);
  expect(keys.undecided).toEqual(whole.undecided);
  expect(list_.undecided).toEqual([]);
  expect(keys.criteria.map(({ id }) => id)).toEqual(["soc2 CC6.1"]);
  expect(list_.criteria.map(({ id }) => id)).toEqual(["soc2 CC6.2"]);
  // Days without a run and the runs themselves concern every control.
  expect([keys.unobserved, list_.counted.length]).toEqual([whole.unobserved, 3]);
  expect(list_.changes.map(({ noun, id, day }) => [day, noun, id])).toEqual([
    [march(20), "control", "list"],
    [march(20), "requirement", "list / list"],
  ]);
  expect(keys.changes).toEqual([]);
});

test("a part that is of nothing is empty, and keeps its days", async () => {
  const whole = await cover(checked(), [run(1, { b: NEW })]);
  const none = coveragePart(whole, []);
  expect([none.controls, none.criteria, none.waived, none.records]).toEqual([[], [], [], []]);
  expect([none.period, none.today, none.exitCode]).toEqual([whole.period, whole.today, whole.exitCode]);
});

test("a part has the waived failures, the records and the empty checks of its controls alone", async () => {
  const program = checked({ policies: [], controls: [rotates, lists("list")] });
  const whole = await cover(program, [run(1, {}, program)], { records: [[list, []]] });
  const record = { id: "list/a.md", seen: march(1), on: march(2), what: "was changed" } as const;
  const missing = { id: "list / list ana", seen: march(1), on: march(2), what: "was missing" } as const;
  const waived = {
    task: "t",
    control: "rotation",
    environment: "",
    scope: "",
    id: "a",
    reason: "",
    approvedBy: "",
  };
  const told = {
    ...whole,
    records: [record, missing],
    waived: [{ ...waived, from: march(1), to: march(2), until: march(2) }],
  };
  const of = (id: string) => coveragePart(told, [id]);
  expect([of("list").records, of("rotation").records]).toEqual([[record, missing], []]);
  expect([of("list").waived.length, of("rotation").waived.length]).toEqual([0, 1]);
});
