import { describe, expect, test } from "vitest";
import { assertKind, assertKinds } from "./kind.ts";

const next = "Look at where it comes from: a name that is misspelt, or two modules that import each other.";

describe("a definition where another belongs", () => {
  test.each<[unknown, readonly string[], string]>([
    [undefined, ["control"], "it is undefined, not a control."],
    [null, ["control"], "it is null, not a control."],
    ["aws", ["provider"], "it is a string, not a provider."],
    [7, ["provider"], "it is a number, not a provider."],
    [{}, ["control"], "it is an object, not a control."],
    [[], ["control"], "it is an object, not a control."],
    [() => undefined, ["framework-scope"], "it is a function, not a framework scope."],
    [{ kind: "check" }, ["control"], "it is a check, not a control."],
    [{ kind: "evidence-requirement" }, ["check"], "it is an evidence requirement, not a check."],
    [{ kind: "alternative" }, ["person", "role"], "it is an alternative, not a person or a role."],
    [{ kind: 7 }, ["control"], "it is an object, not a control."],
    // A use of a check is the check to whoever reads the message.
    [undefined, ["check", "check-use", "alternative"], "it is undefined, not a check or an alternative."],
  ])("%o is told for what it is", (value, kinds, message) => {
    expect(() => assertKind("it", value, ...kinds)).toThrow(
      expect.objectContaining({ code: "invalid-definition", message: `[bylaw] ${message}`, next }),
    );
  });

  test("of a right kind is let pass, each of several", () => {
    expect(() => assertKind("it", { kind: "role" }, "person", "role")).not.toThrow();
    expect(() => assertKind("it", { kind: "check-use" }, "check", "check-use")).not.toThrow();
  });
});

describe("a list of definitions", () => {
  test("is held member by member, and the first that is wrong is named by its place", () => {
    const control = { kind: "control" };
    expect(() => assertKinds("controls", [control, control], "control")).not.toThrow();
    expect(() => assertKinds("controls", [], "control")).not.toThrow();
    expect(() => assertKinds("controls", [control, undefined, "x"], "control")).toThrow(
      "[bylaw] controls[1] is undefined, not a control.",
    );
    // biome-ignore lint/suspicious/noSparseArray: a list that a slip of two commas makes.
    expect(() => assertKinds("controls", [control, , control], "control")).toThrow(
      "controls[1] is undefined",
    );
  });

  test.each<[unknown, string]>([
    [undefined, "controls is undefined, not a list."],
    [{ kind: "control" }, "controls is a control, not a list."],
    ["rotation", "controls is a string, not a list."],
    [new Set([{ kind: "control" }]), "controls is an object, not a list."],
  ])("is no list when it is %o", (value, message) => {
    expect(() => assertKinds("controls", value as readonly unknown[], "control")).toThrow(
      `[bylaw] ${message}`,
    );
  });
});
