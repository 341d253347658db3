// Keeps one run after another until it is killed, and says when it begins one and when it is kept. By the built package:
// a process that is killed runs no TypeScript.

import { defineCheck, defineControl, definePerson, defineProgram, fact, soc2 } from "@bylaw/core";
import { keepRun } from "@bylaw/core/node";
import { defineCollector, defineProviderKind } from "@bylaw/core/provider";
import { createKeeper, evaluateRecording, planRun } from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { z } from "zod";

const [root, name] = process.argv.slice(2);
const kind = defineProviderKind()("vault", ["account"]);
const keys = defineCollector({
  id: "vault/keys",
  resource: "vault key",
  provider: kind,
  per: "account",
  operations: ["vault:List"],
  schema: z.object({ id: z.string(), note: z.string() }),
  collect: () => [],
});
const check = defineCheck({
  id: "vault/named",
  title: "It is named",
  why: "Why.",
  fix: "Fix.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [],
  each: keys,
  assert: (key) => [fact("id", key.id).is("a")],
});
const ana = definePerson({ id: "ana", name: "Ana" });
const program = defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(
      soc2
        .scope({ categories: ["security"] })
        .criteria.filter(({ id }) => id !== "CC6.1")
        .map(({ id }) => [id, "No."]),
    ),
  }),
  providers: [
    {
      kind: "provider",
      type: kind,
      connect: async () => {
        throw new Error("It is only ever replayed.");
      },
      permissions: () => ({ title: "", document: "", permissions: [] }),
    },
  ],
  controls: [
    defineControl({
      id: "named",
      title: "Named",
      statement: "It is named.",
      satisfies: [soc2("CC6.1")],
      owner: ana,
      frequency: "continuous",
      checks: [check],
    }),
  ],
});
const plan = planRun(program);
for (let at = 0; ; at += 1) {
  const items = Array.from({ length: 200 }, (_, n) => ({
    id: `k${n}`,
    note: `${name} ${at} ${n}`.repeat(20),
  }));
  const startedAt = new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString();
  const recording = recordingOf([listingOf(keys, items)], startedAt);
  const keeper = createKeeper(plan);
  const report = await evaluateRecording(plan, recording, { onObservation: keeper.add });
  process.stdout.write("begin\n");
  const { digest } = await keepRun(root, { plan, recording, report, keeper }, { versions: {} });
  process.stdout.write(`kept ${digest}\n`);
}
