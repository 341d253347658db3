import { expect, test } from "vitest";
import { assertValidProgram, validateProgram } from "../../run/index.ts";
import { rotation, vaultProgram } from "../../vault.fixture.ts";

test("a sound program has no problems", () => {
  expect(validateProgram(vaultProgram())).toEqual([]);
});

test("every problem is told at once, with its place and the next step", () => {
  const program = vaultProgram({
    providers: [],
    controls: [rotation, { ...rotation, id: "idle", checks: [] }],
  });
  expect(() => assertValidProgram(program)).toThrow(
    [
      "[bylaw] The program has 2 problems:",
      "  control idle",
      "    It has neither checks nor evidence, so nothing can show that it operates.",
      "    Give it checks, or evidence such as exercise(...) or attested(...).",
      "  check vault/key-rotation",
      "    It reads vault, and the program has no vault provider.",
      "    Add vault(...) to the program's providers.",
    ].join("\n"),
  );
});
