import { describe, expect, test } from "vitest";
import { defineDataClass, defineRole, defineSystem, type System, soc2 } from "../../index.ts";
import { omit } from "../../provider/index.ts";
import { ana, bo, production, rotation, vaultProgram } from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";

const confidential = defineDataClass({ id: "confidential", title: "Confidential", handling: "Encrypted." });
const uptime = {
  id: "uptime",
  text: "Orders are taken each day.",
  source: "service-level agreement",
  criteria: [soc2("A1.1")],
} as const;
const account = {
  id: "production",
  of: "infrastructure",
  title: "AWS account 111111111111",
  owner: ana,
  environment: production,
  dataClasses: [confidential],
} as const;
const users = { id: "UEC-1", text: "Customers remove their own users.", criteria: [soc2("CC6.2")] };
const whole: Omit<System, "kind"> = {
  name: "Orders",
  boundary: "The orders service. The website is not part of it.",
  services: [{ id: "orders", title: "Takes orders" }],
  commitments: [uptime],
  components: [account],
  dataClasses: [confidential],
  userEntityControls: [users],
};
const system = (change: object) => () => defineSystem({ ...whole, ...change } as never);

const FROM = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";
const SLUG = "is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.";

describe("a system", () => {
  test("has what it was given, and is frozen to the bottom", () => {
    const made = defineSystem(whole);
    expect(made).toEqual({ kind: "system", ...whole });
    for (const part of [made, made.components, made.components[0], made.commitments[0], made.services])
      expect(Object.isFrozen(part)).toBe(true);
    expect(vaultProgram({ system: made }).system).toBe(made);
    expect(vaultProgram()).not.toHaveProperty("system");
  });

  test("may promise nothing, and ask nothing of customers", () => {
    const least = { services: [], commitments: [], components: [], dataClasses: [], userEntityControls: [] };
    expect(defineSystem({ ...whole, ...least })).toMatchObject(least);
  });

  test("may have one id in two lists, each of which is its own", () => {
    const same = { services: [{ id: "production", title: "P" }], components: [account] };
    expect(told(system(same))).toBe("nothing");
  });

  test.each<[string, object]>([
    [
      `system: dataClasses[0] is undefined, not a data class. ${FROM}`,
      { dataClasses: [undefined], components: [] },
    ],
    [
      `system: uptime criteria[0] is undefined, not a criterion reference. ${FROM}`,
      { commitments: [{ ...uptime, criteria: [undefined] }] },
    ],
    [
      `system: UEC-1 criteria[0] is a control, not a criterion reference. ${FROM}`,
      { userEntityControls: [{ ...users, criteria: [rotation] }] },
    ],
    [
      `system: component production: owner is undefined, not a person or a role. ${FROM}`,
      { components: [{ ...account, owner: undefined }] },
    ],
    [
      `system: component production: environment is a string, not an environment. ${FROM}`,
      { components: [{ ...account, environment: "production" }] },
    ],
    [
      `system: component production: dataClasses[0] is undefined, not a data class. ${FROM}`,
      { components: [{ ...account, dataClasses: [undefined] }] },
    ],
    [`System id "the orders" ${SLUG}`, { services: [{ id: "the orders", title: "O" }] }],
    [`System id "" ${SLUG}`, { commitments: [{ ...uptime, id: "" }] }],
    [`System id "a/b" ${SLUG}`, { components: [{ ...account, id: "a/b" }] }],
    [`System id "UEC 1" ${SLUG}`, { userEntityControls: [{ ...users, id: "UEC 1" }] }],
  ])("%s", (message, change) => {
    expect(told(system(change))).toBe(message);
  });

  test.each<[string, object]>([
    ["services", { services: [whole.services[0], { id: "orders", title: "Again" }] }],
    ["commitments", { commitments: [uptime, { ...uptime, text: "Again." }] }],
    ["components", { components: [account, { ...account, owner: bo }] }],
    ["dataClasses", { dataClasses: [confidential, { ...confidential, title: "Again" }] }],
    ["userEntityControls", { userEntityControls: [users, { ...users, text: "Again." }] }],
  ])("has each of its %s once", (list, change) => {
    const [first] = whole[list as "services"];
    expect(told(system(change))).toBe(`system: ${first?.id} is there twice. Give one of them another id.`);
  });

  test("of a program is one that was defined", () => {
    expect(() => vaultProgram({ system: whole as never })).toThrow(
      "[bylaw] system is an object, not a system.",
    );
  });
});

describe("a class of data", () => {
  test("says how it is handled", () => {
    expect(confidential).toEqual({
      kind: "data-class",
      id: "confidential",
      title: "Confidential",
      handling: "Encrypted.",
    });
    expect(Object.isFrozen(confidential)).toBe(true);
  });

  test.each(["", "very secret", "a--b", "-a"])("called %o is refused", (id) => {
    expect(told(() => defineDataClass({ id, title: "T", handling: "H." }))).toBe(
      `Data class id ${JSON.stringify(id)} ${SLUG}`,
    );
  });
});

describe("what is left out", () => {
  const board = {
    of: "control",
    id: "board-oversight",
    title: "The board looks at security",
    reason: "There is no board.",
    statements: ["GOV-3"],
    satisfies: [soc2("CC1.2")],
  } as const;

  test("says why", () => {
    const omission = omit(board);
    expect(omission).toEqual({ kind: "omission", ...board });
    expect(Object.isFrozen(omission)).toBe(true);
    expect(vaultProgram({ omissions: [omission] }).omissions).toEqual([omission]);
    expect(vaultProgram().omissions).toEqual([]);
  });

  test.each(["", " ", "\n\t", undefined, null, 0, true])("for the reason %o is refused", (reason) => {
    expect(told(() => omit({ ...board, reason: reason as never }))).toBe(
      "control board-oversight is left out, and no reason is given. Say why the company does without it.",
    );
  });

  test.each(["control", "policy", "statement", "risk"] as const)("is a %s", (of) => {
    expect(omit({ ...board, of }).of).toBe(of);
    expect(told(() => omit({ ...board, of, reason: "" }))).toContain(`${of} board-oversight is left out`);
  });

  test("of a program is an omission", () => {
    expect(() => vaultProgram({ omissions: [board as never] })).toThrow(
      "[bylaw] omissions[0] is an object, not an omission.",
    );
  });
});

describe("an office", () => {
  const ceo = defineRole({ id: "ceo", title: "CEO", holder: ana });

  test("reports to another, and answers for what it says", () => {
    const cto = defineRole({
      id: "cto",
      title: "CTO",
      holder: bo,
      reportsTo: ceo,
      responsibilities: ["the register of risks"],
    });
    expect(cto).toMatchObject({ reportsTo: ceo, responsibilities: ["the register of risks"] });
    expect(ceo).not.toHaveProperty("reportsTo");
    expect(vaultProgram({ roles: [ceo, cto] }).roles).toEqual([ceo, cto]);
    expect(vaultProgram().roles).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["a person", ana],
    ["a string", "ceo"],
    ["null", null],
  ])("does not report to %s", (what, reportsTo) => {
    expect(told(() => defineRole({ ...ceo, reportsTo } as never))).toBe(
      `role ceo: reportsTo is ${what}, not a role. ${FROM}`,
    );
  });

  test("of a program is a role", () => {
    expect(() => vaultProgram({ roles: [ana as never] })).toThrow(
      "[bylaw] roles[0] is a person, not a role.",
    );
  });
});
