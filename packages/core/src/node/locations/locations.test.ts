import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { attested, defineControl, definePolicy, defineVendor, must, years } from "../../index.ts";
import { linksOf } from "../../run/index.ts";
import {
  ana,
  rotation,
  rotationPeriod,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { locationText } from "./location.ts";
import { locationsIn } from "./locations.ts";

const config = import.meta.filename;
const lines = readFileSync(config, "utf8").split("\n");
/** The line that ends in a mark. */
const lineAt = (mark: string): number => lines.findIndex((line) => line.endsWith(`// ${mark}`)) + 1;

// What stands in the fixture is as shipped: it lies in a package of Bylaw.
const list = attested("list", { every: years(1) }); // list
const own = defineControl({ ...rotation, id: "own", evidence: [list], implementedFrom: "2026-01-01" }); // own
const statement = must("OWN-1")`Rotate every key at least every ${rotationPeriod}.`.by(own); // OWN-1
const policy = definePolicy({ ...policyTerms(), id: "own", statements: [statement] }); // policy
const program = vaultProgram({ controls: [rotation, own], policies: [policy] }); // program
const locations = locationsIn(program, { config });
const file = `packages/core/src/node/locations/${basename(config)}`;
const at = (mark: string) => ({ path: file, line: lineAt(mark) });

test("what the company writes is where it writes it, from the root of its repository", () => {
  expect(locations.written(own)).toEqual(at("own"));
  expect(locations.of(own)).toEqual(at("own"));
  expect(locations.of(list)).toEqual(at("list"));
  expect(locations.of(statement)).toEqual(at("OWN-1"));
  expect(locations.of(policy)).toEqual(at("policy"));
  expect(locations.of(program)).toEqual(at("program"));
  expect(join(locations.root, file)).toBe(config);
});

test("what comes with a package is where the nearest is that makes use of it", () => {
  for (const shipped of [vaultKeyRotation, vaultKeys, rotationPeriod, rotation, ana])
    expect(locations.written(shipped)).toBeUndefined();
  for (const used of [vaultKeyRotation, vaultKeys, vaultKeyRotation.with({ period: rotationPeriod })])
    expect(locations.of(used)).toEqual(at("own"));
  expect(locations.of(rotationPeriod)).toEqual(at("OWN-1"));
  // No sentence of the policy is verified by it.
  expect(locations.of(rotation)).toEqual(at("program"));
  expect(locations.of(ana)).toEqual(at("program"));
  expect(locations.of(defineVendor)).toEqual(at("program"));
});

test("a control that a package defines is where the policy is whose sentence it verifies", () => {
  const sentence = must("OWN-2")`Rotate every key at least every ${rotationPeriod}.`.by(rotation);
  const held = definePolicy({ ...policyTerms(), id: "held", statements: [sentence] }); // held
  const found = locationsIn(vaultProgram({ policies: [held] }), { config });
  expect(found.of(rotation)).toEqual(at("held"));
  expect(found.of(vaultKeyRotation)).toEqual(at("held"));
});

test("a task is where its control is", () => {
  const { tasks, requirements } = linksOf(program);
  const found = [...tasks, ...requirements].map((task) => [task.id, locations.of(task)]);
  expect(Object.fromEntries(found)).toEqual({
    "rotation / vault/key-rotation / all": at("program"),
    "own / vault/key-rotation / all": at("own"),
    "own / list": at("own"),
  });
});

test("what nobody has written is the first line of the config, in any program", () => {
  const nowhere = locationsIn({ ...program }, { config });
  expect(nowhere.of({})).toEqual({ path: file, line: 1 });
  expect(nowhere.of(rotation)).toEqual({ path: file, line: 1 });
});

test("a person reads it from the folder they are in", () => {
  const text = (cwd: string) => locationText({ path: file, line: 7 }, locations, cwd);
  expect(text(locations.root)).toBe(`${file}:7`);
  expect(text(dirname(config))).toBe(`${basename(config)}:7`);
  expect(text(join(dirname(config), "../keep"))).toBe(`../locations/${basename(config)}:7`);
  expect(text(join(dirname(config), "gone"))).toBe(`../${basename(config)}:7`);
  expect(locationText({ path: "a\n::error::b.ts", line: 1 }, locations, locations.root)).toBe(
    "a\\u{a}::error::b.ts:1",
  );
});

test("a config that is not there is the system's error", () => {
  expect(() => locationsIn(program, { config: join(config, "../gone.ts") })).toThrow("ENOENT");
});

function policyTerms() {
  return { title: "Own", owner: ana, effective: "2026-01-01", review: "annual" } as const;
}
