import { expect, test } from "vitest";
import { type Collector, defineCheck, fact } from "../../index.ts";
import { unreadableResource } from "../../provider/index.ts";
import { always, rotation, type VaultKey, vault, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { denied, key, run } from "../run.fixture.ts";

const written: Collector<VaultKey> = {
  ...vaultKeys,
  id: "vault/written-keys",
  locate: ({ id, name }) => (name === undefined ? undefined : { path: `${name}/${id}.ts`, line: 3 }),
};

test("a resource has the place that its listing gives it, and no other has one", async () => {
  const check = defineCheck({
    id: "vault/written",
    title: "Key is written down",
    why: "A key that is not is lost.",
    fix: "Write it down.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["What is written is not read."],
    each: written,
    assert: ({ manager }) => [fact("manager", manager).is("customer")],
  });
  const providers = [
    vault(
      ["north"],
      always(
        key("a", 1, { name: "src" }),
        key("b", 1),
        key("c", 1, { name: ".." }),
        unreadableResource("d", denied),
      ),
    ),
  ];
  const { observations } = await run(
    vaultProgram({ providers, policies: [], controls: [{ ...rotation, checks: [check] }] }),
  );
  expect(observations.map(({ resource: { id, location } }) => [id, location])).toEqual([
    ["a", { path: "src/a.ts", line: 3 }],
    ["b", undefined],
    ["c", undefined],
    ["d", undefined],
  ]);
});
