import { describe, expect, test } from "vitest";
import { defineChecklistLine, defineProgram } from "../../index.ts";
import { omit } from "../../provider/index.ts";
import { ana, rotation, vaultProgram } from "../../vault.fixture.ts";
import { told } from "../told.fixture.ts";
import { other, policy, problemsOf } from "../validate/validate.fixture.ts";
import { omissionFor } from "./omission.ts";

const line = (change: object = {}) =>
  defineChecklistLine({ id: "keys", title: "Keys rotate", shownBy: [rotation], ...change });

describe("a line of a checklist", () => {
  test("is a frozen value of what shows it", () => {
    const made = line({ shownBy: [rotation, policy(), "system"] });
    expect(made).toMatchObject({ kind: "checklist-line", id: "keys", title: "Keys rotate" });
    expect(Object.isFrozen(made) && Object.isFrozen(made.shownBy)).toBe(true);
  });

  test.each([
    [
      { id: "the keys" },
      'Checklist line id "the keys" is not a slug. Use letters, digits and single hyphens, such as key-rotation or ENC-4.',
    ],
    [{ title: " " }, "checklist line keys has no title. Say what is to be there."],
    [{ title: undefined }, "checklist line keys has no title. Say what is to be there."],
    [
      { shownBy: [] },
      'checklist line keys: nothing shows it. Name controls, policies, "system", "audit" or "records".',
    ],
    [
      { shownBy: rotation },
      'checklist line keys: nothing shows it. Name controls, policies, "system", "audit" or "records".',
    ],
    [
      { shownBy: ["sytem"] },
      'checklist line keys: shownBy[0] is "sytem", which is nothing that shows a line. Name controls, policies, "system", "audit" or "records".',
    ],
    [
      { shownBy: [rotation, ana] },
      "checklist line keys: shownBy[1] is a person, not a control or a policy. Look at where it comes from: a name that is misspelt, or two modules that import each other.",
    ],
    [
      { shownBy: [undefined] },
      "checklist line keys: shownBy[0] is undefined, not a control or a policy. Look at where it comes from: a name that is misspelt, or two modules that import each other.",
    ],
  ])("is refused as %j", (change, message) => {
    expect(told(() => line(change))).toBe(message);
  });
});

describe("the checklist of a program", () => {
  test("is made of lines, and of nothing else", () => {
    const { kind: _, frameworks: __, ...definition } = vaultProgram();
    expect(defineProgram({ ...definition, checklist: [line()] }).checklist).toEqual([line()]);
    expect(defineProgram(definition).checklist).toBe(undefined);
    expect(told(() => defineProgram({ ...definition, checklist: [rotation as never] }))).toContain(
      "checklist[0] is a control, not a checklist line.",
    );
  });

  test("names each line once, and what is part of the program or left out", () => {
    expect(problemsOf({ checklist: [line(), line({ id: "scope", shownBy: ["system"] })] })).toEqual([]);
    expect(problemsOf({ checklist: [line(), line()] })).toEqual([
      "duplicate-id | checklist › keys | The checklist has keys twice.",
    ]);
    const apart = line({ shownBy: [rotation, other, policy()] });
    expect(problemsOf({ checklist: [apart] })).toEqual([
      "unknown-id | checklist › keys | It is shown by the control other, which the program neither has nor leaves out with a reason.",
      "unknown-id | checklist › keys | It is shown by the policy p, which the program neither has nor leaves out with a reason.",
    ]);
    const leftOut = (of: "control" | "policy", id: string) =>
      omit({ of, id, title: id, reason: "Not here.", statements: [], satisfies: [] });
    const omissions = [leftOut("control", "other"), leftOut("policy", "p")];
    expect(problemsOf({ checklist: [apart], omissions })).toEqual([]);
    expect(problemsOf({ checklist: [apart], omissions: [leftOut("policy", "other")] })).toHaveLength(2);
    expect(omissionFor(omissions, { kind: "control", id: "other" })?.reason).toBe("Not here.");
  });
});
