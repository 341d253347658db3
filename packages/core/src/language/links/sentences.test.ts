import { expect, test } from "vitest";
import { attested, definePolicy, must, years } from "../../index.ts";
import { ana, rotation, rotationPeriod, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { linksOf } from "./links.ts";

test("C11: a failure is told as a breach of the sentence that hangs on its check, and of no neighbour's", () => {
  const other = { ...vaultKeyRotation, id: "vault/other" };
  const list = attested("list", { every: years(1) });
  const control = { ...rotation, checks: [...rotation.checks, other], evidence: [list] };
  const policy = definePolicy({
    id: "p",
    title: "P",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [
      must("P-1")`Rotate every ${rotationPeriod}.`.by(control).through(vaultKeyRotation),
      must("P-2")`List the keys.`.by(control).through(list),
      must("P-3")`Keep the keys.`.by(control).through(other),
    ],
  });
  const program = vaultProgram({ controls: [control], policies: [policy] });
  const { tasks, statementsOf } = linksOf(program);
  const told = tasks.map((task) => [task.check.id, statementsOf(task).map(({ id }) => id)]);
  expect(told).toEqual([
    ["vault/key-rotation", ["P-1"]],
    ["vault/other", ["P-3"]],
  ]);
});
