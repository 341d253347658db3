import { describe, expect, test } from "vitest";
import { anyOf, attested, defineControl, years } from "../../index.ts";
import { always, production, rotation, vault, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { groupsOf, onePerId } from "./groups.ts";
import { linksOf } from "./links.ts";
import { parametersReadBy, verificationIds } from "./reads.ts";

describe("groups", () => {
  const groupOf = groupsOf(["apple", "avocado", "banana"], (one) => [...one]);

  test("are in the order given, and have what names a key twice once", () => {
    expect(groupOf("a")).toEqual(["apple", "avocado", "banana"]);
    expect(groupOf("p")).toEqual(["apple"]);
    expect(groupOf("o")).toEqual(["avocado"]);
  });

  test("of a key that nothing names are empty, and nobody can fill them", () => {
    expect(groupOf("x")).toEqual([]);
    expect(() => (groupOf("x") as string[]).push("y")).toThrow(TypeError);
    expect(() => (groupOf("a") as string[]).push("y")).toThrow(TypeError);
  });

  test("know no key that an object has of itself", () => {
    expect(groupOf("constructor")).toEqual([]);
    expect(groupsOf(["x"], () => ["__proto__"])("__proto__")).toEqual(["x"]);
  });
});

test("of one id there is one, where it was first met and as it was last defined", () => {
  const all = [
    { id: "b", at: 1 },
    { id: "a", at: 2 },
    { id: "b", at: 3 },
  ];
  expect(onePerId(all)).toEqual([
    { id: "b", at: 3 },
    { id: "a", at: 2 },
  ]);
});

describe("the tasks of a control", () => {
  const siem = attested("siem", { every: years(1) });
  const either = anyOf(vaultKeyRotation.in(production), siem);
  const control = defineControl({
    ...rotation,
    checks: [vaultKeyRotation.where({ id: "recent", because: "Old ones rest.", test: () => true }), either],
    evidence: [],
  });
  const program = vaultProgram({
    policies: [],
    controls: [control],
    providers: [vault(["north"], always(), { environment: production })],
  });
  const { tasks } = linksOf(program);

  test("are named by control, check and selector, in the control's order", () => {
    expect(tasks.map(({ id }) => id)).toEqual([
      "rotation / vault/key-rotation / recent",
      "rotation / vault/key-rotation / in production",
    ]);
  });

  test("know their alternative, and have none outside of one", () => {
    expect(tasks[0]).not.toHaveProperty("alternative");
    expect(tasks[1]?.alternative).toBe(either);
  });

  test("are what verifies it, beside the evidence", () => {
    expect(verificationIds(control)).toEqual(["vault/key-rotation", "vault/key-rotation", "siem"]);
    expect(parametersReadBy(control)).toEqual([]);
    expect(parametersReadBy(rotation).map(({ id }) => id)).toEqual(["rotation-period"]);
    expect(parametersReadBy(rotation, (id) => id !== "vault/key-rotation")).toEqual([]);
  });
});
