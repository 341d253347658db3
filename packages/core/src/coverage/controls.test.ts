import { describe, expect, test } from "vitest";
import { attested, defineControl, exercise, type Program, soc2, years } from "../index.ts";
import { ben, held, record, ana as reviewer } from "../run/evidence/evidence.fixture.ts";
import { ana, bo, rotation } from "../vault.fixture.ts";
import type { Coverage } from "./coverage.ts";
import { checked, cover, march, NEW, OLD, run } from "./peers.fixture.ts";

const list = defineControl({
  id: "list",
  title: "A list is kept",
  statement: "Ana keeps it.",
  satisfies: [soc2("CC6.1"), soc2.supporting("CC6.2")],
  owner: ana,
  frequency: "annual",
  implementedFrom: "2026-03-01",
  evidence: [attested("list", { every: years(1) })],
});
const shown = defineControl({
  ...list,
  id: "shown",
  evidence: [exercise("drill", { every: years(1), reviewer })],
});
const both = (...more: readonly ReturnType<typeof defineControl>[]): Program =>
  checked({
    policies: [],
    controls: [defineControl({ ...rotation, implementedFrom: "2026-03-01" }), ...more],
  });

describe("the controls of a period", () => {
  test("are proved by what judged something, by what is judged in records, or by what is on file, where it is there", async () => {
    const program = both(list, shown);
    const proofs = ({ controls }: Coverage) => controls.map(({ id, assurance }) => [id, assurance]);
    const { evidence } = shown;
    const records = [
      [list.evidence[0], [record("list/a.md", { on: march(2) })]],
      [evidence[0], [{ ...held(march(2)), id: "drill/a.md" }]],
    ] as never;
    const program2 = { ...program, people: [ana, bo, ben, reviewer] } as Program;
    expect(proofs(await cover(program2, [run(1, { b: NEW }, program2)], { records }))).toEqual([
      ["list", "on file"],
      ["rotation", "inspected"],
      ["shown", "attested"],
    ]);
    expect(proofs(await cover(program, [run(1, {}, program)]))).toEqual([
      ["list", "nothing"],
      ["rotation", "nothing"],
      ["shown", "nothing"],
    ]);
  });

  test("have what the last plan said of them, and the checks of all", async () => {
    const before = both(list);
    const after = checked({
      policies: [],
      controls: [
        defineControl({
          ...rotation,
          implementedFrom: "2026-03-01",
          owner: ana,
          checks: [],
          evidence: [attested("keys", { every: years(1) })],
        }),
        list,
      ],
    });
    const { controls } = await cover(after, [run(1, { b: OLD }, before), run(2, { b: OLD }, after)]);
    const control = controls.find(({ id }) => id === "rotation");
    expect(control).toMatchObject({ owner: "ana", checks: ["rotation / vault/key-rotation / all"] });
    expect(control?.deviations).toHaveLength(1);
  });

  test("hold those that only the first run of a day had", async () => {
    const [before, after] = [both(list), checked({ policies: [], controls: [list] })];
    const at = (time: string, program: Program, keys: Record<string, number>) => {
      const { recording, ...day } = run(1, keys, program);
      return { ...day, ...(recording !== undefined && { recording }), time };
    };
    const { controls } = await cover(after, [at("06", before, { b: OLD }), at("18", after, {})]);
    expect(controls.map(({ id }) => id)).toEqual(["list", "rotation"]);
    expect(controls.find(({ id }) => id === "rotation")?.deviations).toHaveLength(1);
  });

  test("end on the last day that a plan had them", async () => {
    const [before, after] = [both(list), checked({ policies: [], controls: [list] })];
    const { controls } = await cover(after, [run(1, { b: NEW }, before), run(5, {}, after)]);
    expect(controls.map(({ id, until }) => [id, until])).toEqual([
      ["list", undefined],
      ["rotation", march(4)],
    ]);
  });

  test("stand behind the criteria that they satisfy, the best proof first, and not behind those that they support", async () => {
    const program = both(list);
    const { criteria } = await cover(program, [run(1, { b: NEW }, program)]);
    const of = (id: string) => criteria.find((one) => one.id === `soc2 ${id}`);
    expect(of("CC6.1")).toMatchObject({ assurance: "inspected", controls: ["list", "rotation"] });
    expect(of("CC6.2")?.controls ?? []).toEqual([]);
  });
});
