import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  anyOf,
  attested,
  days,
  defineControl,
  defineEvidenceKind,
  definePolicy,
  must,
  years,
} from "../../index.ts";
import { records } from "../../run/evidence/evidence.fixture.ts";
import {
  always,
  ana,
  production,
  rotation,
  rotationPeriod,
  staging,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
import { approvalKind } from "../evidence/built-in.ts";
import { staffFrom } from "../people/staff.ts";
import { askedOf, fixOf, titleOf } from "./any-task.ts";
import { linksOf } from "./links.ts";
import {
  approvalsOf,
  collectorsOfRequirement,
  readsRecords,
  requirementsOfControl,
} from "./requirement-task.ts";

const kind = (about: "person" | "person-policy") =>
  defineEvidenceKind({ id: "k", title: "Course", about, schema: z.object({}) });
const list = attested("list", { every: years(1), title: "List of keys" });
const signed = attested("signed", { every: years(1) });
const training = kind("person").require("training", { every: years(1), answeredBy: vaultKeys as never });
const control = (evidence: Parameters<typeof defineControl>[0]["evidence"], id = "asked") =>
  defineControl({ ...rotation, id, checks: [], ...(evidence !== undefined && { evidence }) });
const providers = [vault(["north"], always()), records];
const only = <T>([one]: readonly T[]): T => one as T;
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

describe("a task", () => {
  const program = vaultProgram({ controls: [rotation, control([list, training])], providers });
  const { tasks, requirements, requirementsOf } = linksOf(program);
  test("of a requirement is one of its control, in the control's order", () => {
    expect(ids(requirements)).toEqual(["asked / list", "asked / training"]);
    expect(ids(requirementsOf(program.controls[1] as never))).toEqual(ids(requirements));
    expect(requirementsOf(rotation)).toEqual([]);
    expect(Object.isFrozen(requirements[0])).toBe(true);
  });

  test("is told by its title, what it asks for and how it is mended, whichever it is", () => {
    const [first, second] = requirements as [never, never];
    const check = only(tasks);
    expect([check, first, second].map(titleOf)).toEqual(["Vault key rotates", "List of keys", "Course"]);
    expect([check, first, second].map(askedOf)).toEqual(["vault/key-rotation", "list", "training"]);
    expect([check, first, second].map(fixOf)).toEqual([
      "Rotate it.",
      "Do it, or mend what its record shows, and write it down: bylaw evidence add list --by ana",
      "Do it where vault/keys reads it, or write it down: bylaw evidence add training --by ana",
    ]);
  });

  test("of an alternative says of which, and the same requirement outside of it of none", () => {
    const either = defineControl({
      ...rotation,
      checks: [anyOf(vaultKeyRotation, list)],
      evidence: [signed],
    });
    const [apart, inside] = requirementsOfControl(either).toSorted((a, b) => (a.id < b.id ? 1 : -1));
    expect([apart?.requirement.id, apart?.alternative]).toEqual(["signed", undefined]);
    expect(inside?.alternative?.of.map(({ kind: what }) => what)).toEqual(["check", "evidence-requirement"]);
  });
});

describe("what judging a requirement reads", () => {
  const reads = (requirement: typeof list, change: object = {}, more: readonly (typeof list)[] = []) => {
    const program = vaultProgram({
      controls: [rotation, control([requirement, ...more])],
      providers,
      ...change,
    });
    return ids(collectorsOfRequirement(program, linksOf(program).requirements[0] as never));
  };
  const approval = approvalKind.require("approval", { every: years(1) });
  const read = kind("person-policy").require("read", { within: days(30) });
  const staff = staffFrom("vault/staff", vaultKeys, ({ id }) => ({ id }));

  test("is its records, and nothing where nothing reads records", () => {
    expect(reads(list)).toEqual(["evidence/list"]);
    expect(reads(list, { providers: [vault(["north"], always())] })).toEqual([]);
    expect(readsRecords({ providers })).toBe(true);
    expect(readsRecords({ providers: [vault(["north"], always())] })).toBe(false);
  });

  test("is what answers, what happened and who works here", () => {
    expect(reads(training)).toEqual(["evidence/training", "vault/keys"]);
    const review = attested("review", { within: days(5), after: vaultKeys as never });
    expect(reads(review)).toEqual(["evidence/review", "vault/keys"]);
    expect(reads(list, { people: staff })).toEqual(["evidence/list", "vault/keys"]);
    expect(reads(list, { people: [ana] })).toEqual(["evidence/list"]);
  });

  test("is which texts are in force, where persons acknowledge them", () => {
    expect(reads(read, {}, [approval])).toEqual(["evidence/read", "evidence/approval"]);
    expect(reads(read)).toEqual(["evidence/read"]);
    expect(reads(approval, {}, [read])).toEqual(["evidence/approval"]);
  });

  test("of approvals is each once, however many controls ask for them", () => {
    const controls = [control([approval], "a"), control([approval, list], "b")];
    expect(ids(approvalsOf({ controls }))).toEqual(["approval"]);
    expect(approvalsOf({ controls: [rotation] })).toEqual([]);
  });
});

describe("the links of a program", () => {
  test("name every environment of a provider, a setting or a check, each once", () => {
    const away = vault(["south"], always(), { environment: staging, account: "2" });
    const here = rotation.checks.map((use) => ("in" in use ? use.in(production) : use));
    const program = vaultProgram({
      providers: [vault(["north"], always(), { environment: production }), away],
      controls: [{ ...rotation, checks: here }],
      settings: [rotationPeriod.to({ days: 30 }).in(staging)],
    });
    expect(ids(linksOf(program).environments)).toEqual(["production", "staging"]);
    expect(linksOf(vaultProgram()).environments).toEqual([]);
    const set = vaultProgram({ settings: [rotationPeriod.to({ days: 30 }).in(staging)] });
    expect(ids(linksOf(set).environments)).toEqual(["staging"]);
  });

  test("tie a sentence to the requirements that it hangs on, else to those that nothing hangs on by name", () => {
    const both = control([list, signed]);
    const policy = definePolicy({
      id: "p",
      title: "P",
      owner: ana,
      effective: "2026-01-01",
      review: "annual",
      statements: [must("P-1")`List keys.`.by(both).through(list), must("P-2")`Sign it.`.by(both)],
    });
    const program = vaultProgram({ controls: [both], policies: [policy], providers });
    const { requirements, statementsOf } = linksOf(program);
    expect(requirements.map((task) => [task.requirement.id, ids(statementsOf(task))])).toEqual([
      ["list", ["P-1"]],
      ["signed", ["P-2"]],
    ]);
  });

  test("tie a parameter to the requirements that are due by it or hold the company to it", () => {
    const due = attested("due", { every: rotationPeriod });
    const held = attested("held", { every: years(1), parameters: [rotationPeriod] });
    const { readersOf, parameters } = linksOf(
      vaultProgram({ controls: [control([due, held, list])], providers }),
    );
    expect(ids(readersOf(rotationPeriod).evidence)).toEqual(["asked / due", "asked / held"]);
    expect(ids(parameters)).toEqual(["rotation-period"]);
  });
});
