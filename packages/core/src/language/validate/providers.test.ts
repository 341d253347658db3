import { expect, test } from "vitest";
import { rotation, rotationPeriod, staging, vaultKeyRotation } from "../../vault.fixture.ts";
import { problemsOf } from "./validate.fixture.ts";

test("a check finds its provider and its environment", () => {
  expect(problemsOf({ providers: [] })).toEqual([
    "provider-absent | check vault/key-rotation | It reads vault, and the program has no vault provider.",
  ]);
  const controls = [{ ...rotation, checks: [vaultKeyRotation.with({ period: rotationPeriod }).in(staging)] }];
  expect(problemsOf({ controls })).toEqual([
    "provider-absent | control rotation › check vault/key-rotation | It is targeted at the environment staging, which no vault provider belongs to.",
  ]);
});
