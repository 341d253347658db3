import { expect, test } from "vitest";
import { ORIGINALS as written } from "../packages/cli/src/commands/init/answers/answers.ts";
import { ORIGINALS as usual } from "../packages/policies/src/baseline/originals.ts";

test("bylaw init writes the places of originals that the baseline has where nobody says otherwise", () => {
  expect(written).toEqual(usual);
});
