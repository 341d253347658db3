import { expect, test } from "vitest";
import { exercise } from "../../language/evidence/built-in.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { validateProgram } from "../../language/validate/validate.ts";
import { defineEnvironment } from "../../language/values/environment.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { months } from "../../language/values/quantity.ts";
import { ana, held, programOf, said } from "./evidence.fixture.ts";

const production = defineEnvironment("production");
const interval = defineParameter("restore-interval", atMost(months(6)));
const restoreTest = exercise("restore-test", { every: interval, reviewer: ana });
const settings = [interval.to({ months: 1 }).in(production)];

test("what differs by environment is asked for in each, in a folder and with a number of its own", async () => {
  const there = restoreTest.in(production);
  const program = programOf([restoreTest, there], { settings });
  expect(validateProgram(program)).toEqual([]);
  expect(recordsOf(there).id).toBe("evidence/restore-test.production");
  const all = [
    [restoreTest, [held("2026-02-10")]],
    [there, [{ ...held("2026-01-20"), id: "restore-test.production/2026-01-20.md" }]],
  ] as const;
  expect(await said("2026-03-01", program, all)).toBe(
    [
      "pass: restore-test/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
      "fail: none, due since 2026-02-28; the last is restore-test.production/2026-01-20.md of 2026-01-20, reviewed by ana as it says",
    ].join("\n"),
  );
});

test("a number for an environment in which nobody asks is a problem of the program", () => {
  expect(validateProgram(programOf([restoreTest], { settings }))).toMatchObject([
    {
      code: "parameter-not-enforced",
      place: "setting restore-interval in production",
      message:
        "It says how often restore-test is asked for in production, and restore-test is asked for everywhere alike.",
      next: "Ask for it in each environment: requirement.in(environment).",
    },
  ]);
});

test("a requirement is asked for in one environment at most", () => {
  expect(() => restoreTest.in(production).in(defineEnvironment("staging"))).toThrow(
    "[bylaw] exercise restore-test.production: it is asked for in production already.",
  );
  expect(() => restoreTest.in("production" as never)).toThrow(
    "[bylaw] exercise restore-test: its environment is a string, not an environment.",
  );
});
