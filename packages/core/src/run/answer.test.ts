import { describe, expect, test } from "vitest";
import { absent, known, unreadable } from "../provider/index.ts";
import { accepts } from "./answer.ts";

const denied = { code: "access-denied", message: "vault:Get was denied." } as const;
const noAnswer = {
  code: "assertion-threw",
  message: "A selector must answer true or false, and not a promise.",
};

describe("what a selector or a view answers", () => {
  test.each<[string, () => unknown, unknown]>([
    ["true takes", () => true, true],
    ["false does not", () => false, false],
    ["what was read decides", () => known(true), true],
    ["what was read decides, also against it", () => known(false), false],
    [
      "what there is none of is no answer",
      () => absent("vault:Get", "None"),
      {
        code: "ambiguous-absence",
        message:
          "Whether it counts hangs on a value that is absent (None): say what that means with whenAbsent.",
        operation: "vault:Get",
      },
    ],
    ["what was not read decides nothing, and says why", () => unreadable(denied), denied],
    ["a promise is no answer", () => Promise.resolve(true), noAnswer],
    ["a promise that rejects ends no process", () => Promise.reject(new Error("later")), noAnswer],
    ["nothing is no answer", () => undefined, noAnswer],
    ["a text is no answer", () => "yes", noAnswer],
    ["a number is no answer", () => 0, noAnswer],
    ["an observed text is no answer", () => known("yes"), noAnswer],
    ["an observed promise is no answer", () => known(Promise.resolve(true)), noAnswer],
  ])("%s", (_, answer, expected) => {
    expect(accepts(answer() as boolean)).toEqual(expected);
  });
});
